using System;
using System.Collections.Generic;

using LVS.Harness;

namespace LVS.Sim;

/// <summary>The observations of a run of ledgers alone: its hash, its sums after each cycle, samples, and the time it took.</summary>
/// <param name="plan">The run.</param>
public sealed class LedgerTrace(LedgerPlan plan)
{
    private const int SampleCount = 8;

    private readonly List<Sample> samples = [];
    private ulong hash = 14695981039346656037UL;

    /// <summary>Sums after the last cycle.</summary>
    public LedgerSums Sums { get; private set; } = new();

    /// <summary>Cycles that have passed.</summary>
    public int Cycles { get; private set; }

    /// <summary>Real time that they took.</summary>
    public double Seconds { get; private set; }

    /// <summary>Largest error of conservation after any cycle, in micro-VU.</summary>
    public long ErrorUvu { get; private set; }

    /// <summary>Smallest sum ever in flight, in micro-VU: if it is negative, more was accepted than paid.</summary>
    public long InFlightUvuLeast { get; private set; }

    /// <summary>Hash over all ledgers after every cycle.</summary>
    public ulong Hash => hash;

    /// <summary>Entropy at the start, in nats.</summary>
    public double EntropyStart => samples[0].Entropy;

    /// <summary>Entropy at the end.</summary>
    public double EntropyEnd => samples[^1].Entropy;

    /// <summary>The swarm over time.</summary>
    public IReadOnlyList<Sample> Samples => samples;

    /// <summary>Whether the entropy is computed after this many cycles.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="cycles">Cycles that have passed.</param>
    public static bool IsSample(LedgerPlan plan, int cycles) =>
        cycles % Math.Max(1, plan.Cycles / SampleCount) == 0 || cycles == plan.Cycles;

    /// <summary>A copy of the trace, to go back to.</summary>
    public LedgerTrace Copy()
    {
        LedgerTrace copy = new(plan)
        {
            Sums = Sums, Cycles = Cycles, Seconds = Seconds, ErrorUvu = ErrorUvu, InFlightUvuLeast = InFlightUvuLeast, hash = hash,
        };
        copy.samples.AddRange(samples);
        return copy;
    }

    /// <summary>All nodes are born.</summary>
    /// <param name="sums">Their sums.</param>
    /// <param name="entropyPart">Sum of their <see cref="LedgerShard.EntropyPart"/>.</param>
    public void Begin(LedgerSums sums, double entropyPart)
    {
        Take(sums);
        AddSample(entropyPart);
    }

    /// <summary>A cycle has passed.</summary>
    /// <param name="sums">The sums of the ledgers.</param>
    /// <param name="seconds">Real time that it took.</param>
    /// <param name="entropyPart">As in <see cref="Begin"/>; null when it was not computed.</param>
    public void Passed(LedgerSums sums, double seconds, double? entropyPart)
    {
        Cycles++;
        Seconds += seconds;
        Take(sums);
        if (entropyPart is double part)
        {
            AddSample(part);
        }
    }

    private void Take(LedgerSums sums)
    {
        Sums = sums;
        hash = Chance.Mix(hash ^ (ulong)sums.Hash);
        ErrorUvu = Math.Max(ErrorUvu, Math.Abs(sums.FloatUvu + sums.InFlightUvu - sums.BaseUvu));
        InFlightUvuLeast = Math.Min(InFlightUvuLeast, sums.InFlightUvu);
    }

    private void AddSample(double entropyPart)
    {
        double floats = Sums.FloatUvu / (double)LedgerPlan.FloatUvuMean;
        double entropy = Math.Max(0, (entropyPart / floats) - Math.Log(floats / plan.Nodes));
        samples.Add(new Sample(Cycles * LedgerPlan.CycleMs / 1000.0, plan.Nodes, entropy, Sums.FloatMost - Sums.FloatLeast, Sums.Said,
            Sums.Heard, Sums.Lost, []));
    }
}
