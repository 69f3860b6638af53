using System;

using LVS.Core;
using LVS.Node;

namespace LVS.Sim;

/// <summary>
/// A flash of two sectors written in turn, like the firmware's vault, and its possible faults: torn writes, a full file system, flipped
/// bits, and the return of an old image. Fixed memory.
/// </summary>
public sealed class SimVault : IVault
{
    private readonly byte[][] sectors = [new byte[Limits.LedgerRecordSize], new byte[Limits.LedgerRecordSize]];
    private readonly byte[][] history;
    private readonly bool?[] isWhole = new bool?[2];
    private int historyCount;
    private int newest;
    private int tearAt = -1;

    /// <summary>Makes an empty flash.</summary>
    /// <param name="historyLength">Old images to remember, for rollbacks; 0 when none will come.</param>
    public SimVault(int historyLength)
    {
        history = new byte[historyLength][];
        for (int i = 0; i < historyLength; i++)
        {
            history[i] = new byte[Limits.LedgerRecordSize];
        }
    }

    /// <summary>Whether the file system has no room: every write fails and changes nothing.</summary>
    public bool IsFull { get; set; }

    /// <summary>Whether power failed while a record was being written; the world cuts the node when it sees this.</summary>
    public bool PowerFailed { get; private set; }

    /// <summary>Records written.</summary>
    public long WriteCount { get; private set; }

    /// <summary>The newest whole record, or null. The caller must not change it.</summary>
    public byte[]? Newest
    {
        get
        {
            bool first = IsWhole(0);
            bool second = IsWhole(1);
            if (first && second)
            {
                return sectors[LedgerRecord.NumberOf(sectors[1]) - LedgerRecord.NumberOf(sectors[0]) > 0 ? 1 : 0];
            }

            return first ? sectors[0] : second ? sectors[1] : null;
        }
    }

    /// <inheritdoc/>
    public bool Load(byte[] record)
    {
        byte[]? whole = Newest;
        if (whole == null)
        {
            return false;
        }

        newest = whole == sectors[0] ? 0 : 1;
        whole.CopyTo(record, 0);
        return true;
    }

    /// <inheritdoc/>
    public bool Append(byte[] record)
    {
        if (IsFull || PowerFailed)
        {
            return false;
        }

        int sector = 1 - newest;
        int kept = Reach(Limits.LedgerRecordSize);
        isWhole[sector] = null;
        record.AsSpan(0, kept).CopyTo(sectors[sector]);
        if (PowerFailed)
        {
            sectors[sector].AsSpan(kept).Fill(0xFF);
            return false;
        }

        newest = sector;
        WriteCount++;
        if (history.Length > 0)
        {
            record.CopyTo(history[historyCount++ % history.Length], 0);
        }

        return true;
    }

    /// <summary>Number of bytes of a write that reach the flash: all, or fewer when power fails.</summary>
    /// <param name="size">Bytes to be written, 1 or more.</param>
    public int Reach(int size)
    {
        PowerFailed = tearAt >= 0;
        return PowerFailed ? Math.Min(tearAt, size - 1) : size;
    }

    /// <summary>Tears the next write: power fails after this many of its bytes.</summary>
    public void TearNext(int bytes) => tearAt = Math.Clamp(bytes, 0, Limits.LedgerRecordSize - 1);

    /// <summary>Power is back: torn data stays torn, and the next write is whole.</summary>
    public void PowerUp()
    {
        tearAt = -1;
        PowerFailed = false;
    }

    /// <summary>Restores an old image, as a flash does that lost its last commits.</summary>
    /// <param name="depth">Number of records that are lost, 1 or above.</param>
    public void RollBack(int depth)
    {
        if (history.Length == 0 || historyCount == 0)
        {
            return;
        }

        int back = Math.Min(depth, Math.Min(historyCount, history.Length) - 1);
        byte[] old = history[(historyCount - 1 - back) % history.Length];
        old.CopyTo(sectors[0], 0);
        old.CopyTo(sectors[1], 0);
        Array.Clear(isWhole);
        historyCount -= back;
        newest = 0;
    }

    /// <summary>Flips one bit.</summary>
    /// <param name="both">In both sectors, not only in the newest one.</param>
    /// <param name="bit">Index of the bit in the sector, 0 or above.</param>
    public void Rot(bool both, int bit)
    {
        int at = bit % (Limits.LedgerRecordSize * 8);
        int worst = Newest == sectors[1] ? 1 : 0;
        for (int sector = 0; sector < 2; sector++)
        {
            if (both || sector == worst)
            {
                sectors[sector][at >> 3] ^= (byte)(1 << (at & 7));
                isWhole[sector] = null;
            }
        }
    }

    /// <summary>Whether a sector is whole; checked again only after the sector has changed.</summary>
    private bool IsWhole(int sector) => isWhole[sector] ??= LedgerRecord.IsWhole(sectors[sector], sectors[sector].Length);
}
