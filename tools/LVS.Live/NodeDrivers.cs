using System;
using System.Linq;
using System.Threading;

namespace LVS.Live;

/// <summary>The threads that turn the loops of all nodes of this process: as many as there are processors, however many nodes.</summary>
internal sealed class NodeDrivers
{
    // How late a frame or a timer may be noticed, and what looking at a thousand idle nodes costs, meet here.
    private const int PauseMs = 2;

    private readonly Lock gate = new();
    private readonly Driver[] drivers;

    private NodeDrivers()
    {
        drivers = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Driver())];
    }

    /// <summary>The threads.</summary>
    public static NodeDrivers Shared { get; } = new();

    /// <summary>Begins to turn a node.</summary>
    public void Add(LiveNode node)
    {
        lock (gate)
        {
            drivers.MinBy(d => d.Nodes.Length)!.Add(node);
        }
    }

    /// <summary>Ends it; a turn may be under way still.</summary>
    public void Remove(LiveNode node)
    {
        lock (gate)
        {
            foreach (Driver driver in drivers)
            {
                driver.Remove(node);
            }
        }
    }

    private sealed class Driver
    {
        private readonly ManualResetEventSlim hasNodes = new();
        private volatile LiveNode[] nodes = [];
        private bool isStarted;

        public LiveNode[] Nodes => nodes;

        public void Add(LiveNode node)
        {
            nodes = [.. nodes, node];
            hasNodes.Set();
            if (!isStarted)
            {
                isStarted = true;
                new Thread(Run) { IsBackground = true, Name = "nodes" }.Start();
            }
        }

        public void Remove(LiveNode node)
        {
            nodes = Array.FindAll(nodes, n => n != node);
            if (nodes.Length == 0)
            {
                hasNodes.Reset();
            }
        }

        private void Run()
        {
            while (true)
            {
                hasNodes.Wait();
                foreach (LiveNode node in nodes)
                {
                    node.TurnIfDue();
                }

                Thread.Sleep(PauseMs);
            }
        }
    }
}
