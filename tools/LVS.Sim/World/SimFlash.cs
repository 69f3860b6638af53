using System;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// The segments of a node's fragment log, on the same flash as its ledger: they are full when the flash is full, and torn by the same power
/// cuts.
/// </summary>
/// <param name="vault">The ledger's part of the flash.</param>
public sealed class SimFlash(SimVault vault) : IFlash
{
    private readonly byte[] bytes = new byte[Limits.FlashSegmentCount * Limits.FlashSegmentSize];
    private readonly int[] ends = new int[Limits.FlashSegmentCount];

    private bool IsWritable => !vault.IsFull && !vault.PowerFailed;

    /// <summary>Whether a whole record of a fragment is there, whatever the node's log says.</summary>
    /// <param name="records">Knows whole records.</param>
    /// <param name="stripe">The fragment's stripe.</param>
    /// <param name="index">Its index.</param>
    public bool Has(FlashRecord records, long stripe, int index)
    {
        byte[] record = new byte[FlashRecord.SizeMax];
        for (int segment = 0; segment < ends.Length; segment++)
        {
            for (int at = 0; at < ends[segment]; at += FlashRecord.Align)
            {
                int count = Read(segment, at, record, record.Length);
                if (FlashRecord.NameOf(record) == stripe && FlashRecord.IndexOf(record) == index
                    && FlashRecord.TypeOf(record) == FlashRecord.TypeFragment && records.WholeSize(record, count) > 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public int Read(int segment, int position, byte[] buffer, int size)
    {
        int count = Math.Clamp(ends[segment] - position, 0, size);
        bytes.AsSpan((segment * Limits.FlashSegmentSize) + position, count).CopyTo(buffer);
        return count;
    }

    /// <inheritdoc/>
    public bool Write(int segment, int position, byte[] buffer, int size)
    {
        if (!IsWritable)
        {
            return false;
        }

        int kept = vault.Reach(size);
        buffer.AsSpan(0, kept).CopyTo(bytes.AsSpan((segment * Limits.FlashSegmentSize) + position));
        ends[segment] = Math.Max(ends[segment], position + kept);
        return kept == size;
    }

    /// <inheritdoc/>
    public bool Erase(int segment)
    {
        // Erasing truncates a file, by one commit of the file system: it happens completely or not at all.
        ends[segment] = IsWritable ? 0 : ends[segment];
        return IsWritable;
    }
}
