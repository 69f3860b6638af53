using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace LVS.Sim;

/// <summary>The <c>visits</c> array of a scenario file.</summary>
internal static class VisitFile
{
    /// <summary>Reads it; null when the scenario has none.</summary>
    public static IReadOnlyList<Visit>? Of(JsonTree? tree) => tree == null ? null : [.. tree.Items.Select(item => new Visit
    {
        AtMs = item.Ms("atSeconds", 0),
        Put = item["put"]?.Text,
        Get = item["get"]?.Text,
        Check = item["check"]?.Text,
        Renew = item["renew"]?.Text,
        Forget = item["forget"]?.Text,
        WaitMs = item.Ms("waitSeconds", 0),
        Draw = (int)item.Whole("draw", 0),
    })];

    /// <summary>Writes it, if there is one. An empty array is written too, because it still gives the guest a place of its own.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<Visit>? visits)
    {
        if (visits == null)
        {
            return;
        }

        json.WriteStartArray("visits");
        foreach (Visit visit in visits)
        {
            json.WriteStartObject();
            json.Ms("atSeconds", visit.AtMs, -1);
            foreach ((string deed, string text) in Deeds(visit))
            {
                json.WriteString(deed, text);
            }

            json.Ms("waitSeconds", visit.WaitMs, 0);
            json.Number("draw", visit.Draw, 0);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Checks the relations between fields, which no schema can state.</summary>
    public static void Agree(IReadOnlyList<Visit> visits, Scenario scenario, Action<bool, string, string> hold)
    {
        hold(scenario.Fragments != null, "visits", "need 'fragments': without them nodes keep no records");
        hold(visits.All(visit => Deeds(visit).Count() == 1), "visits", "have one of 'put', 'get', 'check', 'renew', 'forget' each");
        hold(visits.Zip(visits.Skip(1)).All(pair => pair.First.AtMs <= pair.Second.AtMs), "visits", "must be in the order of 'atSeconds'");
    }

    private static IEnumerable<(string Deed, string Text)> Deeds(Visit visit) =>
        new (string Deed, string? Text)[]
        {
            ("put", visit.Put), ("get", visit.Get), ("check", visit.Check), ("renew", visit.Renew), ("forget", visit.Forget),
        }
        .Where(deed => deed.Text != null).Select(deed => (deed.Deed, deed.Text!));
}
