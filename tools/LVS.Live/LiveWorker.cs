using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;

using LVS.Core;
using LVS.Harness;
using LVS.Node;

namespace LVS.Live;

/// <summary>
/// One thread that drives many nodes. A node has a turn when something has arrived for it or its time has come: there is a queue of called
/// nodes, and a heap of times. A node with more work, such as an agreement of many slices, has a few turns at a time and then goes behind
/// the others. A thread that is behind runs its nodes late and loses nothing, until arriving frames find no room: then frames are lost and
/// counted, as on any link.
/// </summary>
internal sealed class LiveWorker : IDisposable
{
    private const int IdleMsMax = 100;
    private const int TurnsMax = 32;

    /// <summary>Frames for all of its nodes that may wait: ten seconds of 2,000 nodes that send every five seconds.</summary>
    private const int ArrivalsMax = 4096;

    private const int LateWindowMs = 5000;

    private readonly Stopwatch clock;
    private readonly AutoResetEvent work = new(false);
    private readonly ConcurrentQueue<LiveNode> called = new();
    private readonly PriorityQueue<LiveNode, long> times = new();
    private readonly ISharedWire wire;
    private readonly Thread thread;
    private volatile bool running = true;
    private long lateMs;
    private long lateMsBefore;
    private long lateSinceMs;

    /// <summary>Starts the thread.</summary>
    /// <param name="transport">Its nodes' transport.</param>
    /// <param name="swarmKey">32 bytes.</param>
    /// <param name="clock">The time of its nodes.</param>
    /// <exception cref="UserException">The place cannot be reached.</exception>
    internal LiveWorker(ITransport transport, byte[] swarmKey, Stopwatch clock)
    {
        this.clock = clock;
        Mac = new RecentMac(new PcMac(swarmKey));
        wire = transport.Share(new Arrivals(this));
        thread = new Thread(Run) { IsBackground = true, Name = "nodes" };
        thread.Start();
    }

    /// <summary>The MAC that its nodes share.</summary>
    internal IMac Mac { get; }

    /// <summary>The time of its nodes.</summary>
    internal long NowMs => clock.ElapsedMilliseconds;

    /// <summary>Longest delay of a turn, in this span of some seconds and the one before.</summary>
    internal long LateMs => Math.Max(Volatile.Read(ref lateMs), Volatile.Read(ref lateMsBefore));

    /// <inheritdoc/>
    public void Dispose()
    {
        running = false;
        work.Set();
        thread.Join();
        wire.Dispose();
    }

    /// <summary>The endpoint of one of its nodes.</summary>
    internal IEndpoint Open(long seed, NodeInbox inbox) => wire.Open(seed, inbox);

    /// <summary>Requests a turn for a node. Any thread may call.</summary>
    internal void Call(LiveNode node)
    {
        if (node.BeginCall())
        {
            called.Enqueue(node);
            if (Thread.CurrentThread != thread)
            {
                work.Set();
            }
        }
    }

    private void Run()
    {
        while (running)
        {
            bool hasArrived = wire.Pump();
            CallDue();
            for (int count = called.Count; count > 0 && called.TryDequeue(out LiveNode? node); count--)
            {
                Turn(node);
            }

            if (!hasArrived && called.IsEmpty)
            {
                work.WaitOne(IdleMs());
            }
        }
    }

    private void Turn(LiveNode node)
    {
        node.EndCall();
        long nowMs = NowMs;
        long dueAtMs = node.Turn(nowMs);
        for (int turns = 1; dueAtMs <= nowMs && turns < TurnsMax; turns++)
        {
            nowMs = NowMs;
            dueAtMs = node.Turn(nowMs);
        }

        if (dueAtMs <= nowMs)
        {
            Call(node);
        }
        else if (dueAtMs < node.TimeMs)
        {
            // A time that was set earlier and is too soon causes one unnecessary turn; that is cheaper than finding it in the heap.
            node.TimeMs = dueAtMs;
            times.Enqueue(node, dueAtMs);
        }
    }

    private void CallDue()
    {
        long nowMs = NowMs;
        while (times.TryPeek(out LiveNode? node, out long atMs) && atMs <= nowMs)
        {
            times.Dequeue();
            if (node.TimeMs == atMs)
            {
                node.TimeMs = long.MaxValue;
                Call(node);
                NoteLate(nowMs - atMs, nowMs);
            }
        }
    }

    private void NoteLate(long ms, long nowMs)
    {
        if (nowMs - lateSinceMs >= LateWindowMs)
        {
            Volatile.Write(ref lateMsBefore, lateMs);
            Volatile.Write(ref lateMs, 0);
            lateSinceMs = nowMs;
        }

        if (ms > lateMs)
        {
            Volatile.Write(ref lateMs, ms);
        }
    }

    private int IdleMs() => times.TryPeek(out _, out long atMs) ? (int)Math.Clamp(atMs - NowMs, 0, IdleMsMax) : IdleMsMax;

    /// <summary>Frames for all of its nodes wake the thread.</summary>
    private sealed class Arrivals(LiveWorker worker) : Inbox(ArrivalsMax)
    {
        protected override void Arrived() => worker.work.Set();
    }
}
