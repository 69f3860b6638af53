using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Node;
using LVS.Sim;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Fragments;

/// <summary>
/// Two hold the same fragment and hear each other's proofs: one gives it up, never both, whatever either has heard of the other's room.
/// </summary>
[TestClass]
public sealed class HeldTwiceTests
{
    private const int Asker = 77;
    private const int Shared = 3;

    /// <summary>Other fragments of the stripe that a node holds: those that came before the shared one, and after it.</summary>
    private static readonly (int[] Before, int[] After)[] Others = [([], []), ([0], []), ([], [1]), ([0], [1]), ([0, 1], [2])];

    private readonly byte[] frame = new byte[Limits.FrameSizeMax];

    [TestMethod]
    public void OneKeepsItWhenTheirProofsCross() => ForAll((first, second, what) =>
    {
        List<byte[]> fromFirst = first.Proofs();
        List<byte[]> fromSecond = second.Proofs();
        first.Hear(fromSecond);
        second.Hear(fromFirst);
        Assert.AreEqual(1, first.Holds + second.Holds, what);
    });

    [TestMethod]
    public void OneKeepsItWhenOneIsHeardBeforeTheOtherSpeaks() => ForAll((first, second, what) =>
    {
        second.Hear(first.Proofs());
        first.Hear(second.Proofs());
        Assert.AreEqual(1, first.Holds + second.Holds, what);
    });

    /// <summary>Of many that hold the same each hears the others in an order of its own, and not all of them.</summary>
    [TestMethod]
    public void ManyNeverLoseItAndAreOneOnceAllHaveHeardAll()
    {
        long[] chance = [5];
        for (int round = 0; round < 300; round++)
        {
            Holder[] holders =
                [.. Enumerable.Range(0, 5)
                .Select(_ => new Holder(frame, round + 1, (int)SeededRandom.Next(chance, 0) | 1, Others[Draw(chance, Others.Length)]))];
            foreach (int percent in new[] { 50, 50, 100, 100, 100 })
            {
                foreach (Holder holder in holders)
                {
                    holder.Meet(holders.Select(other => other.Pseudonym), Draw(chance, 2));
                }

                List<byte[]>[] said = [.. holders.Select(holder => holder.Proofs())];
                foreach (Holder holder in holders)
                {
                    foreach (List<byte[]> proofs in said.OrderBy(_ => Draw(chance, 1000)).Where(_ => Draw(chance, 100) < percent))
                    {
                        holder.Hear(proofs);
                    }
                }

                Assert.IsGreaterThan(0, holders.Sum(holder => holder.Holds), $"round {round}: nobody holds it any more");
            }

            Assert.AreEqual(1, holders.Sum(holder => holder.Holds), $"round {round}");
        }
    }

    /// <summary>
    /// The one to keep it is the one whose first of the stripe it is, or to whom the stripe is nearer: any node can say which.
    /// </summary>
    [TestMethod]
    public void WhoHasItLongerThanOthersOfTheStripeKeepsIt() => ForAll((first, second, what) =>
    {
        bool firstKeeps = first.Older != second.Older ? first.Older < second.Older
            : Placement.Distance(first.Stripe, first.Pseudonym, 1) < Placement.Distance(first.Stripe, second.Pseudonym, 1);
        List<byte[]> fromFirst = first.Proofs();
        first.Hear(second.Proofs());
        second.Hear(fromFirst);
        Assert.AreEqual((firstKeeps ? 1 : 0, firstKeeps ? 0 : 1), (first.Holds, second.Holds), what);
    });

    /// <summary>As many others, but not the same: the two have one fragment in common.</summary>
    private static (int[] Before, int[] After) Apart((int[] Before, int[] After) others) =>
        ([.. others.Before.Select(index => index + 4)], [.. others.After.Select(index => index + 4)]);

    private static int Draw(long[] chance, int below) => (int)SeededRandom.Below(chance, 0, below);

