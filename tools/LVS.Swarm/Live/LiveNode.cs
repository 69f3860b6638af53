using System;
using System.Diagnostics;
using System.Threading;

using LVS.Core;
using LVS.Node;
using LVS.Transports;

namespace LVS.Swarm;

/// <summary>A micro-node of the harness: the node's own source on real sockets, in a thread of this process.</summary>
public sealed class LiveNode : IDisposable
{
    private const int WarmUpMs = 1000;

    private readonly IAttendance attendance;
    private readonly FaultyLink? faults;
    private readonly MicroNode node;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Thread thread;
    private volatile bool running = true;

    /// <summary>Boots the node and starts its loop.</summary>
    /// <param name="meeting">Where its neighbours are.</param>
    /// <param name="config">Key, emit timer, faults.</param>
    /// <param name="earned">Value it is born with, in micro-VU.</param>
    /// <param name="seed">Seed of its chance and faults.</param>
    public LiveNode(IMeeting meeting, NodeConfig config, long earned, long seed)
    {
        attendance = meeting.Attend(seed);
        FaultOptions options = FaultOptions.Of(config);
        ILink wire = attendance.Link;
        if (options.Any)
        {
            faults = new FaultyLink(wire, options, ~seed);
            wire = faults;
        }

        node = new MicroNode(config.ToOptions(), new NodeMemory(1), 0, new PcMac(config.KeyBytes()), wire, new MemoryVault());
        node.Boot(clock.ElapsedMilliseconds, seed, earned, config.Weight);
        attendance.Start(node.Ledger.Pseudonym, clock.ElapsedMilliseconds);
        thread = new Thread(Loop) { IsBackground = true, Name = "node" };
        thread.Start();
    }

    /// <summary>The node's pseudonym.</summary>
    public int Pseudonym => node.Ledger.Pseudonym;

    /// <summary>What the node's memory holds, for the final comparison with what it said on the wire. Read it only once the loop has ended.</summary>
    public NodeView Memory
    {
        get
        {
            Diff diff = new();
            node.Ledger.Describe(diff);
            return NodeView.Of(diff);
        }
    }

    /// <summary>The node's counters.</summary>
    public Counters Counters => node.Counters;

    /// <summary>Frames lost on purpose, and for want of room in the inbox.</summary>
    public long FramesLost => (faults?.LostCount ?? 0) + attendance.Inbox.DroppedCount;

    /// <summary>Ticks measured for <see cref="AllocatedBytes"/>.</summary>
    public long Ticks { get; private set; }

    /// <summary>Managed bytes allocated by those ticks, after the first second.</summary>
    public long AllocatedBytes { get; private set; }

    /// <summary>What ended the loop before its time, or null.</summary>
    public Exception? Crash { get; private set; }

    /// <summary>Ends the loop; the node's memory stays readable.</summary>
    public void Dispose()
    {
        running = false;
        thread.Join();
        attendance.Dispose();
    }

    private void Loop()
    {
        try
        {
            int waitMsMax = faults == null ? 200 : 20;
            while (running)
            {
                long nowMs = clock.ElapsedMilliseconds;
                long before = GC.GetAllocatedBytesForCurrentThread();
                node.Tick(nowMs);
                long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                if (nowMs > WarmUpMs)
                {
                    Ticks++;
                    AllocatedBytes += allocated;
                }

                long dueAtMs = Math.Min(node.DueAtMs, attendance.Attend(node, nowMs));
                attendance.Inbox.Wait((int)Math.Clamp(dueAtMs - nowMs, 1, waitMsMax));
            }
        }
#pragma warning disable CA1031 // Whatever it is, it belongs into the verdict.
        catch (Exception e)
        {
            Crash = e;
        }
#pragma warning restore CA1031
    }
}
