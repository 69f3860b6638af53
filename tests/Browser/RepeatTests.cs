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
        run.WaitFor(frame => frame.State == "ended", "the run had ended", 120);

        string path = Path.Combine(run.Folder, SimSession.ScenarioName);
        SimOutcome again = SimOutcome.Of(ScenarioFile.Parse(File.ReadAllText(path), path), 1, new WorldOptions());
        Assert.AreEqual(run.Result!.TraceHash, again.TraceHash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture));
        Assert.AreEqual("", string.Join(", ", run.Result.Invariants.Where(i => i.Holds == false).Select(i => $"{i.Name}: {i.Detail}")));
        StringAssert.Contains(run.Frame().Repeat, SimSession.ScenarioName);

        void Step(double seconds)
        {
            double from = run.Frame().Seconds;
            Assert.IsTrue(run.Do("step", number: seconds).IsDone);
            run.WaitFor(frame => frame.State == "paused" && frame.Seconds >= from + seconds, "a step was over");
        }

        void Done(string name, int? node = null, double? number = null, string? text = null)
        {
            DeedAnswer answer = run.Do(name, node, number, text);
            Assert.IsTrue(answer.IsDone, answer.Text);
        }
    }
}
