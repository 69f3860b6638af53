using System;
using System.Collections.Generic;

using LVS.Core;
using LVS.Node;
using LVS.Sim;
using LVS.Tests.Shared;

namespace LVS.Tests.Desktop.World;

/// <summary>Real nodes on one segment, in virtual time, each with a vault that survives it.</summary>
internal sealed class Town
{
    private readonly IMac mac;
    private readonly long[] earned;
    private readonly int[] weights;
    private readonly MicroNode[] nodes;
    private readonly Port[] ports;
    private readonly MemoryVault[] vaults;
    private readonly bool hasCalendar;
    private readonly MemoryWindow window;
    private long lifeCount;
    private long closedBefore;

    /// <summary>Newborns; or, from a minute on, nodes that have lived for a day by then and have a calendar clock.</summary>
    public Town(long seed, long[] floats, int[] weights, NodeOptions options, IMac? mac = null, long settledMinute = -1)
    {
        Options = options;
        hasCalendar = settledMinute >= 0;
        this.mac = mac ?? new SimpleMac(1);
        this.weights = weights;
        Segment = new Segment(seed);
        Memory = new NodeMemory(floats.Length);
        window = new MemoryWindow(Memory);
        earned = Array.ConvertAll(floats, amount => amount * 8);
        nodes = new MicroNode[floats.Length];
        ports = new Port[floats.Length];
        vaults = new MemoryVault[floats.Length];
        lifeCount = seed;
        for (int i = 0; i < nodes.Length; i++)
        {
            ports[i] = Segment.Join();
            vaults[i] = new MemoryVault();
            if (hasCalendar)
            {
                SwarmSecrets secrets = SimpleSecrets.Of(this.mac, -1 - i - (1000 * seed));
                vaults[i].Append(Settled.Record(secrets, settledMinute, seed + i, earned[i], weights[i]));
            }

            Boot(i);
        }
    }

    public long NowMs { get; private set; }

    public Segment Segment { get; }

    public NodeOptions Options { get; }

    public NodeMemory Memory { get; }

    public IReadOnlyList<MicroNode> Nodes => nodes;

    /// <summary>Edges closed in all lives of all nodes.</summary>
    public long ClosedCount
    {
        get
        {
            long count = closedBefore;
            foreach (MicroNode node in nodes)
            {
                count += node.Counters.Get(Counter.EdgesClosed);
            }

            return count;
        }
    }

    /// <summary>Lets time pass until a moment, event by event.</summary>
    /// <param name="untilMs">The moment.</param>
    /// <param name="afterTick">Called after each node's tick, or null.</param>
    public void Run(long untilMs, Action<int>? afterTick = null)
    {
        while (true)
        {
            long next = long.MaxValue;
            for (int i = 0; i < nodes.Length; i++)
            {
                next = Math.Min(next, DueAtMs(i));
            }

            if (next > untilMs)
            {
                NowMs = untilMs;
                return;
            }

            NowMs = Math.Max(NowMs, next);
            for (int i = 0; i < nodes.Length; i++)
            {
                if (DueAtMs(i) <= NowMs)
                {
                    nodes[i].Tick(NowMs);
                    afterTick?.Invoke(i);
                }
            }
        }
    }

    /// <summary>Takes the power of a node away: RAM and frames under way to it are lost, the vault is not.</summary>
    public void Reboot(int index, long darkMs)
    {
        closedBefore += nodes[index].Counters.Get(Counter.EdgesClosed);
        window.Wipe(index);
        ports[index].Forget();
        ports[index].DeafUntilMs = NowMs + darkMs;
        Boot(index);
    }

    /// <summary>Lets a node sleep with its RAM kept: it hears and does nothing, and what is sent meanwhile is lost to it.</summary>
    public void Sleep(int index, long ms)
    {
        ports[index].Forget();
        ports[index].DeafUntilMs = NowMs + ms;
    }

    /// <summary>Closes one end of an edge, if there is one.</summary>
    public void HangUp(int index, int slot)
    {
        if (nodes[index].Ledger.Peer(slot) != 0)
        {
            Memory.Window(index).Close(slot);
            closedBefore++;
        }
    }

    /// <summary>Sends a frame of no node to all of them.</summary>
    public void Say(Port from, byte[] frame, int size)
    {
        Segment.Send(from, frame, size, NowMs);
    }

    /// <summary>A hash of all that RAM holds of the nodes.</summary>
    public ulong Hash() => window.Hash(nodes.Length);

    private long DueAtMs(int index)
    {
        return Math.Max(Math.Min(nodes[index].DueAtMs, ports[index].DueAtMs), ports[index].DeafUntilMs);
    }

    private void Boot(int index)
    {
        nodes[index] = new MicroNode(Options, Memory, index, SimpleSecrets.Of(mac, lifeCount + 1), ports[index], vaults[index]);
        nodes[index].Boot(NowMs, lifeCount++ * 7919, earned[index], weights[index], hasCalendar ? NowMs : -1);
    }
}
