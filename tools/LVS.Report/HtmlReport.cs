using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

using LVS.Harness;

namespace LVS.Report;

/// <summary>
/// A run as one self-contained web page. Style, drawings and script are inside; nothing is loaded, and a content security policy forbids
/// it. The markup is well-formed XML too. The same result gives the same bytes. Pure.
/// </summary>
public static class HtmlReport
{
    /// <summary>The whole page.</summary>
    public static string Write(SwarmResult result)
    {
        StringBuilder page = new();
        Head(page, $"{Word(result.Verdict)}: lvs {result.Verb}, {Nodes(result)}");
        page.Append("<body>\n<main>\n");
        Headline(page, result);
        bool isOfDevices = result.Verb == "hil";
        if (isOfDevices)
        {
            page.Append("<section><h2>Devices</h2>\n").Append(ReportTables.Devices(result.Invariants)).Append("</section>\n");
            page.Append("<section><h2>Tests</h2>\n").Append(ReportTables.Invariants(result.Invariants)).Append("</section>\n");
        }

        if (!isOfDevices || result.Samples.Count > 0)
        {
            Swarm(page, result, isOfDevices);
        }

        page.Append("<footer>Value Units: 1 VU = 1,000,000 uVU. Entropy D is 0 exactly at equilibrium. ");
        page.Append("<code>result.json</code> beside this file holds every number.</footer>\n");
        return page.Append("</main>\n").Append(Tail).ToString();
    }

    private static string Script => ReportScript.Text.Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>The end of a page.</summary>
    internal static string Tail => $"<script>{Script}</script>\n</body>\n</html>\n";

    /// <summary>The head of a page.</summary>
    internal static void Head(StringBuilder page, string title)
    {
        string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)));
        string policy = $"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'";
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        page.Append($"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\"/>\n");
        page.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        page.Append("<meta name=\"color-scheme\" content=\"light dark\"/>\n");
        page.Append($"<title>{Html.Text(title)}</title>\n<style>{ReportStyle.Text}</style>\n</head>\n");
    }

    /// <summary>What the swarm did; of ledgers alone without what only whole nodes have: rows, edges and floats over time.</summary>
    private static void Swarm(StringBuilder page, SwarmResult result, bool isOfDevices)
    {
        if (isOfDevices)
        {
            page.Append("<section><h2>The last swarm around a device</h2></section>\n");
        }

        page.Append(ReportTiles.Write(result));
        bool isOfLedgers = Shown.IsOfLedgers(result);
        if (!isOfLedgers)
        {
            page.Append($"<div class=\"pair\">\n{Picture(result)}{SwarmCharts.Floats(result)}</div>\n");
        }

        page.Append($"<div class=\"row\">\n{SwarmCharts.Entropy(result)}{SwarmCharts.Spread(result)}{SwarmCharts.Frames(result)}</div>\n");
        Fold(page, "The numbers behind the charts", ReportTables.Samples(result.Samples));
        if (!isOfDevices)
        {
            page.Append("<section><h2>Invariants</h2>\n").Append(ReportTables.Invariants(result.Invariants)).Append("</section>\n");
        }

        page.Append(SimCharts.Write(result));
        if (isOfLedgers)
        {
            return;
        }

        page.Append("<section><h2>Nodes</h2>\n").Append(ReportTables.Nodes(result.NodeRows)).Append("</section>\n");
        Fold(page, $"Edges ({Html.Number(result.Edges.Count)})", ReportTables.Edges(result.Edges));
    }

    private static void Headline(StringBuilder page, SwarmResult result)
    {
        string word = Word(result.Verdict);
        bool isOfDevices = result.Verb == "hil";
        (string look, string mark, string says) = word switch
        {
            "holds" => ("good", "✓", isOfDevices ? "The devices pass" : "The swarm holds"),
            "broken" => ("bad", "✗", isOfDevices ? "A device fails" : "An invariant is broken"),
            _ => ("open", "?", "Unknown: it could not be told"),
        };
        page.Append($"<header>\n<p class=\"over\">{Html.Text(Overline(result))}</p>\n");
        page.Append($"<h1 class=\"{look}\"><span class=\"mark\" aria-hidden=\"true\">{mark}</span>{says}</h1>\n");
        IReadOnlyList<string> reasons = result.Reasons.Count > 0 ? result.Reasons : [Count(result.Invariants)];
        page.Append($"<p class=\"lead\">{Html.Text(reasons[0])}</p>\n");
        if (reasons.Count > 1)
        {
            IEnumerable<string> items = reasons.Skip(1).Select(reason => $"<li>{Html.Text(reason)}</li>");
            page.Append($"<ul class=\"reasons\">{string.Concat(items)}</ul>\n");
        }

        page.Append("<div class=\"command\"><span>Repeat this run</span>");
        page.Append($"<code>{Html.Text(result.Reproduce)}</code></div>\n</header>\n");
    }

    private static string Overline(SwarmResult result)
    {
        string firmware = result.FirmwareNodes > 0 ? $", {Html.Number(result.FirmwareNodes)} of them firmware" : "";
        string seed = result.Seed.ToString(CultureInfo.InvariantCulture);
        return $"lvs {result.Verb} · {Nodes(result)}{firmware} · {TimeScale.For(result.Seconds).Words(result.Seconds)} "
            + $"· seed {seed}";
    }

    private static string Nodes(SwarmResult result) => Html.Number(result.Nodes) + (result.Nodes == 1 ? " node" : " nodes");

    private static string Count(IReadOnlyList<Invariant> invariants)
    {
        if (invariants.Count == 0)
        {
            return "No invariant was checked.";
        }

        int holds = invariants.Count(invariant => invariant.Holds == true);
        return $"{Html.Number(holds)} of {Html.Number(invariants.Count)} invariants hold.";
    }

    private static string Picture(SwarmResult result)
    {
        SwarmPicture picture = new(result);
        StringBuilder keys = new();
        keys.Append(Key("<circle class=\"disc\" cx=\"14\" cy=\"5\" r=\"6\"/>", "float at the end, by area"));
        keys.Append(Key("<circle class=\"ring\" cx=\"14\" cy=\"5\" r=\"6\"/>", "float at the start"));
        if (result.NodeRows.Any(Shown.IsFirmware))
        {
            keys.Append(Key("<rect class=\"disc firmware\" x=\"8\" y=\"-1\" width=\"12\" height=\"12\" rx=\"2\"/>", "runs the firmware"));
        }

        if (result.NodeRows.Any(Shown.IsLost))
        {
            keys.Append(Key("<path class=\"cross\" d=\"M9 0l10 10m0-10l-10 10\"/>", "lost"));
        }

        keys.Append(Key("<path class=\"flow\" d=\"M1 0V10L27 5z\"/>", "net flow, wide at the end that paid"));
        return $"<figure><h2>The swarm</h2>\n<div class=\"plot\">{picture.ToSvg()}</div>\n"
            + $"<figcaption><ul class=\"keys\">{keys}</ul>{Html.Text(picture.Note())}</figcaption></figure>\n";
    }

    private static string Key(string shape, string name) =>
        $"<li><svg class=\"key\" viewBox=\"0 0 28 10\" aria-hidden=\"true\">{shape}</svg>{Html.Text(name)}</li>";

    private static void Fold(StringBuilder page, string name, string content)
    {
        page.Append($"<details><summary>{Html.Text(name)}</summary>\n{content}</details>\n");
    }

    private static string Word(string verdict)
    {
        return verdict is "holds" or "broken" ? verdict : "unknown";
    }
}
