using System;
using System.Diagnostics;

using LVS.Core;
using LVS.Sim;

namespace LVS.Bench;

/// <summary>
/// Measures how fast the simulator is, for whole nodes and for ledgers alone. Ledgers run side by side with a plain loop that does the same
/// work, so both meet the same machine load.
/// </summary>
/// <param name="seed">Seed of all chance.</param>
public sealed class SimBench(long seed)
{
    private const int LossPercent = 30;

    /// <summary>Ledgers alone.</summary>
    /// <param name="Nodes">n.</param>
    /// <param name="Threads">Threads.</param>
    /// <param name="Cycles">Cycles.</param>
    /// <param name="SecondsPerCycle">Seconds of the shortest cycle.</param>
    /// <param name="PlainSecondsPerCycle">Seconds of the plain loop's shortest cycle, on one thread; null where it is not run.</param>
    /// <param name="BytesPerNode">Bytes allocated for each node, for columns and for diffs in flight.</param>
    /// <param name="ErrorUvu">Error of conservation, in micro-VU.</param>
    /// <param name="AreEqual">Whether both loops ended with the same floats and counters.</param>
    /// <param name="TraceHash">Hash of the run.</param>
    public sealed record LedgerLine(
        int Nodes, int Threads, int Cycles, double SecondsPerCycle, double? PlainSecondsPerCycle, double BytesPerNode, long ErrorUvu,
            bool AreEqual, string TraceHash)
    {
        /// <summary>Time relative to the plain loop's.</summary>
        public double? Ratio => SecondsPerCycle / PlainSecondsPerCycle;

        /// <summary>Node cycles a second.</summary>
        public double NodeCyclesPerSecond => Nodes / SecondsPerCycle;

        /// <summary>Whether value added up and the loops agree.</summary>
        public bool Holds => ErrorUvu == 0 && AreEqual;
    }

    /// <summary>Whole nodes.</summary>
    /// <param name="Nodes">n.</param>
    /// <param name="Threads">Threads.</param>
    /// <param name="Cycles">Cycles.</param>
    /// <param name="SecondsPerCycle">Mean seconds of a cycle.</param>
    public sealed record WholeLine(int Nodes, int Threads, int Cycles, double SecondsPerCycle)
    {
        /// <summary>Node cycles a second.</summary>
        public double NodeCyclesPerSecond => Nodes / SecondsPerCycle;
    }

    /// <summary>Measures ledgers alone.</summary>
    /// <param name="nodes">n.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cycles">Cycles.</param>
    /// <param name="isCompared">Whether the plain loop runs along, cycle by cycle, so that both meet the same load.</param>
    public LedgerLine Ledgers(int nodes, int threads, int cycles, bool isCompared)
    {
        LedgerPlan plan = new(nodes, cycles, LossPercent, seed);
        long before = GC.GetTotalAllocatedBytes();
        LedgerWorld world = new(plan, threads);
        double bytes = (GC.GetTotalAllocatedBytes() - before) / (double)nodes;
        PlainLedgers? plain = isCompared ? new PlainLedgers(plan) : null;
        double least = double.MaxValue;
        double plainLeast = double.MaxValue;
        double passed = 0;
        world.Run(cycle =>
        {
            least = Math.Min(least, world.Trace.Seconds - passed);
            passed = world.Trace.Seconds;
            Stopwatch clock = Stopwatch.StartNew();
            plain?.Pass(cycle - 1);
            plainLeast = Math.Min(plainLeast, clock.Elapsed.TotalSeconds);
        });
        return new LedgerLine(nodes, world.ThreadCount, cycles, least, isCompared ? plainLeast : null, bytes, world.Trace.ErrorUvu,
            plain == null || AreEqual(world, plain), $"{world.Trace.Hash:x16}");
    }

    /// <summary>Measures whole nodes.</summary>
    public WholeLine Whole(int nodes, int threads, int cycles)
    {
        SimCommand command = new() { Nodes = nodes, Cycles = cycles, LossPercent = LossPercent, Seed = seed };
        Simulation simulation = new(command.Load(), seed, new WorldOptions { Threads = threads });
        Stopwatch clock = Stopwatch.StartNew();
        simulation.Run();
        return new WholeLine(nodes, threads, cycles, clock.Elapsed.TotalSeconds / cycles);
    }

    private static bool AreEqual(LedgerWorld world, PlainLedgers plain)
    {
        int node = 0;
        bool isEqual = true;
        foreach (LedgerRegion region in world.Regions)
        {
            EdgeTable edges = region.Columns.Edges;
            isEqual &= plain.Floats.Slice(node, edges.FloatOf.Length).SequenceEqual(edges.FloatOf)
                && plain.Sent.Slice(node * Limits.SlotCount, edges.SentOf.Length).SequenceEqual(edges.SentOf)
                && plain.Credited.Slice(node * Limits.SlotCount, edges.CreditedOf.Length).SequenceEqual(edges.CreditedOf);
            node += edges.FloatOf.Length;
        }

        return isEqual;
    }
}
