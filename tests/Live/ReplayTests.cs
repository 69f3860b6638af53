using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>Runs that were too short to judge, looked at again: they are never said to be well.</summary>
[TestClass]
public sealed class ReplayTests
{
    private static readonly string[] Short = ["sim", "--nodes", "100", "--cycles", "40"];

    [TestMethod]
    public void AReplayOfAnUnknownVerdictIsUnknownToo()
    {
        using TestFolder folder = new();
        Assert.AreEqual(2, Lvs.Run(folder.Path, Short).ExitCode);
        using Lvs replay = Lvs.Run(folder.Path, "sim", "replay", "runs/latest", "--before", "0");
        Assert.AreEqual(2, replay.ExitCode, replay.Output);
        Assert.Contains("calmIsQuiet could not be told", replay.Output);
        Assert.DoesNotContain("everything holds", replay.Output);
    }

    [TestMethod]
    public void ManySeedsNameUnknownChecks()
    {
        using TestFolder folder = new();
        using Lvs many = Lvs.Run(folder.Path, [.. Short, "--seeds", "1..2", "--json"]);
        Assert.AreEqual(2, many.ExitCode, many.Output);
        string reason = many.Json.GetProperty("reasons")[0].GetString()!;
        Assert.Contains("calmIsQuiet could not be told", reason);
        Assert.Contains("--cycles ", reason);
        using Lvs replay = Lvs.Run(folder.Path, "sim", "replay", "runs/latest");
        Assert.AreEqual(64, replay.ExitCode);
        Assert.DoesNotContain("all is well", replay.Errors);
    }
}
