using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

using LVS.Harness;
using LVS.Sim;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Hazards;

/// <summary>A bad scenario file gets a message with line and field; a good one survives writing and reading.</summary>
[TestClass]
public sealed class ScenarioFileTests
{
    [TestMethod]
    [DataRow("{\n  \"name\": \"x\",\n  \"nodes\": 1\n}", "line 3", "'nodes'", "at least 2")]
    [DataRow("{\n  \"name\": \"x\",\n  \"nods\": 10\n}", "line 3", "'nods'", "known are")]
    [DataRow("{\n  \"name\": \"\\ud800\"\n}", "line 2", "surrogate", "ud800")]
    [DataRow("{\n  \"\\udc00\": 1\n}", "line 2", "surrogate", "half")]
    [DataRow("", "line 1", "", "")]
    [DataRow("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "line 1", "depth", "16")]
    [DataRow("{\n  \"name\": \"x\",\n  \"seconds\": 1e300\n}", "line 3", "'seconds'", "at most")]
    [DataRow("{\n  \"name\": \"x\",\n  \"nodes\": \"ten\"\n}", "line 3", "'nodes'", "whole number")]
    [DataRow("{\n  \"name\": \"x\",\n  \"stormSeconds\": 5,\n  \"faults\": [\n    { \"kind\": \"reboot\" },\n    { \"kind\": \"quake\" "
        + "}\n  ]\n}", "line 6", "faults[1].kind", "one of")]
    [DataRow("{\n  \"name\": \"x\",\n  \"wire\": {\n    \"lossPercent\": 101\n  }\n}", "line 4", "wire.lossPercent", "at most 100")]
    [DataRow("{\n  \"name\": \"x\",\n  \"faults\": [\n    { \"kind\": \"reboot\" }\n  ]\n}", "line 4", "faults[0]", "atSeconds")]
    [DataRow("{\n  \"name\": \"x\",\n  \"seconds\": 10,\n  \"stormSeconds\": 20\n}", "line 4", "stormSeconds", "longer")]
    [DataRow("{\n  \"name\": \"x\",\n  \"nodes\": 4,\n  \"faults\": [\n    { \"kind\": \"die\", \"node\": 4, \"atSeconds\": 1 }\n  ]\n}",
        "line 5", "faults[0].node", "0 to 3")]
    [DataRow("{\n  \"name\": \"x\"\n  \"nodes\": 4\n}", "line 3", "", "")]
    [DataRow("{\n  \"nodes\": 4\n}", "line 1", "name", "has no")]
    [DataRow("{\n  \"name\": \"x\",\n  \"nodes\": 4,\n  \"nodes\": 5\n}", "line 4", "nodes", "twice")]
    [DataRow("{\n  \"name\": \"x\",\n  \"power\": {\n    \"latitude\": 91\n  }\n}", "line 4", "power.latitude", "at most 90")]
    [DataRow("{\n  \"name\": \"x\",\n  \"power\": {\n    \"latitude\": 45,\n    \"sunFile\": \"a.csv\"\n  }\n}", "line 5", "power.sunFile",
        "one of them")]
    [DataRow("{\n  \"name\": \"x\",\n  \"power\": {\n    \"battery\": {\n      \"lowMv\": 3800\n    }\n  }\n}", "line 4",
        "power.battery.highMv", "must rise")]
    [DataRow("{\n  \"name\": \"x\",\n  \"power\": {\n    \"sleep\": {\n      \"periodSeconds\": 2\n    }\n  }\n}", "line 5",
        "power.sleep.periodSeconds", "longer than the lead")]
    [DataRow("{\n  \"name\": \"x\",\n  \"power\": {\n    \"battery\": {\n      \"cell\": \"lead\"\n    }\n  }\n}", "line 5",
        "power.battery.cell", "liFePO4")]
    [DataRow("{\n  \"name\": \"x\",\n  \"node\": {\n    \"emitIntervalMsMin\": 500\n  },\n  \"power\": {\n    \"sleep\": { \"windowMs\": "
        + "300 }\n  }\n}", "line 4", "node.emitIntervalMsMin", "within its window")]
    [DataRow("{\n  \"name\": \"x\",\n  \"power\": {\n    \"panel\": { \"usedPercentMin\": 80 }\n  }\n}", "line 4",
        "power.panel.usedPercentMin", "above 'usedPercentMax'")]
    [DataRow("{\n  \"name\": \"x\",\n  \"fragments\": {\n    \"k\": 4,\n    \"n\": 3\n  }\n}", "line 5", "fragments.n", "below 'k'")]
    [DataRow("{\n  \"name\": \"x\",\n  \"seconds\": 100,\n  \"fragments\": {\n    \"fromSeconds\": 60\n  }\n}", "line 5",
        "fragments.fromSeconds", "end after 'seconds'")]
    [DataRow("{\n  \"name\": \"x\",\n  \"seconds\": 200,\n  \"wire\": {\n    \"topology\": \"geometric\"\n  },\n  \"fragments\": {}\n}",
        "line 5", "wire.topology", "must be 'all'")]
    [DataRow("{\n  \"name\": \"x\",\n  \"seconds\": 200,\n  \"node\": { \"emitIntervalMsMin\": 300 },\n  \"power\": {\n    \"sleep\": "
        + "{\n      \"clock\": \"frames\"\n    }\n  },\n  \"fragments\": {}\n}", "line 7", "power.sleep.clock", "must be 'utc'")]
    [DataRow("{\n  \"name\": \"x\",\n  \"seconds\": 200,\n  \"fragments\": {\n    \"records\": 321\n  }\n}", "line 5", "fragments.records",
        "have room for 2560 of guests")]
    [DataRow("{\n  \"name\": \"x\",\n  \"workload\": {\n    \"newcomers\": 16\n  }\n}", "line 4", "workload.newcomers",
        "at least one node")]
    [DataRow("[]", "line 1", "the scenario", "object")]
    public void BadFileGetsLineAndField(string text, string line, string field, string why)
    {
        UserException error = Assert.ThrowsExactly<UserException>(() => ScenarioFile.Parse(text, "bad.json"));
        foreach (string part in new[] { "bad.json", line, field, why })
        {
            Assert.Contains(part, error.Message);
        }

        Assert.AreEqual(UserException.Usage, error.ExitCode);
    }

    /// <summary>Whatever setting the schema has: a value it does not allow is refused, with file, line, field and what would do.</summary>
    [TestMethod]
    public void EverySettingIsChecked()
    {
        int settings = 0;
        foreach ((string path, JsonTree schema) in Settings(Schema, ""))
        {
            foreach ((string value, string remedy) in BadValues(schema))
            {
                UserException error =
                    Assert.ThrowsExactly<UserException>(() => ScenarioFile.Parse(With(path, value), "bad.json"),
                    $"{path}: {value} was taken");
                Assert.Contains($"bad.json, line {path.Split('.').Length + 2}: '{path}", error.Message);
                Assert.Contains(remedy, error.Message);
            }

            settings++;
        }

        Assert.IsGreaterThan(70, settings, "settings are missing: the test does not see them all");
    }

    /// <summary>No setting is read and then forgotten, or written and never read.</summary>
    [TestMethod]
    public void EverySettingIsReadAndWritten()
    {
        string written = ScenarioText.Write(ScenarioFile.Parse(Everything, "everything.json"));
        JsonTree again = JsonTree.Parse(ScenarioText.Write(ScenarioFile.Parse(written, "again.json")), "again.json");
        JsonTree given = JsonTree.Parse(Everything, "everything.json");
        foreach ((string path, _) in Settings(Schema, ""))
        {
            // The sky is given by one of two settings.
            if (path is not "power.latitude")
            {
                Assert.IsNotNull(At(given, path), $"{path} is not in the test's scenario");
                Assert.AreEqual(At(given, path)!.Text, At(again, path)?.Text, path);
            }
        }
    }

    [TestMethod]
    public void EveryScenarioIsNamedAsItsFileAndSurvivesWriting()
    {
        foreach (string name in Embedded.Names)
        {
            Scenario read = ScenarioFile.Load(name);
            Assert.AreEqual(name, read.Name);
            Assert.AreNotEqual("", read.About);
            string written = ScenarioText.Write(read);
            Assert.AreEqual(written, ScenarioText.Write(ScenarioFile.Parse(written, name)));
        }
    }

    [TestMethod]
    public void EveryHazardHasAScenario()
    {
        Scenario[] all = [.. Embedded.Names.Select(ScenarioFile.Load)];
        foreach (string kind in FaultKinds.Names)
        {
            Assert.IsTrue(all.Any(scenario => scenario.Faults.Any(fault => fault.Kind == kind)), $"no scenario has {kind}");
        }

        foreach (string behaviour in IntruderKinds.Names)
        {
            Assert.IsTrue(all.Any(scenario => scenario.Intruders.Any(group => group.Behaviour == behaviour)),
                $"no scenario has {behaviour}");
        }
    }

    /// <summary>
    /// A wrong name is answered with all names, which come from the classes. The schema lists none: nothing would keep its list right.
    /// </summary>
    [TestMethod]
    [DataRow("fault", "kind")]
    [DataRow("intruder", "behaviour")]
    public void NamesOfHazardsComeFromTheirClasses(string hazard, string field)
    {
        string[] names = [.. hazard == "fault" ? FaultKinds.Names : IntruderKinds.Names];
        string text = $"{{ \"name\": \"x\", \"{hazard}s\": [ {{ \"{field}\": \"quince\" }} ] }}";
        UserException error = Assert.ThrowsExactly<UserException>(() => ScenarioFile.Parse(text, "x.json"));
        Assert.EndsWith($"is 'quince'; it must be one of {string.Join(", ", names)}.", error.Message);

        JsonTree definition = Schema["$defs"]![hazard]!;
        JsonTree schema = definition["properties"]![field]!;
        string told = $"{definition["description"]?.Text} {schema["description"]!.Text}";
        Assert.IsNull(schema["enum"]);
        Assert.AreEqual("", string.Join(", ", told.Split(' ', ',', ';', '.').Intersect(names)));
    }

    [TestMethod]
    public void UnknownNameListsTheKnownOnes()
    {
        UserException error = Assert.ThrowsExactly<UserException>(() => ScenarioFile.Load("no-such-thing"));
        Assert.Contains("mixed-hazard", error.Message);
    }

    [TestMethod]
    public void RadioFilesAreReadAndBadLinesNamed()
    {
        string gains = Path.GetTempFileName();
        try
        {
            File.WriteAllText(gains, "gain\t0\t1\t-87.04\ngain 1 0 -88.5\nnoise\t0\t-104.23\t4.00\n");
            Assert.AreEqual((1, -8704), RadioFiles.Gains(gains, 2)[0].Single());
            Assert.AreEqual((0, -8850), RadioFiles.Gains(gains, 2)[1].Single());
            Assert.Contains("2 nodes", Assert.ThrowsExactly<UserException>(() => RadioFiles.Gains(gains, 3)).Message);

            // Nodes of a file count from 1, or have numbers of their own: they are taken in order, nobody is left without links.
            File.WriteAllText(gains, "#measured\ngain 1 2 -60\ngain 2 1 -61\ngain 7 1 -62\r\ngain 2 2147483647 -63\n");
            Assert.AreEqual((1, -6000), RadioFiles.Gains(gains, 3)[0].Single());
            Assert.AreEqual((0, -6200), RadioFiles.Gains(gains, 3)[2].Single());
            Assert.HasCount(2, RadioFiles.Gains(gains, 4)[1]);

            // Said twice, the last one counts: two links from one node to another would deliver everything twice.
            File.WriteAllText(gains, "gain 0 1 -60\ngain 1 0 -61\ngain 0 1 -70\n");
            Assert.AreEqual((1, -7000), RadioFiles.Gains(gains, 2)[0].Single());
            File.WriteAllText(gains, "gain 0 1 -87,04\n");
            Assert.Contains("with a point", Assert.ThrowsExactly<UserException>(() => RadioFiles.Gains(gains, 2)).Message);
            File.WriteAllText(gains, "-98\n-39\nloud\n");
            Assert.Contains("line 3", Assert.ThrowsExactly<UserException>(() => RadioFiles.Noise(gains)).Message);
            Assert.Contains("line 1", Assert.ThrowsExactly<UserException>(() => RadioFiles.Gains(gains, 2)).Message);
        }
        finally
        {
            File.Delete(gains);
        }
    }

    [TestMethod]
    [TestCategory("Long")]
    public void MeasuredRadioCarriesASwarm()
    {
        string folder = Path.Combine(Root.Path, "..", "shared", "data", "radio");
        string gains = Path.Combine(folder, "15x15-medium-mica2-gains.txt");
        string noise = Path.Combine(folder, "meyer-heavy-noise.txt");
        if (!File.Exists(gains) || !File.Exists(noise))
        {
            Assert.Inconclusive("no measured radio data beside the repository");
        }

        Scenario scenario = new()
        {
            Name = "measured-radio",
            Nodes = 60,
            DurationMs = 1_800_000,
            Wire = new WireSettings { Topology = "gains", GainsFile = gains, NoiseFile = noise },

            // Proposals over one-way links are made and withdrawn for ever: DESIGN.md has the measurement.
            Bounds = new Bounds { FramesPerNodeSecond = 2 },
        };
        SimOutcome outcome = SimOutcome.Of(scenario, 1, new WorldOptions());
        Assert.IsTrue(outcome.IsAsExpected, string.Join("\n", outcome.Invariants.Select(i => $"{i.Name} {i.Holds}: {i.Detail}")));
        Assert.AreEqual(outcome.TraceHash, SimOutcome.Of(scenario, 1, new WorldOptions { Threads = 2 }).TraceHash);
    }

    /// <summary>A scenario with every setting at a value that is not its default.</summary>
    private const string Everything = """
        {
          "name": "everything", "about": "All settings.", "nodes": 20, "seconds": 600, "stormSeconds": 100, "checkMs": 500,
          "workload": { "floatUvuMin": 10, "floatUvuMax": 20, "weightMin": 1, "weightMax": 2, "newcomers": 3, "newcomersAtSeconds": 4,
            "newcomersWithinSeconds": 5, "newcomerFloatUvu": 6 },
          "node": { "emitIntervalMsMin": 300, "emitDoublings": 7, "clipUvu": 100, "capUvu": 200, "minute": 90, "uptimeMs": 5,
            "quotaUvu": 300, "mac": "hmac" },
          "wire": {
            "topology": "all", "degree": 21, "gainsFile": "g.txt", "noiseFile": "n.txt", "powerCentiDbm": 5, "lossPercent": 6,
              "duplicatePercent": 7, "reorderPercent": 8,
            "reorderMsMax": 401, "bitFlipPercent": 9, "delayMsMin": 6, "delayMsMax": 21, "airBytesPerSecond": 5000
          },
          "power": {
            "sunFile": "sun.csv", "startDay": 2, "darkFromDay": 3, "darkDays": 4,
            "panel": { "peakMa": 5, "usedPercentMin": 6, "usedPercentMax": 7 },
            "battery": {
              "cell": "liFePO4", "capacityMahMin": 8, "capacityMahMax": 9, "chargePercentMin": 10, "chargePercentMax": 11, "lowMv": 3100,
                "highMv": 3200, "chargedMv": 3300
            },
            "sleep": { "on": false, "periodSeconds": 61, "windowMs": 301, "leadMs": 3001, "napDoublings": 4, "clock": "frames",
              "clockPpm": 12, "awakeNodes": 3 }
          },
          "fragments": { "eachNode": 2, "records": 2, "bytes": 100, "k": 3, "n": 5, "fromSeconds": 7, "forSeconds": 8 },
          "visits": [
            { "atSeconds": 9, "put": "a text", "waitSeconds": 10, "draw": 11 }, { "atSeconds": 10, "get": "0" },
            { "atSeconds": 11, "check": "0" }, { "atSeconds": 12, "renew": "0" }, { "atSeconds": 13, "forget": "0" }
          ],
          "faults": [
            {
              "kind": "partition", "atSeconds": 1, "forSeconds": 2, "forSecondsMax": 3, "node": 4, "count": 5, "percent": 6, "amount": 7,
                "oneWay": true, "both": true, "draw": 8
            }
          ],
          "intruders": [ { "behaviour": "drain", "count": 2, "fromSeconds": 3, "untilSeconds": 4 } ],
          "bounds": { "entropyPart": 0.5, "spreadUvu": 1, "framesPerNodeSecond": 2.5, "turns": 2, "closedEnds": 7,
            "gainUvu": 9, "minuteError": 8, "keptPercent": 3, "stripesLost": 4, "heldPercent": 10, "recreatedMost": 11,
            "falseProversPercent": 12, "junkPercent": 5, "restBytes": 6, "repairSeconds": 7, "live": false },
          "mayBreak": [ { "invariant": "floor", "because": "of the test" } ]
        }
        """;

    private static readonly JsonTree Schema = JsonTree.Parse(ScenarioSchema.Text, "scenario.schema.json");

    /// <summary>Every setting with its schema, as a path; <c>faults[0]</c> stands for the items of an array.</summary>
    private static IEnumerable<(string Path, JsonTree Schema)> Settings(JsonTree schema, string path)
    {
        while (schema["$ref"] is JsonTree reference)
        {
            schema = Schema["$defs"]![reference.Text["#/$defs/".Length..]]!;
        }

        if (schema["items"] is JsonTree items)
        {
            return Settings(items, path + "[0]");
        }

        return schema["properties"] is not JsonTree properties
            ? [(path, schema)] : properties.Members.Where(member => member.Key != "$schema")
            .SelectMany(member => Settings(member.Value, path.Length == 0 ? member.Key : $"{path}.{member.Key}"));
    }

    private static IEnumerable<(string Value, string Remedy)> BadValues(JsonTree schema)
    {
        yield return ("[]", $"must be a {schema["type"]!.Text.Replace("integer", "whole number", StringComparison.Ordinal)}, not");
        foreach (string bound in new[] { "minimum", "exclusiveMinimum" })
        {
            if (schema[bound] is JsonTree least)
            {
                yield return ((long.Parse(least.Text, CultureInfo.InvariantCulture) - 1)
                    .ToString(CultureInfo.InvariantCulture), "it must be a");
            }
        }

        if (schema["maximum"] is JsonTree most)
        {
            yield return ((long.Parse(most.Text, CultureInfo.InvariantCulture) + 1)
                .ToString(CultureInfo.InvariantCulture), $"at most {most.Text}");
        }

        if (schema["enum"] is JsonTree names)
        {
            yield return ("\"quince\"", $"one of {string.Join(", ", names.Items.Select(name => name.Text))}");
        }
    }

    /// <summary>A scenario with one setting, every name on a line of its own.</summary>
    private static string With(string path, string value)
    {
        string text = value;
        string[] names = path.Split('.');
        for (int i = names.Length - 1; i >= 0; i--)
        {
            bool isItem = names[i].EndsWith("[0]", StringComparison.Ordinal);
            text = $"\n\"{names[i].Replace("[0]", "", StringComparison.Ordinal)}\": {(isItem ? "[ " : "")}{text}{(isItem ? " ]" : "")}";
            text = i > 0 ? $"{{ {text} }}" : text;
        }

        return path == "name" ? $"{{\n{text} }}" : $"{{\n\"name\": \"x\",{text} }}";
    }

    /// <summary>The setting at a path; of an array, that of the first item that has it.</summary>
    private static JsonTree? At(JsonTree? root, string path)
    {
        string[] parts = path.Split('.', 2);
        JsonTree? child = root?[parts[0].Replace("[0]", "", StringComparison.Ordinal)];
        return parts.Length == 1 ? child
            : !parts[0].EndsWith("[0]", StringComparison.Ordinal) ? At(child, parts[1])
            : child?.Items.Select(item => At(item, parts[1])).FirstOrDefault(found => found != null);
    }
}
