using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>Ledgers alone over silos: the same balances for every number of them, and after the loss of one.</summary>
[TestClass]
public class SiloTests
{
    private const int Seconds = 400;

    private static readonly string[] Small = ["--nodes", "2000", "--cycles", "8", "--loss", "30", "--json"];

    [TestMethod]
    [TestCategory("Long")]
    public void OneTwoAndFourSilosComeToTheSameHash()
    {
        using TestFolder folder = new();
        string hash = Hash(Lvs.Run(folder.Path, ["sim", "--model", "ledger", .. Small]));
        foreach (int silos in (int[])[1, 2, 4])
        {
            Lvs run = Lvs.Start(folder.Path, ["sim", "--silos", $"localhost:{silos}", .. Small]).Wait(Seconds);
            Assert.AreEqual(hash, Hash(run), $"{silos} silos");
            Assert.AreEqual(silos, run.Json.GetProperty("ranks").GetInt32());
            Assert.AreEqual(silos == 1, run.Json.GetProperty("bytesExchanged").GetInt64() == 0);
        }
    }

    [TestMethod]
    [TestCategory("Long")]
    public void ALostSiloCostsTheWayBackToACheckpoint()
    {
        using TestFolder folder = new();
        string[] words = ["--nodes", "3000", "--cycles", "300", "--loss", "30", "--json"];
        string hash = Hash(Lvs.Run(folder.Path, ["sim", "--model", "ledger", .. words]));
        using Lvs run = Lvs.Start(folder.Path, ["sim", "--silos", "localhost:3", "--checkpoint", "4", .. words]);
        run.WaitFor(() => run.Errors.Contains("checkpoint after cycle 8", StringComparison.Ordinal), "two checkpoints", Seconds);
        string line = run.Errors.Split('\n').First(text => text.Contains(", processes ", StringComparison.Ordinal));
        Process.GetProcessById(int.Parse(line.TrimEnd().Split(' ')[^1], CultureInfo.InvariantCulture)).Kill();
        run.Wait(Seconds);
        Assert.AreEqual(hash, Hash(run));
        Assert.AreEqual(1, run.Json.GetProperty("silosLost").GetInt32(), run.Errors);
        Assert.Contains("a silo was lost", run.Errors);
    }

    [TestMethod]
    [TestCategory("Long")]
    public void SilosMeetInRedis()
    {
        using Database redis = Database.Redis();
        Meet(redis.Address);
    }

    /// <summary>The password of the table of silos is on no console, and in no file that people pass on.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public void PasswordOfAClusterIsNotRepeated()
    {
        using Database redis = Database.Redis();

        // A Redis that has no password accepts any for its user 'default'.
        string address = redis.Address.Replace("://", "://default:example-word@", StringComparison.Ordinal);
        using TestFolder folder = new();
        using Lvs silo = Lvs.Start(folder.Path, "silo", "--cluster", address);
        using Lvs run = Lvs.Start(folder.Path, ["sim", "--silos", "1", "--cluster", address, "--out", "run", .. Small]).Wait(Seconds);
        Assert.AreEqual(0, run.ExitCode, run.Output + run.Errors + silo.Errors);
        Assert.Contains("--cluster redis://default:PASSWORD@127.0.0.1:", run.Json.GetProperty("reproduce").GetString()!);
        string files = string.Concat(Directory.GetFiles(folder.File("run")).Select(File.ReadAllText));
        Assert.DoesNotContain("example-word", run.Output + run.Errors + silo.Output + silo.Errors + files);
    }

    [TestMethod]
    [TestCategory("Long")]
    public void SilosMeetInPostgres()
    {
        using Database postgres = Database.Postgres();
        Meet(postgres.Address);
    }

