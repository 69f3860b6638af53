using System;
using System.Diagnostics;

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
    /// <param name="swarmKey">32 bytes.</param>
    /// <param name="identity">What the node is known by when the folder is lost.</param>
    /// <exception cref="UserException">The folder cannot be used, or another process uses it.</exception>
    public NodeState(string folder, byte[] swarmKey, string identity)
    {
        flash = new FolderFlash(folder, Limits.FlashSegmentCountMax);
        Secret = SwarmKeys.NodeSecret(swarmKey, identity);
        Vault = new FileVault(folder);
        Ring = new FragmentRing(FragmentSlots);
        Log = new FragmentLog(Ring, flash, Limits.FlashSegmentCountMax, Limits.FlashSegmentSize);
        FragmentsRestored = Log.Open();
    }

    /// <summary>The ledger.</summary>
    public IVault Vault { get; }

    /// <summary>The fragments.</summary>
    public FragmentRing Ring { get; }

    /// <summary>What keeps them.</summary>
    public FragmentLog Log { get; }

    /// <summary>How the node takes part.</summary>
    public FragmentOptions Options { get; init; } = new() { MemberCount = MembersMax };

    /// <summary>The node's secret.</summary>
    public long Secret { get; }

    /// <summary>Fragments found on disk.</summary>
    public int FragmentsRestored { get; }

    /// <summary>Brings the ledger back from the swarm when the disk has none.</summary>
    /// <param name="transport">Where the swarm is.</param>
    /// <param name="config">Key and emit timer.</param>
    /// <param name="seed">Seed of the pseudonym to ask by.</param>
    /// <returns>What became of it, one of the states of <see cref="LedgerRescue"/>; <see cref="LedgerRescue.Running"/> when there was a
    /// ledger.</returns>
    public int Rescue(ITransport transport, NodeConfig config, long seed)
    {
        byte[] record = new byte[Limits.LedgerRecordSize];
        if (Vault.Load(record))
        {
            return LedgerRescue.Running;
        }

        using IEndpoint endpoint = transport.Open(seed);
        Stopwatch clock = Stopwatch.StartNew();
        LedgerRescue rescue = new(
            new PcMac(config.KeyBytes()), Secret, config.Epoch, seed, endpoint.Link,
            LedgerRescue.ListenMs(config.EmitIntervalMsMin, config.EmitDoublings), 0);
        int state = rescue.Tick(0);
        while (state == LedgerRescue.Running)
        {
            endpoint.Inbox.Wait(20);
            state = rescue.Tick(clock.ElapsedMilliseconds);
        }

        if (state == LedgerRescue.Found)
        {
            rescue.Take(record);
            if (!Vault.Append(record))
            {
                throw new UserException("The ledger came back from the swarm but cannot be written to disk: make room, and start again.",
                    UserException.Unknown);
            }
        }

        return state;
    }

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
