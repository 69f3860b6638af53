using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Broker;

/// <summary>
/// Home Assistant's discovery payload of an entity as its documentation describes it (MQTT integration, "MQTT discovery"): required
/// keys, known abbreviations, no others; and templates that name what the telemetry has.
/// </summary>
internal static class DiscoverySchema
{
    private static readonly Dictionary<string, Action<JsonElement>> Shared = new()
    {
        ["dev"] = e =>
            Object(e, new() { ["ids"] = List, ["name"] = Text, ["mf"] = Text, ["mdl"] = Text, ["sw"] = Text }, "ids", "name", "sw"),
        ["o"] = e => Object(e, new() { ["name"] = Text, ["sw"] = Text, ["url"] = Text }, "name"),
        ["avty_t"] = Text,

        // To Home Assistant 'online' and 'offline' are its defaults; a node that sleeps is there.
        ["avty_tpl"] = e => Assert.AreEqual("{{ 'offline' if value == 'offline' else 'online' }}", e.GetString()),
        ["qos"] = e => Assert.IsTrue(e.GetInt32() is >= 0 and <= 2),
        ["name"] = Text, ["uniq_id"] = Text, ["ent_cat"] = e => Assert.AreEqual("diagnostic", e.GetString()),
    };

    private static readonly Dictionary<string, Action<JsonElement>> Sensor = new(Shared)
    {
        ["stat_t"] = Text, ["val_tpl"] = Text, ["unit_of_meas"] = Text, ["dev_cla"] = Text,
        ["stat_cla"] = e => Assert.IsTrue(e.GetString() is "measurement" or "total_increasing"),
        ["exp_aft"] = e => Assert.IsGreaterThan(0, e.GetInt32()),
        ["sug_dsp_prc"] = e => Assert.IsGreaterThanOrEqualTo(0, e.GetInt32()),
    };

    private static readonly Dictionary<string, Action<JsonElement>> Button = new(Shared) { ["cmd_t"] = Text };

    public static void Check(IReadOnlyCollection<JsonElement> entities, JsonElement telemetry, IReadOnlySet<string> topics)
    {
        Assert.IsNotEmpty(entities);
        foreach (JsonElement entity in entities)
        {
            Assert.Contains(entity.GetProperty("avty_t").GetString()!, topics);
            if (entity.TryGetProperty("cmd_t", out JsonElement command))
            {
                Object(entity, Button, "uniq_id", "dev", "o", "avty_tpl");
                Assert.Contains(command.GetString()!, topics);
                continue;
            }

            Object(entity, Sensor, "uniq_id", "dev", "o", "avty_tpl", "stat_t", "stat_cla", "val_tpl");
            Assert.Contains(entity.GetProperty("stat_t").GetString()!, topics);
            string template = entity.GetProperty("val_tpl").GetString()!;
            string field = template.Split("value_json.")[1].Split(' ')[0];
            Assert.AreEqual(JsonValueKind.Number, telemetry.GetProperty(field).ValueKind, template);
        }

        Assert.HasCount(1, entities.Select(e => e.GetProperty("dev").GetProperty("ids")[0].GetString()).Distinct());
    }

    private static void Object(JsonElement element, Dictionary<string, Action<JsonElement>> known, params string[] required)
    {
        foreach (JsonProperty property in element.EnumerateObject())
        {
            Assert.IsTrue(known.ContainsKey(property.Name), $"'{property.Name}' is no key of discovery");
            known[property.Name](property.Value);
        }

        foreach (string name in required)
        {
            Assert.IsTrue(element.TryGetProperty(name, out _), $"'{name}' is missing");
        }
    }

    private static void Text(JsonElement element) => Assert.AreNotEqual("", element.GetString());

    private static void List(JsonElement element) =>
        Assert.IsTrue(element.EnumerateArray().All(e => e.GetString()!.Length > 0) && element.GetArrayLength() > 0);
}