    /// <summary>A Redis without a disk forgets the silos when it is started anew, and no run would find them again.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public void ASiloThatTheTableHasLostEnds()
    {
        using Database redis = Database.Redis();
        using TestFolder folder = new();
        using Lvs silo = Lvs.Start(folder.Path, "silo", "--cluster", redis.Address);
        silo.WaitFor(() => silo.Errors.Contains("has joined ", StringComparison.Ordinal), "it joins", Seconds);
        redis.Forget();
        Assert.AreEqual(2, silo.Wait(Seconds).ExitCode, silo.Errors);
        Assert.Contains("has lost its table of silos", silo.Errors);
    }

    /// <summary>As when every machine loses its power: nobody is left to declare the silos dead, and they are still in the table.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public void SilosThatWereAllKilledKeepNobodyOut()
    {
        using Database redis = Database.Redis();
        using TestFolder folder = new();
        using (Lvs first = Lvs.Start(folder.Path, "silo", "--cluster", redis.Address))
        using (Lvs second = Lvs.Start(folder.Path, "silo", "--cluster", redis.Address))
        {
            first.WaitFor(() => first.Errors.Contains("has joined ", StringComparison.Ordinal), "it joins", Seconds);
            second.WaitFor(() => second.Errors.Contains("has joined ", StringComparison.Ordinal), "it joins", Seconds);
        }

        using Lvs third = Lvs.Start(folder.Path, "silo", "--cluster", redis.Address);
        third.WaitFor(() => third.Errors.Contains("has joined ", StringComparison.Ordinal), "it joins", Seconds);
    }

    [TestMethod]
    [TestCategory("Long")]
    [DataRow("redis://127.0.0.1:1", "redis-cli ping")]
    [DataRow("postgres://lvs:secret@127.0.0.1:1/lvs", "psql -c")]
    [DataRow("localhost:1", "lvs sim --silos localhost:N")]
    public void AMissingClusterIsNamed(string address, string remedy)
    {
        using TestFolder folder = new();
        Lvs run = Lvs.Start(folder.Path, "silo", "--cluster", address).Wait(Seconds);
        Assert.AreEqual(2, run.ExitCode, run.Errors);
        Assert.Contains("could not be joined: ", run.Errors);
        Assert.Contains(remedy, run.Errors);
        Assert.DoesNotContain("secret", run.Errors);
    }

    [TestMethod]
    [TestCategory("Long")]
    public void OtherVerbsLoadNoOrleans()
    {
        using TestFolder folder = new();
        Assert.IsFalse(LoadsOrleans(folder, "sim", "--model", "ledger", "--nodes", "1000", "--cycles", "1000000"));
        Assert.IsTrue(LoadsOrleans(folder, "sim", "--silos", "localhost:1", "--nodes", "1000", "--cycles", "1000000"));
    }

    private static void Meet(string address)
    {
        using TestFolder folder = new();
        string hash = Hash(Lvs.Run(folder.Path, ["sim", "--model", "ledger", .. Small]));
        using Lvs first = Lvs.Start(folder.Path, "silo", "--cluster", address);
        using Lvs second = Lvs.Start(folder.Path, "silo", "--cluster", address);
        Lvs run = Lvs.Start(folder.Path, ["sim", "--silos", "2", "--cluster", address, .. Small]).Wait(Seconds);
        Assert.AreEqual(hash, Hash(run), first.Errors + second.Errors);
        Assert.AreEqual(0, first.Interrupt().Wait().ExitCode, first.Errors);
        Assert.Contains("has joined ", second.Errors);
    }

    private static bool LoadsOrleans(TestFolder folder, params string[] words)
    {
        using Lvs run = Lvs.Start(folder.Path, [.. words, "--loss", "30"]);
        run.WaitFor(() => run.Errors.Contains("virtual seconds", StringComparison.Ordinal), "the first cycles", Seconds);
        return File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{run.Process.Id}/maps"))
            .Contains("Orleans", StringComparison.Ordinal);
    }

    private static string Hash(Lvs run)
    {
        Assert.AreEqual(0, run.ExitCode, run.Output + run.Errors);
        return run.Json.GetProperty("traceHash").GetString()!;
    }
}
