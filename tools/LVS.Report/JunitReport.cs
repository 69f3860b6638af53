using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;

using LVS.Harness;

namespace LVS.Report;

/// <summary>
/// A run as JUnit XML, which every build server shows: one test case for each invariant, and one for each seed when there are many. Times
/// are wall-clock times. A broken invariant is a failure. An invariant that could not be told is skipped when the run holds, else it is an
/// error. When no invariant explains the verdict, a test case is added for it, so that the file never passes for a run that does not hold.
/// Pure.
/// </summary>
public static class JunitReport
{
    /// <summary>The whole document.</summary>
    public static string Write(SwarmResult result)
    {
        string suite = Html.Clean("lvs." + result.Verb);
        List<XElement> cases = [.. result.Invariants.Select(invariant => Case(suite, invariant, result.Verdict))];
        cases.AddRange((result.Seeds ?? []).Select(seed => Case(suite, seed, result.Verdict)));
        bool told = cases.Any(test => test.Element("failure") is not null || test.Element("error") is not null);
        if (result.Verdict != "holds" && !told)
        {
            bool broken = result.Verdict == "broken";
            cases.Add(Case(suite, new Invariant("verdict", broken ? false : null, string.Join(" ", result.Reasons)), result.Verdict));
        }

        XElement all = new(
            "testsuite",
            new XAttribute("name", suite),
            Counts(cases, result),
            new XElement(
                "properties",
                Property("seed", result.Seed),
                Property("nodes", result.Nodes),
                Property("firmwareNodes", result.FirmwareNodes)),
            cases,
            new XElement("system-out", Html.Clean($"verdict: {result.Verdict}\nreproduce: {result.Reproduce}\n")));
        XElement root = new("testsuites", new XAttribute("name", Html.Clean("lvs " + result.Verb)), Counts(cases, result), all);
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + root.ToString().ReplaceLineEndings("\n") + "\n";
    }

    private static XElement Case(string suite, Invariant invariant, string verdict)
    {
        XElement test = new(
            "testcase",
            new XAttribute("classname", suite),
            new XAttribute("name", Html.Clean(invariant.Name)),
            new XAttribute("time", Seconds(invariant.Seconds ?? 0)));
        string detail = Html.Clean(invariant.Detail);
        if (invariant.Holds == false)
        {
            test.Add(new XElement("failure", new XAttribute("message", detail), new XAttribute("type", "broken"), detail));
        }
        else if (invariant.Holds is null && verdict == "holds")
        {
            test.Add(new XElement("skipped", new XAttribute("message", "unknown: " + detail)));
        }
        else if (invariant.Holds is null)
        {
            test.Add(new XElement("error", new XAttribute("message", detail), new XAttribute("type", "unknown"), detail));
        }

        return test;
    }

    private static XAttribute[] Counts(IReadOnlyList<XElement> cases, SwarmResult result)
    {
        return
        [
            new("tests", cases.Count),
            new("failures", cases.Count(test => test.Element("failure") is not null)),
            new("errors", cases.Count(test => test.Element("error") is not null)),
            new("skipped", cases.Count(test => test.Element("skipped") is not null)),
            new("time", Seconds(result.WallSeconds ?? result.Seconds)),
        ];
    }

    private static string Seconds(double seconds) => (double.IsFinite(seconds) ? seconds : 0)
        .ToString("0.###", CultureInfo.InvariantCulture);

    private static XElement Property(string name, long value)
    {
        return new XElement("property", new XAttribute("name", name), new XAttribute("value", value));
    }
}
