using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LVS.Sim;

/// <summary>Writes scenarios as files that <see cref="ScenarioFile"/> reads, and leaves out defaults.</summary>
public static class ScenarioText
{
    /// <summary>The file's text.</summary>
    public static string Write(Scenario scenario)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json =
            new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(json, scenario);
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, Scenario scenario)
    {
        json.WriteStartObject();
        json.WriteString("name", scenario.Name);
        json.WriteString("about", scenario.About);
        json.WriteNumber("nodes", scenario.Nodes);
        json.Ms("seconds", scenario.DurationMs, -1);
        json.Ms("stormSeconds", scenario.StormMs, 0);
        json.Number("checkMs", scenario.CheckMs, 1000);
        json.Object("workload", () => Workload(json, scenario.Workload));
        json.Object("node", () => Node(json, scenario.Node));
        json.Object("wire", () => Wire(json, scenario.Wire));
        PowerText.Write(json, scenario.Power);
        FragmentFile.Write(json, scenario.Fragments);
        VisitFile.Write(json, scenario.Visits);
        json.Array("faults", scenario.Faults, fault => Fault(json, fault));
        json.Array("intruders", scenario.Intruders, group =>
        {
            json.WriteString("behaviour", group.Behaviour);
            json.Number("count", group.Count, 1);
            json.Ms("fromSeconds", group.FromMs, 0);
            json.Ms("untilSeconds", group.UntilMs, long.MaxValue);
        });
        json.Object("bounds", () =>
        {
            json.WriteNumber("entropyPart", scenario.Bounds.EntropyPart);
            json.Number("spreadUvu", scenario.Bounds.SpreadUvu, 0);
            json.WriteNumber("framesPerNodeSecond", scenario.Bounds.FramesPerNodeSecond);
            json.Number("turns", scenario.Bounds.Turns, 0);
            json.Number("closedEnds", scenario.Bounds.ClosedEnds, -1);
            json.Number("gainUvu", scenario.Bounds.GainUvu, -1);
            json.Number("minuteError", scenario.Bounds.MinuteError, -1);
            json.Number("keptPercent", scenario.Bounds.KeptPercent, 50);
            json.Number("stripesLost", scenario.Bounds.StripesLost, -1);
            json.Number("heldPercent", scenario.Bounds.HeldPercent, 0);
            json.Number("recreatedMost", scenario.Bounds.RecreatedMost, -1);
            json.Number("falseProversPercent", scenario.Bounds.FalseProversPercent, -1);
            json.Number("junkPercent", scenario.Bounds.JunkPercent, -1);
            json.Number("restBytes", scenario.Bounds.RestBytes, 0);
            json.Ms("repairSeconds", scenario.Bounds.RepairMs, 0);
            json.WriteBoolean("live", scenario.Bounds.IsLive);
        });
        json.Array("mayBreak", scenario.MayBreak, known =>
        {
            json.WriteString("invariant", known.Invariant);
            json.WriteString("because", known.Because);
        });
        json.WriteEndObject();
    }

    private static void Workload(Utf8JsonWriter json, Workload workload)
    {
        json.WriteNumber("floatUvuMin", workload.FloatUvuMin);
        json.WriteNumber("floatUvuMax", workload.FloatUvuMax);
        json.WriteNumber("weightMin", workload.WeightMin);
        json.WriteNumber("weightMax", workload.WeightMax);
        json.Number("newcomers", workload.Newcomers, 0);
        json.Ms("newcomersAtSeconds", workload.NewcomersAtMs, 0);
        json.Ms("newcomersWithinSeconds", workload.NewcomersWithinMs, 1000);
        json.Number("newcomerFloatUvu", workload.NewcomerFloatUvu, 0);
    }

    private static void Node(Utf8JsonWriter json, NodeSettings node)
    {
        json.Number("emitIntervalMsMin", node.EmitIntervalMsMin, 250);
        json.Number("emitDoublings", node.EmitDoublings, 6);
        json.Number("clipUvu", node.ClipUvu, 0);
        json.Number("capUvu", node.CapUvu, 0);
        json.Number("minute", node.Minute, NodeSettings.MinuteUsual);
        json.Number("uptimeMs", node.UptimeMs, 0);
        json.Number("quotaUvu", node.QuotaUvu, 0);
        json.WriteString("mac", node.IsHmac ? "hmac" : "fast");
    }

    private static void Wire(Utf8JsonWriter json, WireSettings wire)
    {
        json.WriteString("topology", wire.Topology);
        json.Number("degree", wire.Degree, 20);
        json.Text("gainsFile", wire.GainsFile);
        json.Text("noiseFile", wire.NoiseFile);
        json.Number("powerCentiDbm", wire.PowerCenti, 0);
        json.Number("lossPercent", wire.LossPercent, 0);
        json.Number("duplicatePercent", wire.DuplicatePercent, 0);
        json.Number("reorderPercent", wire.ReorderPercent, 0);
        json.Number("reorderMsMax", wire.ReorderMsMax, 400);
        json.Number("bitFlipPercent", wire.BitFlipPercent, 0);
        json.Number("delayMsMin", wire.DelayMsMin, 5);
        json.Number("delayMsMax", wire.DelayMsMax, 20);
        json.Number("airBytesPerSecond", wire.AirBytesPerSecond, 0);
    }

    private static void Fault(Utf8JsonWriter json, Fault fault)
    {
        json.WriteString("kind", fault.Kind);
        json.Ms("atSeconds", fault.AtMs, -1);
        json.Ms("forSeconds", fault.ForMs, 1000);
        json.Ms("forSecondsMax", fault.ForMsMax, 0);
        json.Number("node", fault.Node, -1);
        json.Number("count", fault.Count, 1);
        json.Number("percent", fault.Percent, -1);
        json.Number("amount", fault.Amount, -1);
        json.Number("draw", fault.Draw, -1);
        if (fault.OneWay)
        {
            json.WriteBoolean("oneWay", true);
        }

        if (fault.Both)
        {
            json.WriteBoolean("both", true);
        }
    }
}
