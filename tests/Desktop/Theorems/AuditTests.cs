using System;
using System.Linq;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Desktop.World;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Theorems;

/// <summary>
/// T8: from arbitrary corrupted slot memory one audit pass leaves books that differ by at most a cap per slot, then all reconverges.
/// </summary>
[TestClass]
public sealed class AuditTests
{
    private static readonly DriftOptions Options = DriftOptions.Production();
    private static readonly long NetMax = Options.CapUvu + (Options.CapUvu >> Options.StrangerShift);

    /// <summary>The test's console.</summary>
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void OnePassBoundsTheErrorOfAnyMemory()
    {
        long[] chance = [8];
        NodeMemory memory = new(1);
        EdgeTable ledger = memory.Edges;
        memory.Trust.Begin(Options);
        int closed = 0;
        for (int round = 0; round < 20_000; round++)
        {
            memory.Birth(1, 400_000_000, 256, 0);
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                ledger.Open(slot, slot + 2);
                ledger.BecomeMutual(slot, 0);
                memory.Keys.StateOf[slot] = EdgeKeyTable.Mutual;
            }

            for (int hit = 0; hit <= round % 40; hit++)
            {
                Corrupt(memory, chance);
            }

            closed += memory.Audit(NetMax, Options.QuotaUvu);
            Assert.AreEqual(ledger.FloatFromCounters(), ledger.Float);
            Assert.IsLessThanOrEqualTo(Limits.SlotCount * NetMax, Math.Abs(ledger.Float - 50_000_000), $"round {round}");
            Assert.AreEqual(0, memory.Audit(NetMax, Options.QuotaUvu), "a second pass found more");

            // What is left can be said and is valid.
            Diff diff = new();
            byte[] frame = new byte[Limits.FrameSizeMax];
            FrameGate gate = new(new Shared.SimpleMac(1));
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                memory.Edges.SlotFlagsOf[slot] &= ~EdgeTable.SlotResuming;
            }

            LedgerDescription.Fill(memory, diff);
            gate.Write(diff, frame, new byte[Limits.MacSize]);
            Assert.AreEqual(Outcome.Done, gate.Look(frame, gate.Seal(diff, frame)), $"round {round}");
            long folded = ledger.Earned;
            memory.Turn(2, 77);
            memory.Trust.Fold(TrustTable.FoldMs);
            Assert.IsLessThanOrEqualTo(Limits.SlotCount * Options.QuotaUvu, ledger.Earned - folded);
        }

        TestContext.WriteLine($"20000 corrupted memories, {closed} repairs");
        Assert.IsGreaterThan(20_000, closed);
    }

    [TestMethod]
    public void TownReconvergesAfterCorruption()
    {
        int[] left = [0, 0];
        for (int seed = 1; seed <= 10; seed++)
        {
            long[] chance = [seed];
            long[] floats = [.. Enumerable.Range(0, 10).Select(_ => 1_000_000 + SeededRandom.Below(chance, 0, 99_000_000))];
            Town town = new(seed, floats, [.. Enumerable.Repeat(256, 10)], new NodeOptions());
            town.Run(120_000);
            for (int hit = 0; hit < 20; hit++)
            {
                CorruptSmall(town.Memory, chance);
            }

            for (int i = 0; i < 10; i++)
            {
                town.Memory.Window(i).Audit(NetMax, Options.QuotaUvu);
            }

            Books at = Books.Of(town.Memory);
            Assert.IsLessThanOrEqualTo(20 * 2 * NetMax, Math.Abs(at.Floats - at.Base), $"seed {seed}: {at}");
            town.Run(900_000);
            Books books = Books.Of(town.Memory);
            left[0] += town.Nodes.Sum(node => node.Counters.Get(Counter.Lies));
            Assert.AreEqual(books.Base, books.Sum, $"seed {seed}: {books}");
            Assert.IsNull(books.Fault);
            TestContext.WriteLine(
                $"seed {seed}: off by {at.Floats - at.Base} after the audit, spread {Books.Spread(town.Memory)} after 13 min, {left[0]} "
                    + "lies so far");
            Assert.IsLessThanOrEqualTo(256, Books.Spread(town.Memory), $"seed {seed}");
        }
    }

    private static void Corrupt(NodeMemory memory, long[] chance)
    {
        int at = (int)SeededRandom.Below(chance, 0, Limits.SlotCount);
        long wild = (long)SeededRandom.Next(chance, 0) >> (int)SeededRandom.Below(chance, 0, 64);
        switch (SeededRandom.Below(chance, 0, 12))
        {
            case 0: memory.Edges.PeerOf[at] = (int)wild; break;
            case 1: memory.Keys.StateOf[at] = (byte)(wild & 3); break;
            case 2: memory.Trust.Narrow[TrustTable.UsedOf + at] = (int)wild; break;
            case 3: memory.Edges.SlotFlagsOf[at] = (int)wild; break;
            case 4: memory.Edges.SentOf[at] = wild; break;
            case 5: memory.Edges.CreditedOf[at] = wild; break;
            case 6: memory.Edges.PeerCreditedOf[at] = wild; break;
            case 7: memory.Trust.Narrow[TrustTable.GrantedOf + at] = (int)wild; break;
            case 8: memory.Trust.Narrow[TrustTable.ReceivedOf + at] = (int)wild; break;
            case 9: memory.Trust.Narrow[TrustTable.GoodOf + at] = (int)wild; break;
            case 10: memory.Trust.Narrow[TrustTable.BadOf + at] = (int)wild; break;
            default: memory.Edges.FloatOf[0] = wild; break;
        }
    }

    private static void CorruptSmall(NodeMemory memory, long[] chance)
    {
        int at = (int)SeededRandom.Below(chance, 0, memory.Edges.SentOf.Length);
        long wild = SeededRandom.Below(chance, 0, 60_000_000);
        switch (SeededRandom.Below(chance, 0, 5))
        {
            case 0: memory.Edges.SentOf[at] = wild; break;
            case 1: memory.Edges.CreditedOf[at] = wild; break;
            case 2: memory.Keys.EdgeKeysOf[(at * Limits.KeySize) + (int)(wild & 15)] ^= 0x10; break;
            case 3: memory.Keys.PeerSeqOf[at] = (int)wild; break;
            default: memory.Edges.FloatOf[at / Limits.SlotCount] += wild; break;
        }
    }
}
