using System;
using System.Collections.Generic;
using System.IO;

using LVS.Core;
using LVS.Emulator;
using LVS.Firmware;
using LVS.Node;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Power;

/// <summary>
/// The power is cut at every operation of the flash and at several bytes of every write, while the firmware's own classes boot, drift
/// and sleep. Nothing that was committed is lost, nothing that was revealed is forgotten, and the configuration stays.
/// </summary>
[TestClass]
[DoNotParallelize]
public sealed class PowerCutTests
{
    private const long BaseA = 8_000_000;
    private const long BaseB = 1_000_000;
    private const int StepMs = 25;
    private const int WakeMs = 800;
    private const int PeriodMs = 1000;

    // So many that value has moved, many times: a ledger lost before that would lose nothing.
    private const int WakeCount = 30;
    private const string Json = "{ \"swarmKey\": \"a0112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\", \"earnedUvu\": 64 }";

    // Of a ledger record and of smaller ones: nothing, a byte, a part, all but one, all.
    private static readonly int[] Sizes = [0, 1, 8, 40, 200, Limits.LedgerRecordSize - 1, Limits.LedgerRecordSize];

    public required TestContext TestContext { get; init; }

    /// <summary>
    /// A node that sleeps and wakes every second, from flash alone and with one record a wake, and a neighbour that stays. The sum is
    /// exact after the cut, and no counter that the neighbour has heard is above what the record holds.
    /// </summary>
    [TestMethod]
    public void NoAmountIsLostAtAnyCut()
    {
        using CutFolder folder = new();
        int operations = Live(folder, 0, 0, WakeCount);
        int cuts = 0;
        for (int operation = 1; operation <= operations; operation++)
        {
            foreach (int size in Sizes)
            {
                folder.Clear();
                Live(folder, operation, size, WakeCount);
                cuts++;
            }
        }

        TestContext.WriteLine($"{operations} operations in {WakeCount} wakes, {cuts} cuts");
        Assert.IsGreaterThan(30, operations);
    }

    /// <summary>
    /// Boot, crash, good boot, keeper's change: cut at each operation and byte, the file is as it was, and so is the ladder or younger.
    /// </summary>
    [TestMethod]
    public void TheConfigurationSurvivesEveryCut()
    {
        using CutFolder folder = new();
        EmulatedFlash.Mount(folder.Path);
        File.WriteAllText(folder.File("lvs.json"), Json);
        Life(crash: false);
        Life(crash: true);
        Life(crash: false);
        int operations = EmulatedFlash.OperationCount;
        int cuts = 0;
        for (int operation = 1; operation <= operations; operation++)
        {
            foreach (int size in Sizes)
            {
                folder.Clear();
                File.WriteAllText(folder.File("lvs.json"), Json);
                EmulatedFlash.Mount(folder.Path);
                EmulatedFlash.CutAt(operation, size);
                int crashes = 0;
                try
                {
                    Life(crash: false);
                    crashes = 1;
                    Life(crash: true);
                    Life(crash: false);
                    Assert.Fail($"operation {operation} was never done");
                }
                catch (PowerCutException)
                {
                    cuts++;
                }

                EmulatedFlash.Mount(folder.Path);
                Assert.AreEqual(Json, File.ReadAllText(folder.File("lvs.json")));
                Recovery recovery = new(0);
                recovery.Begin();
                Assert.IsLessThanOrEqualTo(crashes, recovery.Ladder.CrashesInRow, "a power cut was counted as a crash");
                NodeConfig config = ConfigFile.Await(recovery.Ladder);
                Assert.AreEqual(BootRung.Own, recovery.Ladder.Rung);
                Assert.AreEqual(64, config.EarnedUvu);
                Life(crash: false);
            }
        }

        TestContext.WriteLine($"{operations} operations, {cuts} cuts");
        Assert.IsGreaterThan(8, operations);
    }

