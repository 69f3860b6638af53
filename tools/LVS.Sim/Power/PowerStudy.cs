using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Harness;

namespace LVS.Sim;

/// <summary>
/// Nodes and their sun without a swarm: each lives alone and sends one diff a slot, so a year takes seconds to compute. It shows which
/// nodes survive and what that costs; whether value converges is a question for a world.
/// </summary>
public static class PowerStudy
{
    /// <summary>Size of the diff that is sent in a slot: a diff of eight neighbours, as measured in live swarms.</summary>
    public const int DiffSize = 152;

    private const long DayMs = 86_400_000;
    private const int SamplesMax = 400;

    /// <summary>Simulates the nodes.</summary>
    /// <param name="fleet">The power options of each.</param>
    /// <param name="days">Number of days, at least 1.</param>
    public static PowerReport Run(IReadOnlyList<NodePowerOptions> fleet, int days)
    {
        NodePower[] nodes = [.. fleet.Select(options => new NodePower(options))];
        bool[] wasDark = new bool[nodes.Length];
        PowerTrace trace = new();
        long endMs = days * DayMs;
        long stepMs = Math.Max(DayMs / 24, endMs / SamplesMax);
        for (long nowMs = 0; nowMs < endMs;)
        {
            trace.Sample(nowMs, nodes);
            nowMs = Math.Min(nowMs + stepMs, endMs);
            for (int i = 0; i < nodes.Length; i++)
            {
                Live(nodes[i], nowMs);
                wasDark[i] |= nodes[i].DarkWakeCount > 0;
            }
        }

        trace.Sample(endMs, nodes);
        PowerDeath[] deaths = PowerDeath.Of(nodes);
        return new PowerReport(fleet[0].Sun.Name, nodes.Length, days, deaths, wasDark.Count(dark => dark), PowerSum.Energy(nodes), trace);
    }

    /// <summary>
    /// A realistic fleet with weak members: panels from none (or one under snow) to full power, cells from a tenth of the capacity to all
    /// of it, by size and age, and batteries between 40 % and full on the first day.
    /// </summary>
    /// <param name="count">Number of nodes.</param>
    /// <param name="seed">Draws the differences.</param>
    /// <param name="like">Everything else.</param>
    public static IReadOnlyList<NodePowerOptions> Fleet(int count, long seed, NodePowerOptions like)
    {
        long[] chance = [seed];
        return [.. Enumerable.Range(0, count).Select(_ => like with
        {
            Panel = like.Panel with { DeratePermille = (int)SeededRandom.Below(chance, 0, like.Panel.DeratePermille + 1) },
            CapacityMah = (int)(like.CapacityMah * (100 + SeededRandom.Below(chance, 0, 901)) / 1000),
            ChargePermille = 400 + (int)SeededRandom.Below(chance, 0, 601),
        })];
    }

    /// <summary>How long a node runs without sun.</summary>
    /// <param name="options">The node; its sun is taken away.</param>
    /// <param name="daysMax">Stop after this many days.</param>
    /// <returns>
    /// Ms until the keeper switches the radio off, and until the board browns out; each is the limit when it does not happen.
    /// </returns>
    public static (long RadioOffMs, long BrownOutMs) Endurance(NodePowerOptions options, int daysMax = 3650)
    {
        NodePower node = new(options with { Sun = SunYear.Dark });
        long limitMs = daysMax * DayMs;
        long radioOffMs = limitMs;
        while (node.NowMs < limitMs && node.Deaths.Count == 0)
        {
            Live(node, Math.Min(node.NextEventMs, limitMs));
            radioOffMs = node.IsDark ? Math.Min(radioOffMs, node.NowMs) : radioOffMs;
        }

        long brownOutMs = node.Deaths.Count > 0 ? node.Deaths[0] : limitMs;
        return (Math.Min(radioOffMs, brownOutMs), brownOutMs);
    }

    /// <summary>Advances a node, which sends one diff in every slot and hears one from a neighbour that is on time.</summary>
    private static void Live(NodePower node, long untilMs)
    {
        while (node.NextEventMs <= untilMs)
        {
            bool wasAwake = node.IsAwake;
            node.Advance(node.NextEventMs);
            if (node.IsAwake && !wasAwake)
            {
                node.Sent(DiffSize);
                node.Heard(node.NowMs + (node.Options.Keeper.SlotWindowMs * 3L / 4), 1);
            }
        }

        node.Advance(untilMs);
    }
}
