using System;
using System.Diagnostics;

using LVS.Core;
using LVS.Sim;

namespace LVS.Bench;

/// <summary>How fast the simulator is: whole nodes, and ledgers alone beside a plain loop that does the same in the same minutes.</summary>
/// <param name="seed">Seed of all chance.</param>
public sealed class SimBench(long seed)
{
    private const int LossPercent = 30;

    /// <summary>Ledgers alone.</summary>
    /// <param name="Nodes">n.</param>
    /// <param name="Threads">Threads.</param>
    /// <param name="Cycles">Cycles.</param>
    /// <param name="SecondsPerCycle">Of the shortest cycle.</param>
    /// <param name="PlainSecondsPerCycle">The same of the plain loop, one thread; null where it is not run.</param>
    /// <param name="BytesPerNode">Bytes of columns and of diffs under way that were allocated, for each node.</param>
    /// <param name="ErrorUvu">Error of conservation.</param>
    /// <param name="AreEqual">Whether both loops came to the same floats and counters.</param>
    /// <param name="TraceHash">Hash of the run.</param>
    public sealed record LedgerLine(
        int Nodes, int Threads, int Cycles, double SecondsPerCycle, double? PlainSecondsPerCycle, double BytesPerNode, long ErrorUvu,
            bool AreEqual, string TraceHash)
    {
        /// <summary>Time as part of the plain loop's.</summary>
        public double? Ratio => SecondsPerCycle / PlainSecondsPerCycle;

        /// <summary>Cycles of a node in a second.</summary>
        public double NodeCyclesPerSecond => Nodes / SecondsPerCycle;

        /// <summary>Whether value added up and the loops agree.</summary>
        public bool Holds => ErrorUvu == 0 && AreEqual;
    }

    /// <summary>Whole nodes.</summary>
    /// <param name="Nodes">n.</param>
    /// <param name="Threads">Threads.</param>
    /// <param name="Cycles">Cycles.</param>
    /// <param name="SecondsPerCycle">Mean.</param>
    public sealed record WholeLine(int Nodes, int Threads, int Cycles, double SecondsPerCycle)
    {
        /// <summary>Cycles of a node in a second.</summary>
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
