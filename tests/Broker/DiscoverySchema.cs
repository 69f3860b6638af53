using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Broker;

/// <summary>
/// Home Assistant's device discovery payload as its documentation describes it (MQTT integration, "Device discovery payload"): required
/// keys, known abbreviations, no others; and templates that name what the telemetry has.
/// </summary>
internal static class DiscoverySchema
{
    private static readonly Dictionary<string, Action<JsonElement>> Root = new()
    {
        ["dev"] = e => Object(e, new() { ["ids"] = List, ["name"] = Text, ["mf"] = Text, ["mdl"] = Text }, "ids", "name"),
        ["o"] = e => Object(e, new() { ["name"] = Text, ["sw"] = Text, ["url"] = Text }, "name"),
        ["cmps"] = e => Assert.IsTrue(e.EnumerateObject().Any()),
        ["stat_t"] = Text,
        ["avty_t"] = Text,

        // To Home Assistant 'online' and 'offline' are its defaults; a node that sleeps is there.
        ["avty_tpl"] = e => Assert.AreEqual("{{ 'offline' if value == 'offline' else 'online' }}", e.GetString()),
        ["qos"] = e => Assert.IsTrue(e.GetInt32() is >= 0 and <= 2),
    };

    private static readonly Dictionary<string, Action<JsonElement>> Sensor = new()
    {
        ["p"] = Text, ["name"] = Text, ["uniq_id"] = Text, ["val_tpl"] = Text, ["unit_of_meas"] = Text, ["dev_cla"] = Text, ["ent_cat"] = Text,
        ["sug_dsp_prc"] = e => Assert.IsGreaterThanOrEqualTo(0, e.GetInt32()),
    };

    private static readonly Dictionary<string, Action<JsonElement>> Button = new() { ["p"] = Text, ["name"] = Text, ["uniq_id"] = Text, ["cmd_t"] = Text };

    public static void Check(JsonElement discovery, JsonElement telemetry, IReadOnlySet<string> topics)
    {
        Object(discovery, Root, "dev", "o", "cmps", "avty_tpl");
        Assert.Contains(discovery.GetProperty("stat_t").GetString()!, topics);
        Assert.Contains(discovery.GetProperty("avty_t").GetString()!, topics);
        List<string> ids = [];
        foreach (JsonProperty component in discovery.GetProperty("cmps").EnumerateObject())
        {
            string platform = component.Value.GetProperty("p").GetString()!;
            if (platform == "button")
            {
                Object(component.Value, Button, "p", "uniq_id", "cmd_t");
                Assert.Contains(component.Value.GetProperty("cmd_t").GetString()!, topics);
            }
            else
            {
                Assert.AreEqual("sensor", platform);
                Object(component.Value, Sensor, "p", "uniq_id", "val_tpl");
                string template = component.Value.GetProperty("val_tpl").GetString()!;
                string field = template.Split("value_json.")[1].Split(' ')[0];
                Assert.AreEqual(JsonValueKind.Number, telemetry.GetProperty(field).ValueKind, template);
            }

            ids.Add(component.Value.GetProperty("uniq_id").GetString()!);
        }

        Assert.HasCount(ids.Count, ids.Distinct());
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

    private static void List(JsonElement element) => Assert.IsTrue(element.EnumerateArray().All(e => e.GetString()!.Length > 0) && element.GetArrayLength() > 0);
}
