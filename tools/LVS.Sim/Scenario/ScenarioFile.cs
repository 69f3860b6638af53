using System;
using System.Globalization;
using System.IO;
using System.Linq;

using LVS.Harness;

namespace LVS.Sim;

/// <summary>Scenario files: reads them, with errors that name line and field, and writes them.</summary>
public static class ScenarioFile
{
    /// <summary>Loads a scenario by the name of a file, or of one that the tool carries along.</summary>
    /// <exception cref="UserException">There is none, or it has a mistake.</exception>
    public static Scenario Load(string name)
    {
        if (File.Exists(name))
        {
            return Parse(InputFile.ReadText(name), name);
        }

        string? text = Embedded.Read(name + ".json");
        return text != null
            ? Parse(text, name + ".json")
            : throw new UserException($"'{name}' is neither a file nor a scenario; known are {string.Join(", ", Embedded.Names)}.");
    }

    /// <summary>Reads a scenario.</summary>
    /// <param name="text">JSON.</param>
    /// <param name="file">Name for messages.</param>
    /// <exception cref="UserException">It has a mistake; the message names line and field.</exception>
    public static Scenario Parse(string text, string file)
    {
        JsonTree root = JsonTree.Parse(text, file);
        ScenarioSchema.Check(root, file);
        Scenario scenario = new()
        {
            Name = root["name"]!.Text,
            About = Words(root, "about", ""),
            Nodes = (int)Whole(root, "nodes", 16),
            DurationMs = Ms(root, "seconds", 120_000),
            StormMs = Ms(root, "stormSeconds", 0),
            CheckMs = (int)Whole(root, "checkMs", 1000),
            Workload = WorkloadOf(root["workload"]),
            Node = NodeOf(root["node"]),
            Wire = WireOf(root["wire"]),
            Power = PowerFile.Of(root["power"]),
            Fragments = FragmentFile.Of(root["fragments"]),
            Faults = [.. (root["faults"]?.Items ?? []).Select(FaultOf)],
            Intruders = [.. (root["intruders"]?.Items ?? []).Select(IntruderOf)],
            Bounds = BoundsOf(root["bounds"]),
            MayBreak = [.. (root["mayBreak"]?.Items ?? []).Select(item => new KnownBreak(item["invariant"]!.Text, item["because"]!.Text))],
        };
        Agree(root, scenario, file);
        return scenario;
    }

    /// <summary>What no schema can say: relations between fields.</summary>
    private static void Agree(JsonTree root, Scenario scenario, string file)
    {
        void Hold(bool good, string field, string what)
        {
            if (!good)
            {
                throw new UserException($"{file}, line {LineOf(root, field)}: '{field}' {what}.");
            }
        }

        Hold(scenario.StormMs <= scenario.DurationMs, "stormSeconds", "is longer than 'seconds'");
        Hold(scenario.Workload.FloatUvuMin <= scenario.Workload.FloatUvuMax, "workload.floatUvuMin", "is above 'floatUvuMax'");
        Hold(scenario.Workload.WeightMin <= scenario.Workload.WeightMax, "workload.weightMin", "is above 'weightMax'");
        Hold(scenario.Workload.Newcomers < scenario.Nodes, "workload.newcomers", "must leave at least one node that is there from the start");
        Hold(scenario.Wire.DelayMsMin <= scenario.Wire.DelayMsMax, "wire.delayMsMin", "is above 'delayMsMax'");
        if (scenario.Power is PowerSettings power)
        {
            Agree(root["power"]!, power, scenario, Hold);
        }

        if (scenario.Fragments is FragmentSettings fragments)
        {
            FragmentFile.Agree(fragments, scenario, Hold);
        }

        Hold(scenario.Wire.Topology != "gains" || scenario.Wire.GainsFile.Length > 0, "wire.topology", "is 'gains', but 'gainsFile' names no file");
        for (int i = 0; i < scenario.Faults.Count; i++)
        {
            Fault fault = scenario.Faults[i];
            JsonTree at = root["faults"]!.Items[i];
            string? wrong = fault.Node >= scenario.Nodes ? $"'faults[{i}].node' is {fault.Node}; nodes are numbered 0 to {scenario.Nodes - 1}"
                : fault.AtMs < 0 && scenario.StormMs == 0 ? $"'faults[{i}]' has no 'atSeconds', and there is no storm: give one of 'atSeconds' and 'stormSeconds'"
                : fault.ForMsMax != 0 && fault.ForMsMax < fault.ForMs ? $"'faults[{i}].forSecondsMax' is below 'forSeconds'" : null;
            if (wrong != null)
            {
                throw new UserException($"{file}, line {at.Line}: {wrong}.");
            }
        }
    }

    private static void Agree(JsonTree tree, PowerSettings power, Scenario scenario, Action<bool, string, string> hold)
    {
        (PanelSettings panel, BatterySettings battery, SleepSettings sleep) = (power.Panel, power.Battery, power.Sleep);
        hold(tree["latitude"] == null || tree["sunFile"] == null, "power.sunFile", "says where the sun is from, and so does 'latitude': give one of them");
        hold(panel.UsedPercentMin <= panel.UsedPercentMax, "power.panel.usedPercentMin", "is above 'usedPercentMax'");
        hold(battery.CapacityMahMin <= battery.CapacityMahMax, "power.battery.capacityMahMin", "is above 'capacityMahMax'");
        hold(battery.ChargePercentMin <= battery.ChargePercentMax, "power.battery.chargePercentMin", "is above 'chargePercentMax'");
        hold(battery.LowMv < battery.HighMv && battery.HighMv <= battery.ChargedMv, "power.battery.highMv", "is not between 'lowMv' and 'chargedMv': the marks must rise");
        hold(sleep.PeriodMs >= 4L * sleep.WindowMs && sleep.PeriodMs > sleep.LeadMs, "power.sleep.periodSeconds", "must be four windows or more, and longer than the lead");
        hold(
            !sleep.IsOn || scenario.Node.EmitIntervalMsMin <= sleep.WindowMs,
            "node.emitIntervalMsMin",
            $"is {scenario.Node.EmitIntervalMsMin}; a node that sleeps says what it has to say within its window, 'power.sleep.windowMs' of {sleep.WindowMs}");
    }

