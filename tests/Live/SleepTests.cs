using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;

using LVS.Core;
using LVS.Harness;
using LVS.Node;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>
/// The whole firmware in a process, with a battery and deep sleep, of which each wake is a boot from flash alone; and the power cut in
/// it at every operation of its first wakes.
/// </summary>
[TestClass]
public sealed class SleepTests
{
    public required TestContext TestContext { get; init; }

    [TestMethod]
    [TestCategory("Long")]
    public void ABoardSleepsGoesDarkAndComesBack()
    {
        using TestFolder folder = new();
        Prepare(folder.Path, 4100);
        using Emulator board = new(folder.Path);
        Assert.IsTrue(board.Await("restored", 2), board.Output);
        AssertFewFilesAWake(board, 2);
        int wakes = board.Count("LVS sleeps");
        Assert.IsGreaterThan(2, wakes, board.Output);
        string node = board.Output.Split('\n').Last(line => line.Contains("restored")).Split(' ')[2];
        File.WriteAllText(folder.File(".battery"), "3300");
        Assert.IsTrue(board.Await("radio off until the battery has recovered", 2), board.Output);
        int joined = board.Count("network: joined");
        Assert.IsTrue(board.Await("radio off until the battery has recovered", 4), board.Output);
        Assert.AreEqual(joined, board.Count("network: joined"), "the radio was on in the dark");
        File.WriteAllText(folder.File(".battery"), "3900");
        int restored = board.Count("restored");
        Assert.IsTrue(board.Await("restored", restored + 2), board.Output);
        Assert.IsTrue(board.Output.Split('\n').Where(line => line.Contains("restored")).All(line => line.Contains(node)), board.Output);
        Assert.AreEqual(0, board.Count("epitaph"));
        AssertFewFilesAWake(board, 2);
    }

    /// <summary>Two boards without a common clock, switched on apart, find each other's slot and keep it over deep sleeps.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public void SleepersWithoutAClockMeet()
    {
        using TestFolder folder = new();
        string json = Prepare(folder.File("a"), 4100).Replace("utc", "heard").Replace("\"slotPeriodMs\": 1000", "\"slotPeriodMs\": 3000")
            .Replace("\"slotWindowMs\": 200", "\"slotWindowMs\": 600").Replace("\"slotLeadMs\": 300", "\"slotLeadMs\": 1000");
        Prepare(folder.File("b"), 4100);
        File.WriteAllText(folder.File("a/lvs.json"), json);
        File.WriteAllText(folder.File("b/lvs.json"), json);
        using Emulator a = new(folder.File("a"));
        Assert.IsTrue(a.Await("LVS sleeps", 1), a.Output);
        using Emulator b = new(folder.File("b"));
        bool Met(Emulator board) => board.Output.Split('\n').Count(line => line.Contains("LVS sleeps") && !line.Contains("heard 0")) >= 2;
        WaitFor(() => Met(a) && Met(b), () => "both have met, these have:\n" + a.Output + "\n---\n" + b.Output);
        TestContext.WriteLine(a.Output + "\n---\n" + b.Output);
        AssertFewFilesAWake(a, 1);
        AssertFewFilesAWake(b, 1);
    }

    /// <summary>
    /// The swarm's minute goes on over sleeps: a board whose flash was written a day ago turns its epoch when it wakes, has another name
    /// and all of its value.
    /// </summary>
    [TestMethod]
    public void ASleeperTurnsItsEpoch()
    {
        using TestFolder folder = new();
        Prepare(folder.Path, 4100);
        using (Emulator board = new(folder.Path))
        {
            Assert.IsTrue(board.Await("restored", 1), board.Output);
        }

        byte[] before = AgedFlash.DateBack(folder.Path);
        using (Emulator board = new(folder.Path))
        {
            WaitFor(() => LedgerRecord.EpochOf(AgedFlash.Newest(folder.Path)!) > LedgerRecord.EpochOf(before),
                () => "the new epoch is on flash:\n" + board.Output);
            Assert.AreEqual(0, board.Count("epitaph"), board.Output);
        }

        NodeMemory memory = new(1);
        Assert.IsTrue(LedgerRecord.Read(AgedFlash.Newest(folder.Path)!, memory));
        Assert.AreEqual(LedgerRecord.EpochOf(before) + 1, memory.Edges.EpochOf[0]);
        Assert.AreNotEqual(LedgerRecord.PseudonymOf(before), memory.Edges.PseudonymOf[0]);
        Assert.AreEqual(LedgerRecord.PseudonymOf(before), memory.Edges.FormerOf[0]);
        Assert.AreEqual(1_000_000, memory.Edges.FloatOf[0]);
    }

    [TestMethod]
    public void ABoardOnUsbNeverSleeps()
    {
        using TestFolder folder = new();
        Prepare(folder.Path, 3000, "usb");
        using Emulator board = new(folder.Path);
        Assert.IsTrue(board.Await("LVS node", 1), board.Output);
        Assert.IsFalse(board.Await("LVS sleeps", 1, 3), board.Output);
    }

