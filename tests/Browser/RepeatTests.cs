using System;
using System.IO;
using System.Linq;

using LVS.Page;
using LVS.Sim;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Browser;

/// <summary>What is done by hand can be done again, to the last frame.</summary>
[TestClass]
public class RepeatTests
{
    [TestMethod]
    [TestCategory("Long")]
    [DataRow("calm", 400L)]
    [DataRow("dark-days", 48_000L)]
    public void ScenarioOfARunRepeatsIt(string scenario, long cycles)
    {
        using SimRun run = new(scenario, 10, isWatched: false, cycles: cycles);
        bool hasSun = run.Source.Facts.HasBatteries;
        Done("speed", number: 0);
        Step(5);
        Done("kill", 3);
        Step(2);
        Done("intruder", text: "drain");
        Done("loss", number: 20);
        Step(3);
        Done("split");
        Done("intruder", text: hasSun ? "mint" : "liar");
        Step(4);
        Done("restart", 3);
        Done("kill", 4);
        Done("restart", 4);
        Done("split");
        Done("loss", number: 5);
        Done("loss", number: 40);
        if (hasSun)
        {
            Done("sun");
            Step(7200);
            Done("sun");
        }

        Step(6);
        Done("loss", number: 0);
        Done("kill", 5);
        Done("go");
        Same(run);

        void Step(double seconds)
        {
            double from = run.Frame().Seconds;
            Assert.IsTrue(run.Do("step", number: seconds).IsDone);
            run.WaitFor(frame => frame.State == "paused" && Ms(frame.Seconds) >= Ms(from + seconds), "a step was over");
        }

        // Virtual time has whole milliseconds, sums of seconds have not.
        static long Ms(double seconds) => (long)Math.Round(seconds * 1000);

        void Done(string name, int? node = null, double? number = null, string? text = null)
        {
            DeedAnswer answer = run.Do(name, node, number, text);
            Assert.IsTrue(answer.IsDone, answer.Text);
        }
    }

    /// <summary>A text is stored by the product's own client in virtual time, three nodes lose power, it comes back; all again.</summary>
    [TestMethod]
    public void RecordsOfARunAreRepeated()
    {
        string letter = string.Concat(Enumerable.Repeat("Liebe Gr\u00fc\u00dfe, swarm. ", 20));
        using SimRun run = new("fragments", 12, isWatched: false, cycles: 1200);

        // The storm of the scenario is over then, and every node that was cut off is back.
        run.Do("speed", number: 0);
        run.Do("step", number: 200);
        run.WaitFor(frame => frame.State == "paused" && frame.Seconds >= 200, "a step was over");
        DeedAnswer waits = run.Do("put", text: "while time stands still");
        Assert.IsTrue(waits.IsDone, waits.Text);
        StringAssert.Contains(waits.Text, "virtual time stands still");
        run.Do("speed", number: 5);
        run.Do("go");
        DeedAnswer put = run.Do("put", text: letter);
        Assert.IsTrue(put.IsDone, put.Text);
        StringAssert.Contains(put.Text, "may vanish");
        foreach (int node in new[] { 1, 4, 7 })
        {
            Assert.IsTrue(run.Do("kill", node).IsDone);
        }

        DeedAnswer get = run.Do("get", text: put.Result);
        Assert.AreEqual(letter, get.Result, get.Text);
        foreach (int node in new[] { 1, 4, 7 })
        {
            Assert.IsTrue(run.Do("restart", node).IsDone);
        }

        DeedAnswer wrong = run.Do("get", text: put.Result![..^1]);
        Assert.IsFalse(wrong.IsDone);
        StringAssert.Contains(wrong.Text, "cut short");
        Assert.AreEqual(2, run.Source.Log.After(0).Count(e => e.Text.StartsWith("Stored", StringComparison.Ordinal)));
        run.Do("speed", number: 0);

        // Of the five hours in which this scenario's own records are repaired these are five minutes.
        Same(run, "fragmentsConverge");
        Assert.IsTrue(run.Result!.Reasons.Any(reason => reason.Contains("Brought back", StringComparison.Ordinal)));
    }

    private static void Same(SimRun run, string notYet = "")
    {
        run.WaitFor(frame => frame.State == "ended", "the run had ended", 120);
        string path = Path.Combine(run.Folder, SimSession.ScenarioName);
        Scenario done = ScenarioFile.Parse(File.ReadAllText(path), path);
        SimOutcome again = SimOutcome.Of(done, 1, new WorldOptions { Samples = SimSession.SampleCount });
        Assert.AreEqual(run.Result!.TraceHash, again.TraceHash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture));
        Assert.AreEqual("", string.Join(", ", run.Result.Invariants.Where(i => i.Holds == false && i.Name != notYet)
            .Select(i => $"{i.Name}: {i.Detail}")));
        StringAssert.Contains(run.Frame().Repeat, SimSession.ScenarioName);
    }
}