    private void ForAll(System.Action<Holder, Holder, string> check)
    {
        for (int stripe = 1; stripe <= 4; stripe++)
        {
            foreach ((int one, int other) in new[] { (5, 9), (9, 5), (-7, 3), (3, -7) })
            {
                foreach ((int[], int[]) ofOne in Others)
                {
                    foreach ((int[], int[]) ofOther in Others)
                    {
                        for (int rooms = 0; rooms < 4; rooms++)
                        {
                            Holder first = new(frame, stripe, one, ofOne);
                            Holder second = new(frame, stripe, other, Apart(ofOther));
                            first.Meet([one, other], rooms & 1);
                            second.Meet([one, other], rooms >> 1);
                            check(first, second, $"stripe {stripe}, {one} and {other}, {first} and {second}, rooms {rooms}");
                        }
                    }
                }
            }
        }
    }

    /// <summary>
    /// A node that holds the shared fragment; its ring is full, and it does not know of anybody's room but by what it is told.
    /// </summary>
    private sealed class Holder
    {
        private readonly byte[] frame;
        private readonly FrameGate gate = new(new SimpleMac(1)) { ReadsStore = true };
        private readonly FragmentRing ring;
        private readonly FragmentExchange exchange;
        private readonly string text;
        private long nowMs;

        public Holder(byte[] frame, int number, int pseudonym, (int[] Before, int[] After) others)
        {
            this.frame = frame;
            Pseudonym = pseudonym;
            Older = others.Before.Length;
            int[] indices = [.. others.Before, Shared, .. others.After];
            text = "[" + string.Join(' ', indices) + "]";
            Fragment[] stripe = [.. NoiseStripe.Make(number, 4, 8, Limits.FragmentSizeMax)];
            Stripe = stripe[0].Stripe;
            ring = new FragmentRing(indices.Length);
            foreach (int index in indices)
            {
                ring.Put(stripe[index]);
            }

            // It answers, and looks at nothing by itself.
            exchange = new FragmentExchange(new FragmentOptions { JoinDelayMs = int.MaxValue }, ring, pseudonym, indices.Length, pseudonym,
                0, null);
        }

        public int Pseudonym { get; }

        public long Stripe { get; }

        public int Older { get; }

        public int Holds => ring.SlotOf(Stripe, Shared) >= 0 ? 1 : 0;

        public override string ToString() => text;

        /// <summary>Hears digests of members with as many free slots.</summary>
        public void Meet(IEnumerable<int> members, int freeCount)
        {
            StoreFrame digest = new() { Kind = FrameKind.Digest, Capacity = 12, FreeCount = freeCount };
            exchange.Stripes.Fingerprints(digest.Fingerprints);
            foreach (int member in members.Where(member => member != Pseudonym))
            {
                Hear(gate.Seal(digest, 1, member, 1, frame));
            }
        }

        /// <summary>Its proofs to one who asks.</summary>
        public List<byte[]> Proofs()
        {
            StoreFrame challenge = new() { Kind = FrameKind.Challenge, Seed = 4711 };
            challenge.Fragment.Stripe = Stripe;
            challenge.Fragment.Version = ring.VersionAt(0);
            Hear(gate.Seal(challenge, 1, Asker, 1, frame));
            List<byte[]> proofs = [];
            for (long end = nowMs + 400; nowMs < end; nowMs++)
            {
                if (exchange.Tick(nowMs) && exchange.Said.Kind == FrameKind.Proof)
                {
                    proofs.Add(frame[..gate.Seal(exchange.Said, 1, Pseudonym, 1, frame)]);
                }
            }

            return proofs;
        }

        public void Hear(List<byte[]> proofs)
        {
            foreach (byte[] proof in proofs)
            {
                proof.CopyTo(frame, 0);
                Hear(proof.Length);
            }
        }

        private void Hear(int size)
        {
            Outcome outcome = gate.Open(frame, size, 0, 0, FrameGate.AnyMinute, Pseudonym, 0, 0);
            if (outcome != Outcome.OwnEcho)
            {
                Assert.AreEqual(Outcome.Done, outcome);
                exchange.Hear(gate.Letter, nowMs);
            }
        }
    }
}
