using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Harness;

namespace LVS.Sim;

/// <summary>A world with everything that a scenario adds to it: power, intruders, fragments, the plan of faults, and the checks.</summary>
public sealed class Simulation
{
    /// <summary>Makes the simulation of a seed, before anything has happened.</summary>
    /// <exception cref="UserException">A file that the scenario names is missing or has a mistake.</exception>
    public Simulation(Scenario scenario, long seed, WorldOptions options)
    {
        ulong key = SimWorld.KeyOf(seed);
        Plan = FaultPlan.Make(scenario, Chance.Of(key, 2));
        IntruderGroup[] intruders = [.. scenario.Intruders.SelectMany(group => Enumerable.Repeat(group, group.Count))];
        IntruderGroup[] others = [.. intruders.Where(group => group.Behaviour != IntruderKinds.Liar)];
        IEnumerable<IntruderGroup> liars = intruders.Where(group => group.Behaviour == IntruderKinds.Liar);
        NodeBirth[] births = [.. Honest(scenario, Chance.Of(key, 5)), .. liars.Select(Liar)];
        IPowerSource power = options.Power ?? PowerOf(scenario, births, key);
        int otherCount = others.Length + (scenario.Visits == null ? 0 : 1) + (scenario.Fragments == null ? 0 : 1);
        World = new SimWorld(scenario, seed, options, new WorldMembers(births, otherCount, power));
        foreach (IntruderGroup group in others)
        {
            World.Join((index, shard) => IntruderKinds.Make(World, index, shard, group, Chance.Of(key, 6, index)));
        }

        if (scenario.Visits is IReadOnlyList<Visit> visits)
        {
            Visitor = (Visitor)World.Join((index, shard) => new Visitor(World, index, shard, visits));
        }

        if (scenario.Fragments?.For(scenario.Nodes) is FragmentSettings published)
        {
            Fragments = new FragmentStock(World, published);
            World.Join((index, shard) => new Publisher(World, index, shard, published, Fragments.Stripes, Chance.Of(key, 8)));
            World.Watch(Fragments);
        }

        Checks = new CheckList(World, Fragments, options.StopsAtBreak);
        World.Watch(Checks);
        World.Expect(Plan);
    }

    /// <summary>The nodes and the air between them.</summary>
    public SimWorld World { get; }

    /// <summary>All planned faults.</summary>
    public IReadOnlyList<FaultEvent> Plan { get; }

    /// <summary>Records for the nodes to keep, or null.</summary>
    public FragmentStock? Fragments { get; }

    /// <summary>The guest that stores and fetches records, or null.</summary>
    public Visitor? Visitor { get; }

    /// <summary>The checks.</summary>
    public CheckList Checks { get; }

    /// <summary>Runs the simulation.</summary>
    /// <param name="progress">Called with the virtual time now and then, or null.</param>
    public void Run(Action<long>? progress = null) => World.Run(progress);

    /// <summary>The power source of a scenario, without intruders and flash faults.</summary>
    public static IPowerSource PowerOf(Scenario scenario, long seed)
    {
        ulong key = SimWorld.KeyOf(seed);
        IEnumerable<int> nodes = Enumerable.Range(0, scenario.Nodes);
        return PowerOf(scenario, [.. nodes.Select(node => Births.Draw(scenario, node, Chance.Of(key, 5)))], key);
    }

    private static IPowerSource PowerOf(Scenario scenario, NodeBirth[] births, ulong key) => scenario.Power is PowerSettings settings
        ? new SolarPower(settings, [.. births.Select(birth => birth.AtMs)], Chance.Of(key, 7))
        : new MainsPower();

    private NodeBirth[] Honest(Scenario scenario, ulong key)
    {
        int[] history = new int[scenario.Nodes];
        foreach (FaultEvent fault in Plan.Where(fault => fault.Node >= 0 && fault.Node < history.Length))
        {
            history[fault.Node] = Math.Max(history[fault.Node], fault.Kind.FlashHistory(fault));
        }

        return [.. history.Select((depth, node) => Births.Draw(scenario, node, key) with { FlashHistory = depth })];
    }

    private static NodeBirth Liar(IntruderGroup group) => new(Math.Max(1, group.FromMs), 0, Limits.WeightMax, IsHonest: false, 0);
}
