using System.IO;
using System.Linq;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>Options that cannot be meant are refused before anything is written, and what a user has stays as it is.</summary>
[TestClass]
public sealed class OptionTests
{
    /// <summary>A folder of the user's own, and the scenario that is read, are no run folder.</summary>
    [TestMethod]
    [DataRow("sim --scenario scenario.json --nodes 6 --out .", "would replace the scenario that is read")]
    [DataRow("sim --scenario calm --nodes 6 --out .")]
    [DataRow("sim --model ledger --nodes 10 --cycles 2 --out .")]
    [DataRow("swarm --nodes 2 --seconds 1 --out .")]
    [DataRow("bench memory --out .")]
    [DataRow("bench sim --nodes 1000 --cycles 1 --out .")]
    [DataRow("sim --nodes 4 --cycles 3 --out ..")]
    public void AFolderWithOwnFilesIsNoRunFolder(string arguments, string said = "has files and is not the folder of a run")
    {
        using TestFolder folder = new();
        string own = Directory.CreateDirectory(folder.File("own")).FullName;
        const string Scenario = "{\"name\":\"my study\",\"nodes\":4,\"seconds\":80}";
        File.WriteAllText(Path.Combine(own, "scenario.json"), Scenario);
        File.WriteAllText(Path.Combine(own, "report.html"), "mine");
        using Lvs lvs = Lvs.Run(own, arguments.Split(' '));
        Assert.AreEqual(64, lvs.ExitCode, lvs.Output + lvs.Errors);
        Assert.Contains(said, lvs.Errors);
        Assert.DoesNotContain("measured", lvs.Errors);
        Assert.AreEqual(Scenario, File.ReadAllText(Path.Combine(own, "scenario.json")));
        Assert.AreEqual("mine", File.ReadAllText(Path.Combine(own, "report.html")));
        Assert.HasCount(2, Directory.GetFileSystemEntries(own));
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.Path));
    }

    /// <summary>A run folder is used again, but not for the scenario that lies in it.</summary>
    [TestMethod]
    public void ARunFolderIsUsedAgain()
    {
        using TestFolder folder = new();
        string[] words = ["sim", "--nodes", "4", "--cycles", "40", "--out", "run"];
        Assert.AreNotEqual(64, Lvs.Run(folder.Path, words).ExitCode);
        Assert.AreNotEqual(64, Lvs.Run(folder.Path, words).ExitCode);
        string before = File.ReadAllText(folder.File("run/scenario.json"));
        using Lvs over = Lvs.Run(folder.Path, "sim", "--scenario", "run/scenario.json", "--nodes", "6", "--out", "run");
        Assert.AreEqual(64, over.ExitCode, over.Output + over.Errors);
        Assert.Contains("would replace the scenario that is read", over.Errors);
        Assert.AreEqual(before, File.ReadAllText(folder.File("run/scenario.json")));
    }

    /// <summary>A variable of a script that is not set, behind an equals sign: the next option is not its value.</summary>
    [TestMethod]
    [DataRow("sim|--out=|--json", "--out is empty")]
    [DataRow("sim|--nodes=|--cycles|3", "--nodes is empty")]
    [DataRow("swarm|--out:|--json", "--out is empty")]
    [DataRow("node|--state=", "--state is empty")]
    [DataRow("hil|--map=|--mixed", "--map is empty")]
    [DataRow("silo|--cluster=", "--cluster is empty")]
    [DataRow("get|x|-o=|--json", "-o is empty")]
    public void NothingBehindAnEqualsSignIsEmpty(string words, string said)
    {
        using TestFolder folder = new();
        using Lvs lvs = Lvs.Run(folder.Path, words.Split('|'));
        Assert.AreEqual(64, lvs.ExitCode, lvs.Output + lvs.Errors);
        Assert.Contains(said, lvs.Errors);
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    /// <summary>A value that ends with an equals sign is one, and so is a word behind two dashes.</summary>
    [TestMethod]
    [DataRow("decode|--|--out=", "'--out=' is neither a file")]
    [DataRow("decode|abc=", "'abc=' is neither a file")]
    public void AnEqualsSignAtAnEndMayBelongToAValue(string words, string said)
    {
        using TestFolder folder = new();
        using Lvs lvs = Lvs.Run(folder.Path, words.Split('|'));
        Assert.Contains(said, lvs.Errors);
    }

    [TestMethod]
    [DataRow("sim --seed 3 --seeds 1..2", "--seed and --seeds say two things")]
    [DataRow("sim --cycles 400000001", "from 1 to 400000000")]
    [DataRow("sim --seeds 1..2 --cycles 1000000000", "--cycles is 1000000000")]
    [DataRow("hil --map devices.yaml --tests ,", "names no test; there are")]
    [DataRow("sim --silos 2 --cluster redis://127.0.0.1:7999/x?password=hunter2secret", "x?password=***'; it must be")]
    [DataRow("silo --cluster Host=127.0.0.1;Username=u;Password=hunter2secret", "Password=***'; it must be")]
    [DataRow("silo --cluster Host=127.0.0.1;PWD='a@hunter2secret;';Username=u", "PWD=***;Username=u'; it must be")]
    [DataRow("silo redis://127.0.0.1/x?password=a@hunter2secret", "password=***")]
    [DataRow("bench memory --write-baseline no/such/counts.json", "--write-baseline is 'no/such/counts.json', which cannot be written")]
    public void AWordThatCannotBeMeantIsRefused(string arguments, string said)
    {
        using TestFolder folder = new();
        File.WriteAllText(folder.File("devices.yaml"), "devices:\n  - id: a\n    board: ESP32_C3\n    emulator: true\n");
        using Lvs lvs = Lvs.Run(folder.Path, arguments.Split(' '));
        Assert.AreEqual(64, lvs.ExitCode, lvs.Output + lvs.Errors);
        Assert.Contains(said, lvs.Errors);
        Assert.DoesNotContain("hunter2secret", lvs.Output + lvs.Errors);
        Assert.DoesNotContain("measured", lvs.Errors);
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    [DataRow("swarm", "from 0 and below --seconds")]
    [DataRow("sim", "whole ones to 1000000, ledgers alone from 3, 2 to 200000000")]
    [DataRow("sim", "with whole nodes 100000000 seconds of them at most")]
    public void HelpSaysTheRangesThatAreRefused(string verb, string said)
    {
        using TestFolder folder = new();
        using Lvs help = Lvs.Run(folder.Path, verb, "--help");
        Assert.Contains(said, help.Output);
    }

    [TestMethod]
    [DataRow("9223372036854775806..9223372036854775807")]
    [DataRow("-9223372036854775808..-9223372036854775807")]
    public void TheLastSeedsThereAreEnd(string seeds)
    {
        using TestFolder folder = new();
        using Lvs lvs = Lvs.Run(folder.Path, "sim", "--nodes", "4", "--cycles", "3", "--seeds", seeds, "--json");
        Assert.HasCount(2, lvs.Json.GetProperty("seeds").EnumerateArray().ToArray());
    }

    [TestMethod]
    public void AReplayIsOfASeedThatWasRun()
    {
        using TestFolder folder = new();
        string[] words = ["sim", "--nodes", "4", "--cycles", "40"];
        Lvs.Run(folder.Path, [.. words, "--seed", "3", "--out", "one"]).Dispose();
        Lvs.Run(folder.Path, [.. words, "--seeds", "1..2", "--out", "many"]).Dispose();
        using Lvs other = Lvs.Run(folder.Path, "sim", "replay", "one", "--seed", "5");
        Assert.AreEqual(64, other.ExitCode, other.Output);
        Assert.Contains("--seed is 5, and 'one' has the seed 3.", other.Errors);
        using Lvs beyond = Lvs.Run(folder.Path, "sim", "replay", "many", "--seed", "5");
        Assert.AreEqual(64, beyond.ExitCode, beyond.Output);
        Assert.Contains("--seed is 5, and 'many' has the seeds 1..2.", beyond.Errors);
        using Lvs run = Lvs.Run(folder.Path, "sim", "replay", "many", "--seed", "2");
        Assert.AreNotEqual(64, run.ExitCode, run.Errors);
        Assert.Contains("seed 2, trace hash", run.Output);
    }

    /// <summary>The Redis client's advice is for programmers.</summary>
    [TestMethod]
    public void ARedisThatIsNotThereIsSaidWithoutAdviceOnCode()
    {
        using TestFolder folder = new();
        using Lvs lvs = Lvs.Run(folder.Path, "silo", "--cluster", "redis://127.0.0.1:1");
        Assert.AreEqual(2, lvs.ExitCode, lvs.Errors);
        Assert.Contains("redis-cli ping", lvs.Errors);
        Assert.DoesNotContain("abortConnect", lvs.Errors);
        Assert.DoesNotContain("your code", lvs.Errors);
    }

    [TestMethod]
    public void AnEmptyFileBecomesABaselineAndAnotherStays()
    {
        using TestFolder folder = new();
        File.WriteAllText(folder.File("counts.json"), "");
        Assert.AreEqual(0, Lvs.Run(folder.Path, "bench", "memory", "--write-baseline", "counts.json").ExitCode);
        Assert.Contains("tolerancePercent", File.ReadAllText(folder.File("counts.json")));
        File.WriteAllText(folder.File("mine.txt"), "mine");
        using Lvs other = Lvs.Run(folder.Path, "bench", "memory", "--write-baseline", "mine.txt");
        Assert.AreEqual(64, other.ExitCode, other.Errors);
        Assert.DoesNotContain("measured", other.Errors);
        Assert.AreEqual("mine", File.ReadAllText(folder.File("mine.txt")));
    }

    [TestMethod]
    public void AnUnusableRunFolderIsOneObjectOfJson()
    {
        using TestFolder folder = new();
        File.WriteAllText(folder.File("taken"), "");
        using Lvs lvs = Lvs.Run(folder.Path, "bench", "memory", "--json", "--out", "taken");
        Assert.AreEqual(64, lvs.ExitCode, lvs.Errors);
        Assert.AreEqual("usage", lvs.Json.GetProperty("verdict").GetString());
        Assert.DoesNotContain("measured", lvs.Errors);
    }
}
