using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

using LVS.Harness;

namespace LVS.Sim;

/// <summary>Scenario files: reads them, with errors that name line and field, and writes them.</summary>
public static class ScenarioFile
{
    /// <summary>Loads a scenario by its file name, or by the name of one that is built into the tool.</summary>
    /// <exception cref="UserException">There is no such scenario, or it has a mistake.</exception>
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
            About = root.Words("about", ""),
            Nodes = (int)root.Whole("nodes", 16),
            DurationMs = root.Ms("seconds", 120_000),
            StormMs = root.Ms("stormSeconds", 0),
            CheckMs = (int)root.Whole("checkMs", 1000),
            Workload = WorkloadOf(root["workload"]),
            Node = NodeOf(root["node"]),
            Wire = WireOf(root["wire"]),
            Power = PowerFile.Of(root["power"]),
            Fragments = FragmentFile.Of(root["fragments"]),
            Visits = VisitFile.Of(root["visits"]),
            Faults = [.. (root["faults"]?.Items ?? []).Select(FaultOf)],
            Intruders = [.. (root["intruders"]?.Items ?? []).Select(IntruderOf)],
            Bounds = BoundsOf(root["bounds"]),
            MayBreak = [.. (root["mayBreak"]?.Items ?? []).Select(item => new KnownBreak(item["invariant"]!.Text, item["because"]!.Text))],
        };
        IsOneOf(root["faults"], "kind", FaultKinds.Names, file);
        IsOneOf(root["intruders"], "behaviour", IntruderKinds.Names, file);
        Agree(root, scenario, file);
        return scenario;
    }

    /// <summary>Checks names against the classes of the simulator, so that the schema need not list them.</summary>
    private static void IsOneOf(JsonTree? list, string field, IEnumerable<string> names, string file)
    {
        if ((list?.Items ?? []).Select(item => item[field]!).FirstOrDefault(value => !names.Contains(value.Text)) is JsonTree wrong)
        {
            throw new UserException(
                $"{file}, line {wrong.Line}: '{wrong.Path}' is '{wrong.Text}'; it must be one of {string.Join(", ", names)}.");
        }
    }

    /// <summary>Checks the relations between fields, which no schema can state.</summary>
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
        Hold(scenario.Workload.Newcomers < scenario.Nodes, "workload.newcomers",
            "must leave at least one node that is there from the start");
        Hold(scenario.Wire.DelayMsMin <= scenario.Wire.DelayMsMax, "wire.delayMsMin", "is above 'delayMsMax'");
        if (scenario.Power is PowerSettings power)
        {
            Agree(root["power"]!, power, scenario, Hold);
        }

        if (scenario.Fragments is FragmentSettings fragments)
        {
            FragmentFile.Agree(fragments, scenario, Hold);
        }

        if (scenario.Visits is IReadOnlyList<Visit> visits)
        {
            VisitFile.Agree(visits, scenario, Hold);
        }

        Hold(scenario.Wire.Topology != "gains"
            || scenario.Wire.GainsFile.Length > 0, "wire.topology", "is 'gains', but 'gainsFile' names no file");
        Hold(scenario.Wire.Topology != "topics" || (scenario.Intruders.Count == 0 && scenario.Power == null), "wire.topology",
            "is 'topics', which has no intruders and no power: they live on radio");
        for (int i = 0; i < scenario.Faults.Count; i++)
        {
            Fault fault = scenario.Faults[i];
            JsonTree at = root["faults"]!.Items[i];
            string? wrong = fault.Node >= scenario.Nodes
                ? $"'faults[{i}].node' is {fault.Node}; nodes are numbered 0 to {scenario.Nodes - 1}"
                : fault.AtMs < 0 && scenario.StormMs == 0
                    ? $"'faults[{i}]' has no 'atSeconds', and there is no storm: give one of 'atSeconds' and 'stormSeconds'"
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
        hold(tree["latitude"] == null
            || tree["sunFile"] == null, "power.sunFile", "says where the sun is from, and so does 'latitude': give one of them");
        hold(panel.UsedPercentMin <= panel.UsedPercentMax, "power.panel.usedPercentMin", "is above 'usedPercentMax'");
        hold(battery.CapacityMahMin <= battery.CapacityMahMax, "power.battery.capacityMahMin", "is above 'capacityMahMax'");
        hold(battery.ChargePercentMin <= battery.ChargePercentMax, "power.battery.chargePercentMin", "is above 'chargePercentMax'");
        hold(battery.LowMv < battery.HighMv
            && battery.HighMv <= battery.ChargedMv, "power.battery.highMv", "is not between 'lowMv' and 'chargedMv': the marks must rise");
        hold(sleep.PeriodMs >= 4L * sleep.WindowMs
            && sleep.PeriodMs > sleep.LeadMs, "power.sleep.periodSeconds", "must be four windows or more, and longer than the lead");
        hold(
            !sleep.IsOn || scenario.Node.EmitIntervalMsMin <= sleep.WindowMs,
            "node.emitIntervalMsMin",
            $"is {scenario.Node.EmitIntervalMsMin}; a node that sleeps says what it has to say within its window, 'power.sleep.windowMs' "
                + $"of {sleep.WindowMs}");
    }

    /// <summary>The line of a field, or of the object that should contain it.</summary>
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
        FloatUvuMin = tree.Whole("floatUvuMin", 1_000_000),
        FloatUvuMax = tree.Whole("floatUvuMax", 100_000_000),
        WeightMin = (int)tree.Whole("weightMin", 256),
        WeightMax = (int)tree.Whole("weightMax", 256),
        Newcomers = (int)tree.Whole("newcomers", 0),
        NewcomersAtMs = tree.Ms("newcomersAtSeconds", 0),
        NewcomersWithinMs = tree.Ms("newcomersWithinSeconds", 1000),
        NewcomerFloatUvu = tree.Whole("newcomerFloatUvu", 0),
    };

    private static NodeSettings NodeOf(JsonTree? tree) => tree == null ? new() : new()
    {
        EmitIntervalMsMin = (int)tree.Whole("emitIntervalMsMin", 250),
        EmitDoublings = (int)tree.Whole("emitDoublings", 6),
        ClipUvu = tree.Whole("clipUvu", 0),
        CapUvu = tree.Whole("capUvu", 0),
        Minute = tree.Whole("minute", NodeSettings.MinuteUsual),
        UptimeMs = tree.Whole("uptimeMs", 0),
        QuotaUvu = tree.Whole("quotaUvu", 0),
        IsHmac = tree.Words("mac", "fast") == "hmac",
    };

    private static WireSettings WireOf(JsonTree? tree) => tree == null ? new() : new()
    {
        Topology = tree.Words("topology", "auto"),
        Degree = (int)tree.Whole("degree", 20),
        GainsFile = tree.Words("gainsFile", ""),
        NoiseFile = tree.Words("noiseFile", ""),
        PowerCenti = (int)tree.Whole("powerCentiDbm", 0),
        LossPercent = (int)tree.Whole("lossPercent", 0),
        DuplicatePercent = (int)tree.Whole("duplicatePercent", 0),
        ReorderPercent = (int)tree.Whole("reorderPercent", 0),
        ReorderMsMax = (int)tree.Whole("reorderMsMax", 400),
        BitFlipPercent = (int)tree.Whole("bitFlipPercent", 0),
        DelayMsMin = (int)tree.Whole("delayMsMin", 5),
        DelayMsMax = (int)tree.Whole("delayMsMax", 20),
        AirBytesPerSecond = (int)tree.Whole("airBytesPerSecond", 0),
    };

    private static Fault FaultOf(JsonTree tree) => new()
    {
        Kind = tree["kind"]!.Text,
        AtMs = tree.Ms("atSeconds", -1),
        ForMs = tree.Ms("forSeconds", 1000),
        ForMsMax = tree.Ms("forSecondsMax", 0),
        Node = (int)tree.Whole("node", -1),
        Count = (int)tree.Whole("count", 1),
        Percent = (int)tree.Whole("percent", -1),
        Amount = tree.Whole("amount", -1),
        OneWay = tree.Words("oneWay", "false") == "true",
        Both = tree.Words("both", "false") == "true",
        Draw = tree.Whole("draw", -1),
    };

    private static IntruderGroup IntruderOf(JsonTree tree) => new()
    {
        Behaviour = tree["behaviour"]!.Text,
        Count = (int)tree.Whole("count", 1),
        FromMs = tree.Ms("fromSeconds", 0),
        UntilMs = tree.Ms("untilSeconds", long.MaxValue),
    };

    private static Bounds BoundsOf(JsonTree? tree) => tree == null ? new() : new()
    {
        EntropyPart = tree["entropyPart"] is JsonTree part ? double.Parse(part.Text, CultureInfo.InvariantCulture) : 0.01,
        SpreadUvu = tree.Whole("spreadUvu", 0),
        FramesPerNodeSecond = tree["framesPerNodeSecond"] is JsonTree frames ? double.Parse(frames.Text, CultureInfo.InvariantCulture) : 1,
        Turns = (int)tree.Whole("turns", 0),
        ClosedEnds = (int)tree.Whole("closedEnds", -1),
        GainUvu = tree.Whole("gainUvu", -1),
        MinuteError = (int)tree.Whole("minuteError", -1),
        KeptPercent = (int)tree.Whole("keptPercent", 50),
        StripesLost = (int)tree.Whole("stripesLost", -1),
        HeldPercent = (int)tree.Whole("heldPercent", 0),
        RecreatedMost = (int)tree.Whole("recreatedMost", -1),
        FalseProversPercent = (int)tree.Whole("falseProversPercent", -1),
        JunkPercent = (int)tree.Whole("junkPercent", -1),
        RestBytes = (int)tree.Whole("restBytes", 0),
        RepairMs = tree.Ms("repairSeconds", 0),
        IsLive = tree.Words("live", "true") == "true",
    };
}