    /// <summary>Three crashes lead to the last good copy, three more to the factory's defaults, and a new file back to the top.</summary>
    [TestMethod]
    public void CrashesGoDownTheLadderOnFlash()
    {
        using CutFolder folder = new();
        EmulatedFlash.Mount(folder.Path);
        File.WriteAllText(folder.File("lvs.json"), Json);
        Life(crash: false);
        string broken = Json.Replace("64", "128, \"napDoublings\": 9", StringComparison.Ordinal);
        File.WriteAllText(folder.File("lvs.json"), broken);
        List<string> seen = [];
        for (int boot = 0; boot < 8; boot++)
        {
            Recovery recovery = new(0);
            recovery.Begin();
            NodeConfig config = ConfigFile.Await(recovery.Ladder);
            seen.Add($"{Recovery.RungText(recovery.Ladder.Rung)} {config.EarnedUvu} {config.NapDoublings}");
            recovery.Crashed(EpitaphCode.Exception, $"crash {boot}");
            recovery.Crashed(EpitaphCode.Stall, "a second thread: does not count");
        }

        string[] wanted =
            ["own 128 9", "own 128 9", "own 128 9", "last good 64 5", "last good 64 5", "last good 64 5", "factory 128 5", "factory 128 5"];
        CollectionAssert.AreEqual(wanted, seen);
        Epitaph epitaph = new();
        Assert.IsTrue(epitaph.IsWhole(new RecordFile("I:\\epitaph").Load(epitaph.Record)));
        Assert.AreEqual("crash 7", epitaph.Message());
        Assert.AreEqual(8, epitaph.Number);
        Assert.AreEqual(broken, File.ReadAllText(folder.File("lvs.json")), "the ladder touched the file");
        File.WriteAllText(folder.File("lvs.json"), Json + " ");
        Recovery after = new(0);
        after.Begin();
        ConfigFile.Await(after.Ladder);
        Assert.AreEqual(BootRung.Own, after.Ladder.Rung);
    }

    /// <summary>A file that a deployment tore is not waited for while there is a copy with which a boot was good.</summary>
    [TestMethod]
    public void ATornFileIsReplacedByTheLastGoodCopy()
    {
        using CutFolder folder = new();
        EmulatedFlash.Mount(folder.Path);
        File.WriteAllText(folder.File("lvs.json"), Json);
        Life(crash: false);
        for (int size = 0; size < Json.Length - 1; size += 7)
        {
            File.WriteAllText(folder.File("lvs.json"), Json[..size]);
            Recovery recovery = new(0);
            recovery.Begin();
            Assert.AreEqual(64, ConfigFile.Await(recovery.Ladder).EarnedUvu);
            recovery.Ladder.Good();
            ConfigFile.KeepCopy();
            Assert.AreEqual(Json, File.ReadAllText(folder.File("lvs.good.json")), "a torn file became the good copy");
        }
    }

    /// <summary>One boot of what writes to flash apart from the ledger.</summary>
    private static void Life(bool crash)
    {
        Recovery recovery = new(0);
        recovery.Begin();
        ConfigFile.Await(recovery.Ladder);
        PowerKeeper keeper = new(new PowerOptions { Mode = PowerMode.Solar });
        RecordFile keeperFile = new("I:\\power");
        byte[] record = new byte[PowerKeeper.RecordSize + 1];
        keeper.Read(record, keeperFile.Load(record));
        keeper.Decide(keeper.IsArmed ? 3400 : 4100);
        if (keeper.RecordDue)
        {
            keeper.Write(record);
            keeperFile.Save(record, PowerKeeper.RecordSize);
        }

        if (crash)
        {
            recovery.Crashed(EpitaphCode.Check, "on purpose");
            return;
        }

        recovery.Ladder.Good();
        recovery.Keep();
        ConfigFile.KeepCopy();
    }

