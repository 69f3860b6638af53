using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LVS.Sim;

/// <summary>Writes scenarios as the files that <see cref="ScenarioFile"/> reads; what has its default is left out.</summary>
public static class ScenarioText
{
    /// <summary>The file's text.</summary>
    public static string Write(Scenario scenario)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
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
        Ms(json, "seconds", scenario.DurationMs, -1);
        Ms(json, "stormSeconds", scenario.StormMs, 0);
        Number(json, "checkMs", scenario.CheckMs, 1000);
        Object(json, "workload", () => Workload(json, scenario.Workload));
        Object(json, "node", () => Node(json, scenario.Node));
        Object(json, "wire", () => Wire(json, scenario.Wire));
        PowerText.Write(json, scenario.Power);
        FragmentFile.Write(json, scenario.Fragments);
        Array(json, "faults", scenario.Faults, fault => Fault(json, fault));
        Array(json, "intruders", scenario.Intruders, group =>
        {
            json.WriteString("behaviour", group.Behaviour);
            Number(json, "count", group.Count, 1);
            Ms(json, "fromSeconds", group.FromMs, 0);
            Ms(json, "untilSeconds", group.UntilMs, long.MaxValue);
        });
        Object(json, "bounds", () =>
        {
            json.WriteNumber("entropyPart", scenario.Bounds.EntropyPart);
            Number(json, "spreadUvu", scenario.Bounds.SpreadUvu, 0);
            json.WriteNumber("framesPerNodeSecond", scenario.Bounds.FramesPerNodeSecond);
            Number(json, "keptPercent", scenario.Bounds.KeptPercent, 50);
            json.WriteBoolean("live", scenario.Bounds.IsLive);
        });
        Array(json, "mayBreak", scenario.MayBreak, known =>
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
        Number(json, "newcomers", workload.Newcomers, 0);
        Ms(json, "newcomersAtSeconds", workload.NewcomersAtMs, 0);
        Ms(json, "newcomersWithinSeconds", workload.NewcomersWithinMs, 1000);
        Number(json, "newcomerFloatUvu", workload.NewcomerFloatUvu, 0);
    }

    private static void Node(Utf8JsonWriter json, NodeSettings node)
    {
        Number(json, "emitIntervalMsMin", node.EmitIntervalMsMin, 250);
        Number(json, "emitDoublings", node.EmitDoublings, 6);
        Number(json, "clipUvu", node.ClipUvu, 0);
        Number(json, "capUvu", node.CapUvu, 0);
        Ms(json, "epochSeconds", node.EpochMs, 0);
        Number(json, "quotaUvu", node.QuotaUvu, 0);
        json.WriteString("mac", node.IsHmac ? "hmac" : "fast");
    }

    private static void Wire(Utf8JsonWriter json, WireSettings wire)
    {
        json.WriteString("topology", wire.Topology);
        Number(json, "degree", wire.Degree, 20);
        Text(json, "gainsFile", wire.GainsFile);
        Text(json, "noiseFile", wire.NoiseFile);
        Number(json, "powerCentiDbm", wire.PowerCenti, 0);
        Number(json, "lossPercent", wire.LossPercent, 0);
        Number(json, "duplicatePercent", wire.DuplicatePercent, 0);
        Number(json, "reorderPercent", wire.ReorderPercent, 0);
        Number(json, "reorderMsMax", wire.ReorderMsMax, 400);
        Number(json, "bitFlipPercent", wire.BitFlipPercent, 0);
        Number(json, "delayMsMin", wire.DelayMsMin, 5);
        Number(json, "delayMsMax", wire.DelayMsMax, 20);
        Number(json, "airBytesPerSecond", wire.AirBytesPerSecond, 0);
    }

    private static void Fault(Utf8JsonWriter json, Fault fault)
    {
        string kind = fault.Kind.ToString();
        json.WriteString("kind", char.ToLowerInvariant(kind[0]) + kind[1..]);
        Ms(json, "atSeconds", fault.AtMs, -1);
        Ms(json, "forSeconds", fault.ForMs, 1000);
        Ms(json, "forSecondsMax", fault.ForMsMax, 0);
        Number(json, "node", fault.Node, -1);
        Number(json, "count", fault.Count, 1);
        Number(json, "percent", fault.Percent, -1);
        Number(json, "amount", fault.Amount, -1);
        Number(json, "draw", fault.Draw, -1);
        if (fault.OneWay)
        {
            json.WriteBoolean("oneWay", true);
        }

        if (fault.Both)
        {
            json.WriteBoolean("both", true);
        }
    }

    internal static void Object(Utf8JsonWriter json, string name, Action write)
    {
        json.WriteStartObject(name);
        write();
        json.WriteEndObject();
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
    {
        if (items.Any())
        {
            json.WriteStartArray(name);
            foreach (T item in items)
            {
                json.WriteStartObject();
                write(item);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }

    private static void Text(Utf8JsonWriter json, string name, string value)
    {
        if (value.Length > 0)
        {
            json.WriteString(name, value);
        }
    }

    internal static void Number(Utf8JsonWriter json, string name, long value, long usual)
    {
        if (value != usual)
        {
            json.WriteNumber(name, value);
        }
    }

    internal static void Ms(Utf8JsonWriter json, string name, long ms, long usual)
    {
        if (ms != usual)
        {
            json.WriteNumber(name, ms / 1000m);
        }
    }
}
