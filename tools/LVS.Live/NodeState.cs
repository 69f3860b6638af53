using System;
using System.IO;

using LVS.Core;
using LVS.Harness;
using LVS.Node;

namespace LVS.Live;

/// <summary>A PC node's state on disk: the ledger, and the fragments with their log. Belongs to one process at a time.</summary>
public sealed class NodeState : IDisposable
{
    /// <summary>Fragment slots of a PC's node: as many as a log of 128 KiB can move about.</summary>
    public const int FragmentSlots = 200;

    /// <summary>Members that a PC's node knows.</summary>
    public const int MembersMax = 512;

    private readonly FolderFlash flash;

    /// <summary>Opens the state, made if need be.</summary>
    /// <param name="folder">Where.</param>
    /// <exception cref="UserException">The folder cannot be used, or another process uses it.</exception>
    public NodeState(string folder)
    {
        flash = new FolderFlash(folder, Limits.FlashSegmentCountMax);
        Vault = new FileVault(folder);
        Keepsakes = new DiskRecord(Path.Combine(folder, "keepsakes"));
        Ring = new FragmentRing(FragmentSlots);
        Log = new FragmentLog(Ring, flash, Limits.FlashSegmentCountMax, Limits.FlashSegmentSize);
        FragmentsRestored = Log.Open();
    }

    /// <summary>The ledger.</summary>
    public IVault Vault { get; }

    /// <summary>Whether there is one on disk.</summary>
    public bool HasLedger => Vault.Load(new byte[Limits.LedgerRecordSize]);

    /// <summary>What is kept for devices that may lose their memory.</summary>
    public IRecordFile Keepsakes { get; }

    /// <summary>The fragments.</summary>
    public FragmentRing Ring { get; }

    /// <summary>What keeps them.</summary>
    public FragmentLog Log { get; }

    /// <summary>How the node takes part.</summary>
    public FragmentOptions Options { get; init; } = new() { MemberCount = MembersMax };

    /// <summary>Fragments found on disk.</summary>
    public int FragmentsRestored { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (Log.Flush() == FragmentLog.Wrote)
        {
            // What is still in memory alone.
        }

        flash.Dispose();
    }
}
