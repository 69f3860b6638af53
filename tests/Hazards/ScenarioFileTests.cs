using System;
using System.IO;
using System.Linq;

using LVS.Swarm;
using LVS.Swarm.Sim;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Hazards;

/// <summary>A bad scenario file gets a message with line and field; a good one survives writing and reading.</summary>
[TestClass]
public sealed class ScenarioFileTests
{
    [TestMethod]
    [DataRow("{\n  \"name\": \"x\",\n  \"nodes\": 1\n}", "line 3", "'nodes'", "at least 2")]
    [DataRow("{\n  \"name\": \"x\",\n  \"nods\": 10\n}", "line 3", "'nods'", "known are")]
    [DataRow("{\n  \"name\": \"x\",\n  \"nodes\": \"ten\"\n}", "line 3", "'nodes'", "whole number")]
    [DataRow("{\n  \"name\": \"x\",\n  \"stormSeconds\": 5,\n  \"faults\": [\n    { \"kind\": \"reboot\" },\n    { \"kind\": \"quake\" }\n  ]\n}", "line 6", "faults[1].kind", "one of")]
    [DataRow("{\n  \"name\": \"x\",\n  \"wire\": {\n    \"lossPercent\": 101\n  }\n}", "line 4", "wire.lossPercent", "at most 100")]
    [DataRow("{\n  \"name\": \"x\",\n  \"faults\": [\n    { \"kind\": \"reboot\" }\n  ]\n}", "line 4", "faults[0]", "atSeconds")]
    [DataRow("{\n  \"name\": \"x\",\n  \"seconds\": 10,\n  \"stormSeconds\": 20\n}", "line 4", "stormSeconds", "longer")]
    [DataRow("{\n  \"name\": \"x\",\n  \"nodes\": 4,\n  \"faults\": [\n    { \"kind\": \"die\", \"node\": 4, \"atSeconds\": 1 }\n  ]\n}", "line 5", "faults[0].node", "0 to 3")]
    [DataRow("{\n  \"name\": \"x\"\n  \"nodes\": 4\n}", "line 3", "", "")]
    [DataRow("{\n  \"nodes\": 4\n}", "line 1", "name", "has no")]
    [DataRow("{\n  \"name\": \"x\",\n  \"nodes\": 4,\n  \"nodes\": 5\n}", "line 4", "nodes", "twice")]
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
        foreach (FaultKind kind in Enum.GetValues<FaultKind>())
        {
            Assert.IsTrue(all.Any(scenario => scenario.Faults.Any(fault => fault.Kind == kind)), $"no scenario has {kind}");
        }

        foreach (string behaviour in new[] { "drain", "mint", "equivocate", "silent", "sybil", "replay", "garbage", "liar" })
        {
            Assert.IsTrue(all.Any(scenario => scenario.Intruders.Any(group => group.Behaviour == behaviour)), $"no scenario has {behaviour}");
        }
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
            DurationMs = 600_000,
            Wire = new WireSettings { Topology = "gains", GainsFile = gains, NoiseFile = noise },
            MayBreak = [new KnownBreak("calmIsQuiet", "edges over bad links open and close for ever, and every close moves value back")],
        };
        SimOutcome outcome = SimOutcome.Of(scenario, 1, new WorldOptions());
        Assert.IsTrue(outcome.IsAsExpected, string.Join("\n", outcome.Invariants.Select(i => $"{i.Name} {i.Holds}: {i.Detail}")));
        Assert.AreEqual(outcome.TraceHash, SimOutcome.Of(scenario, 1, new WorldOptions { Threads = 2 }).TraceHash);
    }
}
