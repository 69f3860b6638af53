using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Fragments;

/// <summary>What the judge of proofs hears: the acts from which Trust Credits come.</summary>
[TestClass]
public sealed class ProofJudgeTests
{
    private const int Size = 192;

    [TestMethod]
    public void FiveRightProofsAreFiveGoodActs()
    {
        Book book = new();
        Assert.AreEqual(5, Audit(Enumerable.Range(0, 8), liar: -1).Judge(book));
        CollectionAssert.AreEqual(new[] { 100, 101, 102, 103, 104 }, book.Good);
        Assert.IsEmpty(book.Bad);
    }

    [TestMethod]
    public void OneWrongAmongSixIsNamedAndTheOthersAreNot()
    {
        for (int liar = 0; liar < 6; liar++)
        {
            Book book = new();
            Audit(Enumerable.Range(0, 6), liar).Judge(book);
            CollectionAssert.AreEqual(new[] { 100 + liar }, book.Bad);
            CollectionAssert.DoesNotContain(book.Good, 100 + liar);
            Assert.IsGreaterThan(3, book.Good.Count);
        }
    }

    [TestMethod]
    public void TooFewProofsOrTwoLiarsAreNotJudged()
    {
        Book book = new();
        Assert.AreEqual(0, Audit(Enumerable.Range(0, 4), liar: 2).Judge(book));
        Assert.AreEqual(0, Audit(Enumerable.Range(0, 5), liar: 2).Judge(book), "of five, one wrong cannot be told apart");
        Assert.IsEmpty(book.Good);
        Assert.IsEmpty(book.Bad);
    }

    /// <summary>A whole exchange: a member that holds nothing of the stripe and answers is reported to the judge.</summary>
    [TestMethod]
    public void AnExchangeTellsItsJudge()
    {
        Book book = new();
        FragmentRing ring = new(8);
        byte[] data = Data();
        Put(ring, data, 0);
        FragmentExchange asker = new(new FragmentOptions { AuditIntervalMs = 1000, JoinDelayMs = 0 }, ring, 1, 8, 5, 0, book);
        byte[] frame = new byte[Limits.FrameSizeMax];
        FrameGate gate = new(new SimpleMac(1)) { ReadsStore = true };
        StoreFrame said = new();
        byte[] share = new byte[Size];
        for (long nowMs = 0; nowMs < 20_000 && book.Bad.Count == 0; nowMs += 10)
        {
            if (!asker.Tick(nowMs) || asker.Said.Kind != FrameKind.Challenge)
            {
                continue;
            }

            said.Fragment.Stripe = asker.Said.Fragment.Stripe;
            said.Fragment.Version = asker.Said.Fragment.Version;
            said.Seed = asker.Said.Seed;
            for (int index = 1; index < 8; index++)
            {
                said.Kind = FrameKind.Proof;
                said.Challenger = 1;
                said.Fragment.Index = index;
                ErasureCode.Encode(data, 4, Size, index, share, 0);
                Sketch.Compute(share, Size, said.Seed, said.Sketch, 0);
                said.Sketch[0] ^= (byte)(index == 6 ? 1 : 0);
                Assert.AreEqual(Outcome.Done,
                    gate.Open(frame, gate.Seal(said, 1, 100 + index, 1, frame), 0, 0, FrameGate.AnyMinute, 1, 0, 0));
                asker.Hear(gate.Letter, nowMs);
            }
        }

        CollectionAssert.AreEqual(new[] { 106 }, book.Bad);
        Assert.IsGreaterThan(0, asker.Repair.JudgedCount);
    }

    private static byte[] Data() => [.. Enumerable.Range(0, 4 * Size).Select(i => (byte)(i * 7))];

    private static void Put(FragmentRing ring, byte[] data, int index)
    {
        Fragment fragment =
            new() { Stripe = 9, Version = 1, Check = (int)Crc32.Of(data, 0, data.Length), Index = index, DataCount = 4, TotalCount = 8,
            Hours = 9, Size = Size };
        ErasureCode.Encode(data, 4, Size, index, fragment.Bytes, 0);
        ring.Put(fragment);
    }

    private static StripeAudit Audit(IEnumerable<int> proved, int liar)
    {
        byte[] data = Data();
        StripeAudit audit = new(new byte[Size]);
        audit.About.DataCount = 4;
        audit.About.TotalCount = 8;
        audit.About.Size = Size;
        audit.Begin(77);
        byte[] share = new byte[Size];
        byte[] sketch = new byte[Sketch.Size];
        foreach (int index in proved)
        {
            ErasureCode.Encode(data, 4, Size, index, share, 0);
            Sketch.Compute(share, Size, 77, sketch, 0);
            sketch[1] ^= (byte)(index == liar ? 0x40 : 0);
            audit.Prove(index, 0, 100 + index, sketch);
        }

        return audit;
    }

    private sealed class Book : IProofJudge
    {
        public List<int> Good { get; } = [];

        public List<int> Bad { get; } = [];

        public void Judge(int pseudonym, bool good) => (good ? Good : Bad).Add(pseudonym);
    }
}
