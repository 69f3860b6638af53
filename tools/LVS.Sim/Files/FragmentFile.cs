using System;
using System.Linq;
using System.Text.Json;

using LVS.Core;

namespace LVS.Sim;

/// <summary>The <c>fragments</c> object of a scenario file.</summary>
internal static class FragmentFile
{
    // All guests together get five eighths of an empty room at once.
    private const int GuestEighths = 5;

    private static readonly FragmentSettings Usual = new();

    /// <summary>Reads it; null when the scenario has none.</summary>
    public static FragmentSettings? Of(JsonTree? tree) => tree == null ? null : new FragmentSettings
    {
        Records = (int)tree.Whole("records", Usual.Records),
        EachNode = (int)tree.Whole("eachNode", Usual.EachNode),
        Bytes = (int)tree.Whole("bytes", Usual.Bytes),
        DataCount = (int)tree.Whole("k", Usual.DataCount),
        TotalCount = (int)tree.Whole("n", Usual.TotalCount),
        FromMs = tree.Ms("fromSeconds", Usual.FromMs),
        ForMs = tree.Ms("forSeconds", Usual.ForMs),
    };

    /// <summary>Writes it, if there is one.</summary>
    public static void Write(Utf8JsonWriter json, FragmentSettings? fragments)
    {
        if (fragments != null)
        {
            json.Object("fragments", () =>
            {
                json.WriteNumber("records", fragments.Records);
                json.Number("eachNode", fragments.EachNode, Usual.EachNode);
                json.WriteNumber("bytes", fragments.Bytes);
                json.WriteNumber("k", fragments.DataCount);
                json.WriteNumber("n", fragments.TotalCount);
                json.Ms("fromSeconds", fragments.FromMs, Usual.FromMs);
                json.Ms("forSeconds", fragments.ForMs, Usual.ForMs);
            });
        }
    }

    /// <summary>Checks the relations between fields, which no schema can state.</summary>
    public static void Agree(FragmentSettings fragments, Scenario scenario, Action<bool, string, string> hold)
    {
        int stations = scenario.Nodes + scenario.Intruders.Sum(group => group.Count) + 1 + (scenario.Visits == null ? 0 : 1);
        int slots = scenario.Nodes * Limits.FragmentSlotCount * GuestEighths / 8;
        int asked = fragments.For(scenario.Nodes).StripeCount * fragments.TotalCount;
        hold(fragments.DataCount <= fragments.TotalCount, "fragments.n", $"is {fragments.TotalCount}, below 'k'");
        hold(fragments.FromMs + fragments.ForMs <= scenario.DurationMs, "fragments.fromSeconds",
            "and 'forSeconds' end after 'seconds': nobody would see them kept");
        hold(
            scenario.Wire.Topology is "all" or "broker" || (scenario.Wire.Topology == "auto" && stations <= WireSettings.FullCountMax),
            "wire.topology",
            "must be 'all' or 'broker' where there are 'fragments': they travel where all nodes hear each other, or through a broker");
        hold(
            scenario.Power is not { Sleep: { IsOn: true, FollowsUtc: false } },
            "power.sleep.clock",
            "must be 'utc' where there are 'fragments' and nodes sleep: they look after them in slots in which all are awake, and only a "
                + "clock that is set numbers slots alike");
        hold(asked <= slots, "fragments.records",
            $"are {asked} fragments; {scenario.Nodes} nodes have room for {slots} of guests");
    }
}