    /// <returns>Operations done.</returns>
    private static int Live(CutFolder folder, int cutOperation, int cutSize, int wakes)
    {
        EmulatedFlash.Mount(folder.Path);
        if (cutOperation > 0)
        {
            EmulatedFlash.CutAt(cutOperation, cutSize);
        }

        PipeLink linkA = new();
        PipeLink linkB = new();
        PipeLink.Join(linkA, linkB);
        SimpleMac mac = new(7);
        MicroNode b = new(Talkative(), new NodeMemory(1), 0, SimpleSecrets.Of(mac, 2), linkB, new MemoryVault());
        b.Boot(0, 2, BaseB * 8, 256, -1);
        long nowMs = 0;
        bool wasCut = cutOperation == 0;
        MicroNode a = null!;
        int done = 0;
        int known = 0;
        bool isRested = false;
        for (int wake = 0; wake < wakes; wake++)
        {
            try
            {
                WakeTurn turn = new(isBounded: true);
                a = Wake(linkA, mac, nowMs, b, isRested, turn);
                isRested = false;
                Assert.IsTrue(known == 0
                    || a.Ledger.Pseudonym == known, $"the node has forgotten who it was after the cut at {cutOperation}:{cutSize}");
                for (int t = 0; t < PeriodMs; t += StepMs, nowMs += StepMs)
                {
                    b.Tick(nowMs);
                    if (t < WakeMs)
                    {
                        a.Tick(nowMs);
                    }
                    else if (t == WakeMs)
                    {
                        Sleeper.End(a, nowMs, turn);
                        isRested = true;
                    }
                }

                // A whole wake has written its record.
                known = a.Ledger.Pseudonym;
            }
            catch (PowerCutException)
            {
                wasCut = true;
                EmulatedFlash.Mount(folder.Path);
                wakes = wake + 40;
            }

            done = Math.Max(done, EmulatedFlash.OperationCount);
        }

        Assert.IsTrue(cutOperation > 0 || b.Ledger.Float > 2 * BaseB, "hardly any value has moved: the cuts would show nothing");
        Assert.IsTrue(wasCut, $"the power was not cut at {cutOperation}:{cutSize}");

        // Awake now, with all records it likes, until nothing is in flight.
        a = new MicroNode(Talkative(), new NodeMemory(1), 0, SimpleSecrets.Of(mac, 99), linkA,
            new FlashVault("I:\\ledger.a", "I:\\ledger.b"));
        Assert.IsTrue(a.Boot(nowMs, 99, BaseA * 8, 256, -1), "no record was left");
        Assert.AreEqual(known, a.Ledger.Pseudonym);
        for (int t = 0; t < 60_000; t += StepMs, nowMs += StepMs)
        {
            a.Tick(nowMs);
            b.Tick(nowMs);
        }

        int atA = a.Ledger.SlotOf(b.Ledger.Pseudonym);
        int atB = b.Ledger.SlotOf(a.Ledger.Pseudonym);
        Assert.IsTrue(atA >= 0 && atB >= 0, "they do not know each other");
        long inFlight = a.Ledger.Sent(atA) - b.Ledger.Credited(atB) + b.Ledger.Sent(atB) - a.Ledger.Credited(atA);
        Assert.AreEqual(BaseA + BaseB, a.Ledger.Float + b.Ledger.Float + inFlight, $"cut at {cutOperation}:{cutSize}");
        Assert.IsLessThan(10_000, Math.Abs(a.Ledger.Float - b.Ledger.Float), $"no equilibrium after the cut at {cutOperation}:{cutSize}");
        return done;
    }

    /// <summary>One diff every 250 ms.</summary>
    private static NodeOptions Talkative() => new() { EmitDoublings = 0 };

    /// <summary>A wake is a boot: a new node, from flash, that may write one record.</summary>
    private static MicroNode Wake(PipeLink link, IMac mac, long nowMs, MicroNode neighbour, bool isRested, WakeTurn turn)
    {
        FlashVault vault = new("I:\\ledger.a", "I:\\ledger.b");
        NodeOptions options = new();
        Sleeper.Shape(options, 300);
        if (!isRested)
        {
            Sleeper.Skip(vault, new NodeMemory(1), new byte[Limits.LedgerRecordSize], turn);
        }

        MicroNode node = new(options, new NodeMemory(1), 0, SimpleSecrets.Of(mac, nowMs + 1000), link, vault);
        bool restored = node.Boot(nowMs, nowMs + 1, BaseA * 8, 256, -1);
        Sleeper.Begin(node, restored, turn);
        int atNeighbour = neighbour.Ledger.SlotOf(node.Ledger.Pseudonym);
        if (restored && atNeighbour >= 0)
        {
            int slot = node.Ledger.SlotOf(neighbour.Ledger.Pseudonym);
            bool sameEdge = slot >= 0 && node.Memory.Keys.OwnNonceOf[slot] == neighbour.Memory.Keys.PeerNonceOf[atNeighbour];
            Assert.IsTrue(
                !sameEdge || node.Ledger.Sent(slot) >= neighbour.Ledger.Credited(atNeighbour),
                    "a payment was revealed before it was durable");
        }

        return node;
    }
}