    /// <summary>
    /// Killed at each operation that changes its flash, a board comes back as who it was, with its file as it was. The operations are those
    /// of three wakes - the keeper's record, the last good copy, the ledger's record, each a file opened, written and committed - and of a
    /// fourth.
    /// </summary>
    [TestMethod]
    [DataRow(1, 2, 3)]
    [DataRow(4, 5, 6)]
    [DataRow(7, 8, 9)]
    [DataRow(10, 11, 12)]
    public void ABoardIsItselfAfterEveryCut(params int[] operations)
    {
        using TestFolder folder = new();
        foreach (int operation in operations)
        {
            CutAt(folder, operation);
        }
    }

    [TestMethod]
    [DataRow("--cut needs N or N:K", "--cut", "0")]
    [DataRow("--cut needs N or N:K", "--cut", "3:x")]
    [DataRow("--wake-at needs ms since", "--wake-at", "soon")]
    [DataRow("--cut needs a value", "--cut")]
    public void WrongArgumentsAreNamed(string expected, params string[] arguments)
    {
        using TestFolder folder = new();
        using Emulator board = new(folder.Path, arguments);
        Assert.AreEqual(64, board.AwaitEnd());
        Assert.IsTrue(board.Await(expected, 1), board.Output);
    }

    private static void CutAt(TestFolder folder, int operation)
    {
        string flash = folder.File(Text(operation));
        string json = Prepare(flash, 4100);
        using (Emulator board = new(flash, "--cut", $"{Text(operation)}:{Text(operation % 3 * 90)}"))
        {
            Assert.AreEqual(137, board.AwaitEnd(), $"operation {operation}: {board.Output}");
        }

        byte[]? newest = AgedFlash.Newest(flash);
        Assert.AreEqual(json, File.ReadAllText(Path.Combine(flash, "lvs.json")));
        using Emulator again = new(flash);
        Assert.IsTrue(again.Await(newest == null ? "LVS node" : "restored", 1), $"operation {operation}: {again.Output}");
        string first = again.Output.Split('\n').First(line => line.StartsWith("LVS node"));
        if (newest != null)
        {
            string name = LedgerRecord.PseudonymOf(newest).ToString("x8", CultureInfo.InvariantCulture);
            Assert.Contains(name, first, $"operation {operation}: {again.Output}");
            Assert.Contains("float 1000000", first);
            Assert.Contains("restored", first);
        }

        Assert.AreEqual(0, again.Count("epitaph"), "a power cut left an epitaph");
        Assert.AreEqual(0, again.Count("crashes in a row"), "a power cut was counted");
        Assert.AreEqual(json, File.ReadAllText(Path.Combine(flash, "lvs.json")));
    }

    /// <summary>The emulator's flash drive counts what the firmware writes.</summary>
    /// <summary>The ledger, and where boards number slots alike, at common ones what keeping fragments needs over naps.</summary>
    private static void AssertFewFilesAWake(Emulator board, int most)
    {
        const string Told = "files written in this wake: ";
        int[] wakes = [.. board.Output.Split('\n').Where(line => line.Contains(Told, StringComparison.Ordinal))
            .Select(line => int.Parse(line[(line.IndexOf(Told, StringComparison.Ordinal) + Told.Length)..], CultureInfo.InvariantCulture))];
        Assert.IsGreaterThan(2, wakes.Length, board.Output);
        Assert.IsLessThanOrEqualTo(most, wakes.Max(), board.Output);
        Assert.Contains(1, wakes, board.Output);
    }

    private static void WaitFor(Func<bool> condition, Func<string> what)
    {
        for (Stopwatch waiting = Stopwatch.StartNew(); !condition(); Thread.Sleep(20))
        {
            if (waiting.Elapsed.TotalSeconds > Emulator.PatienceSeconds)
            {
                Assert.Fail($"timed out waiting until {what()}");
            }
        }
    }

    /// <summary>A flash drive with a configuration, and a battery.</summary>
    internal static string Prepare(string flash, int batteryMv, string powerMode = "solar")
    {
        Directory.CreateDirectory(flash);
        NodeConfig config = ConfigFile.Fresh();
        config.Interface = "127.0.0.1";
        config.Port = Lvs.FreePort();
        config.EarnedUvu = 8_000_000;
        config.PowerMode = powerMode;
        config.SlotClock = "utc";
        config.SlotPeriodMs = 1000;
        config.SlotWindowMs = 200;
        config.SlotLeadMs = 300;
        config.NapDoublings = 1;
        string path = Path.Combine(flash, "lvs.json");
        ConfigFile.Save(config, path);
        File.WriteAllText(Path.Combine(flash, ".battery"), Text(batteryMv));
        return File.ReadAllText(path);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