    /// <summary>The line of a field, or of what should hold it.</summary>
    private static int LineOf(JsonTree root, string field)
    {
        JsonTree at = root;
        foreach (string name in field.Split('.'))
        {
            at = at[name] ?? at;
        }

        return at.Line;
    }

    private static Workload WorkloadOf(JsonTree? tree) => tree == null ? new() : new()
    {
        FloatUvuMin = Whole(tree, "floatUvuMin", 1_000_000),
        FloatUvuMax = Whole(tree, "floatUvuMax", 100_000_000),
        WeightMin = (int)Whole(tree, "weightMin", 256),
        WeightMax = (int)Whole(tree, "weightMax", 256),
        Newcomers = (int)Whole(tree, "newcomers", 0),
        NewcomersAtMs = Ms(tree, "newcomersAtSeconds", 0),
        NewcomersWithinMs = Ms(tree, "newcomersWithinSeconds", 1000),
        NewcomerFloatUvu = Whole(tree, "newcomerFloatUvu", 0),
    };

    private static NodeSettings NodeOf(JsonTree? tree) => tree == null ? new() : new()
    {
        EmitIntervalMsMin = (int)Whole(tree, "emitIntervalMsMin", 250),
        EmitDoublings = (int)Whole(tree, "emitDoublings", 6),
        ClipUvu = Whole(tree, "clipUvu", 0),
        CapUvu = Whole(tree, "capUvu", 0),
        EpochMs = Ms(tree, "epochSeconds", 0),
        QuotaUvu = Whole(tree, "quotaUvu", 0),
        IsHmac = Words(tree, "mac", "fast") == "hmac",
    };

    private static WireSettings WireOf(JsonTree? tree) => tree == null ? new() : new()
    {
        Topology = Words(tree, "topology", "auto"),
        Degree = (int)Whole(tree, "degree", 20),
        GainsFile = Words(tree, "gainsFile", ""),
        NoiseFile = Words(tree, "noiseFile", ""),
        PowerCenti = (int)Whole(tree, "powerCentiDbm", 0),
        LossPercent = (int)Whole(tree, "lossPercent", 0),
        DuplicatePercent = (int)Whole(tree, "duplicatePercent", 0),
        ReorderPercent = (int)Whole(tree, "reorderPercent", 0),
        ReorderMsMax = (int)Whole(tree, "reorderMsMax", 400),
        BitFlipPercent = (int)Whole(tree, "bitFlipPercent", 0),
        DelayMsMin = (int)Whole(tree, "delayMsMin", 5),
        DelayMsMax = (int)Whole(tree, "delayMsMax", 20),
        AirBytesPerSecond = (int)Whole(tree, "airBytesPerSecond", 0),
    };

    private static Fault FaultOf(JsonTree tree) => new()
    {
        Kind = Enum.Parse<FaultKind>(tree["kind"]!.Text, ignoreCase: true),
        AtMs = Ms(tree, "atSeconds", -1),
        ForMs = Ms(tree, "forSeconds", 1000),
        ForMsMax = Ms(tree, "forSecondsMax", 0),
        Node = (int)Whole(tree, "node", -1),
        Count = (int)Whole(tree, "count", 1),
        Percent = (int)Whole(tree, "percent", -1),
        Amount = Whole(tree, "amount", -1),
        OneWay = Words(tree, "oneWay", "false") == "true",
        Both = Words(tree, "both", "false") == "true",
        Draw = Whole(tree, "draw", -1),
    };

    private static IntruderGroup IntruderOf(JsonTree tree) => new()
    {
        Behaviour = tree["behaviour"]!.Text,
        Count = (int)Whole(tree, "count", 1),
        FromMs = Ms(tree, "fromSeconds", 0),
        UntilMs = Ms(tree, "untilSeconds", long.MaxValue),
    };

    private static Bounds BoundsOf(JsonTree? tree) => tree == null ? new() : new()
    {
        EntropyPart = tree["entropyPart"] is JsonTree part ? double.Parse(part.Text, CultureInfo.InvariantCulture) : 0.01,
        SpreadUvu = Whole(tree, "spreadUvu", 0),
        FramesPerNodeSecond = tree["framesPerNodeSecond"] is JsonTree frames ? double.Parse(frames.Text, CultureInfo.InvariantCulture) : 1,
        KeptPercent = (int)Whole(tree, "keptPercent", 50),
        IsLive = Words(tree, "live", "true") == "true",
    };

    internal static long Whole(JsonTree tree, string name, long otherwise) =>
        tree[name] is JsonTree value ? long.Parse(value.Text, CultureInfo.InvariantCulture) : otherwise;

    internal static string Words(JsonTree tree, string name, string otherwise) => tree[name]?.Text ?? otherwise;

    /// <summary>Seconds with decimals, as whole milliseconds, without floating point.</summary>
    internal static long Ms(JsonTree tree, string name, long otherwise) =>
        tree[name] is JsonTree value ? (long)decimal.Round(decimal.Parse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture) * 1000) : otherwise;
}
