using System.IO;
using System.Linq;

using LVS.Harness;
using LVS.Report;
using LVS.Sim;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Hazards;

/// <summary>What happens after something broke: the run is kept, replayed to the frame, and made small.</summary>
[TestClass]
public sealed class ShrinkTests
{
    /// <summary>
    /// Broken on purpose: a rotten flash under a bound that allows no spread at all, among faults that have nothing to do with it.
    /// </summary>
    private static readonly Scenario Broken = ScenarioFile.Load("mixed-hazard") with
    {
        Nodes = 16,
        DurationMs = 120_000,
        StormMs = 60_000,
        MayBreak = [],

        // Short silences: a calm of seconds is long enough to tell.
        Node = new NodeSettings { EmitDoublings = 3 },
        Intruders = [new IntruderGroup { Behaviour = "garbage" }],
        Faults =
        [
            .. ScenarioFile.Load("mixed-hazard").Faults.Where(fault => fault.Kind != "partition"),
            new Fault { Kind = "partition", AtMs = 2_000, ForMs = 200_000, Percent = 50, Draw = 3 },
        ],
        Bounds = new Bounds { SpreadUvu = 1000, EntropyPart = 1 },
    };

    [TestMethod]
    public void ShrinkingKeepsTheBreakAndDropsTheRest()
    {
        SimOutcome outcome = SimOutcome.Of(Broken, 3, new WorldOptions());
        Assert.Contains("spreadBound", outcome.Unexpected);
        RunRecord run = new(Broken, 3, outcome.BrokenMs, ["spreadBound"]);
        Scenario small = SimShrink.Run(run, 20, _ => { });
        Assert.IsLessThan(10, small.Nodes);
        Assert.IsLessThanOrEqualTo(2, small.Faults.Count);
        Assert.IsEmpty(small.Intruders);
        Assert.IsLessThan(Broken.DurationMs, small.DurationMs);
        Scenario read = ScenarioFile.Parse(ScenarioText.Write(small), "minimal.json");
        Assert.Contains("spreadBound", SimOutcome.Of(read, 3, new WorldOptions()).Unexpected);
    }

    [TestMethod]
    public void APassingRunCannotBeShrunk()
    {
        RunRecord run = new(ScenarioFile.Load("calm"), 1, 5, ["conservation"]);
        Assert.ThrowsExactly<UserException>(() => SimShrink.Run(run, 20, _ => { }));
    }

    [TestMethod]
    public void RunFolderKeepsTheSeedAndReplayShowsTheMoment()
    {
        string folder = Directory.CreateTempSubdirectory("lvs-sim-").FullName;
        try
        {
            SimCommand command = new() { ScenarioName = "mixed-hazard", Seed = 3 };
            SwarmResult result = SimSession.Many(command, Broken, folder, 3, 4, 2, _ => { }, default);
            Assert.AreEqual("broken", result.Verdict);
            Assert.Contains("--seeds 3..4", result.Reproduce);
            RunRecord kept = RunRecord.Load(folder, 3);
            Assert.Contains("spreadBound", kept.Broken);
            string[] lines = [.. SimReplay.Lines(kept, 2000, 1000, out Simulation simulation)];
            Assert.AreEqual(SimOutcome.Of(Broken, 3, new WorldOptions()).TraceHash, simulation.World.TraceHash);
            Assert.IsTrue(lines.Any(line => line.Contains("sends seq", System.StringComparison.Ordinal)));
            Assert.IsTrue(lines.Any(line => line.Contains("spreadBound BREAKS", System.StringComparison.Ordinal)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>
    /// After an ordinary boot flash knows all that was told: only one that was rolled back has something to take on from its neighbours.
    /// </summary>
    [TestMethod]
    [DataRow("reboots", false)]
    [DataRow("flash-rollback", true)]
    public void OnlyARolledBackFlashTakesOnWhatItForgot(string name, bool isRolledBack)
    {
        Scenario scenario = ScenarioFile.Load(name);
        string[] lines = [.. SimReplay.Lines(new RunRecord(scenario, 1, -1, []), scenario.DurationMs, 0, out Simulation simulation)];
        Assert.IsTrue(lines.Any(line => line.Contains(" boots as ", System.StringComparison.Ordinal)),
            "nobody booted: the test shows nothing");
        string[] takers =
            [.. lines.Where(line => line.Contains(" takes on ", System.StringComparison.Ordinal))
            .Select(line => line.Split("s  ")[1].Split(' ')[0]).Distinct()];
        string[] rolledBack =
            [.. simulation.World.Nodes.Where(node => !node.IsTrue).Select(node => SimResult.Name(simulation.World, node.Index))];
        Assert.AreEqual(isRolledBack, takers.Length > 0);
        Assert.IsEmpty(takers.Except(rolledBack));
    }

    [TestMethod]
    public void ReportShowsHeatBudgetGuardAndFaults()
    {
        string folder = Directory.CreateTempSubdirectory("lvs-sim-").FullName;
        try
        {
            SwarmResult result = SimSession.One(new SimCommand { ScenarioName = "drain" }, ScenarioFile.Load("drain"), folder, 1, null);
            string page = HtmlReport.Write(result);
            foreach (string part in new[] { "Node by time", "Byte budget", "Message budget", "VaultGuard interventions",
                "What went wrong on purpose" })
            {
                Assert.Contains(part, page);
            }

            System.Xml.Linq.XDocument.Parse(page.Replace("<!DOCTYPE html>", "", System.StringComparison.Ordinal));
            Assert.IsGreaterThan(0, result.Sim!.Guard.Count);
            string json = ResultJson.Compact(result);
            foreach (string key in new[] { "cycles", "virtualSeconds", "secondsPerCycle", "peakMemoryBytes", "traceHash", "threads",
                "ranks" })
            {
                Assert.Contains($"\"{key}\":", json);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
