using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>Admission.</summary>
    [TestClass]
    public class AdmissionTests
    {
        private const int Own = 1000;
        private const int StrangersMax = 3;

        // A node of a minute, whose edges are young unless a test says otherwise.
        private const long ElapsedMs = 60 * SwarmClock.MinuteMs;

        /// <summary>A full node still admits a nearer neighbour ahead or behind, in a slot that holds neither of the two nearest.</summary>
        [TestMethod]
        public void RingNeighboursAlwaysGetIn()
        {
            NodeMemory memory = new NodeMemory(1);
            EdgeTable ledger = Full(memory);
            TrustTable trusts = Trusted(memory);
            long[] chance = { 1 };
            int slot = Slot(ledger, trusts, From(Own + 5, 0), Admission.Unasked, chance);
            Assert.IsTrue(slot >= 0, "ahead");
            Assert.IsFalse(Admission.IsNearest(ledger, ledger.Peer(slot)), "a nearest neighbour was given up");
            slot = Slot(ledger, trusts, From(Own - 5, 0), Admission.Unasked, chance);
            Assert.IsTrue(slot >= 0, "behind");
            Assert.IsFalse(Admission.IsNearest(ledger, ledger.Peer(slot)), "a nearest neighbour was given up");
        }

        /// <summary>The slot given up is that of the edge that moved least; one that was never mutual goes first.</summary>
        [TestMethod]
        public void LeastMovedEdgeGoesFirst()
        {
            NodeMemory memory = new NodeMemory(1);
            EdgeTable ledger = Full(memory);
            TrustTable trusts = Trusted(memory);
            for (int at = 0; at < Limits.SlotCount; at++)
            {
                ledger.BecomeMutual(at, ElapsedMs - ElapsedMs / 8);
                memory.Edges.SentOf[at] = 1000 + at;
                memory.Edges.CreditedOf[at] = 2000;
            }

            // Slots 0 and 1 hold the nearest two. |1000 + 7 - 2000| is the smallest net flow of the others.
            Assert.AreEqual(7, Slot(ledger, trusts, From(Own + 1, 0), Admission.Unasked, new long[1]));
            memory.Edges.SentOf[4] = 0;
            memory.Edges.CreditedOf[4] = 0;
            Assert.AreEqual(4, Slot(ledger, trusts, From(Own + 1, 0), Admission.Unasked, new long[1]));
            ledger.BecomeMutual(4, ElapsedMs - 1_000);
            Assert.AreEqual(7, Slot(ledger, trusts, From(Own + 1, 0), Admission.Unasked, new long[1]),
                "an edge that had just become mutual made room");
            memory.Edges.SentOf[6] = 0;
            memory.Edges.CreditedOf[6] = 0;
            memory.Edges.SlotFlagsOf[6] = 0;
            Assert.AreEqual(6, Slot(ledger, trusts, From(Own + 1, 0), Admission.Unasked, new long[1]));
        }

        /// <summary>A full node refuses all others, even nodes that ask.</summary>
        [TestMethod]
        public void FullNodeRefusesTheOthers()
        {
            NodeMemory memory = new NodeMemory(1);
            EdgeTable ledger = Full(memory);
            TrustTable trusts = Trusted(memory);
            for (int seed = 0; seed < 20; seed++)
            {
                long[] chance = { seed };
                Assert.AreEqual(Admission.None, Slot(ledger, trusts, From(Own + 500_000, 8), Admission.Asked, chance));
                Assert.AreEqual(Admission.None, Slot(ledger, trusts, From(Own + 500_000, 8), Admission.Unasked, chance));
            }
        }

        /// <summary>With room left, a node that asks gets in; one with room that does not, once in three; a full one never.</summary>
        [TestMethod]
        public void FreeSlotsGoToNodesThatAskOrHaveRoom()
        {
            NodeMemory memory = new NodeMemory(1);
            EdgeTable ledger = Full(memory);
            TrustTable trusts = Trusted(memory);
            ledger.Close(5);
            ledger.Close(6);
            long[] chance = { 3 };
            Assert.AreEqual(5, Slot(ledger, trusts, From(Own + 500_000, 0), Admission.Asked, chance));
            int unaskedCount = 0;
            for (int i = 0; i < 900; i++)
            {
                Assert.AreEqual(Admission.None, Slot(ledger, trusts, From(Own + 500_000, 0), Admission.Unasked, chance));
                Assert.AreEqual(Admission.None, Slot(ledger, trusts, From(Own + 500_000, 1), Admission.Unasked, chance), "its guest slot");
                unaskedCount += Slot(ledger, trusts, From(Own + 500_000, 2), Admission.Unasked, chance) == 5 ? 1 : 0;
            }

            // 300 of 900 expected; the standard deviation is 14.1.
            Assert.IsTrue(unaskedCount >= 229 && unaskedCount <= 371, "one in three");
        }

        /// <summary>The last free slot waits for the nearest on the ring, and for nodes that ask and have few edges.</summary>
        [TestMethod]
        public void TheLastSlotIsForGuests()
        {
            NodeMemory memory = new NodeMemory(1);
            EdgeTable ledger = Full(memory);
            TrustTable trusts = Trusted(memory);
            ledger.Close(5);
            long[] chance = { 3 };
            for (int count = 1; count <= Limits.SlotCount; count++)
            {
                Diff far = With(From(Own + 500_000, Limits.SlotCount - count), Own, count);
                Assert.AreEqual(
                    count <= Limits.GuestEdges ? 5 : Admission.None, Slot(ledger, trusts, far, Admission.Asked, chance), "asks");
                Assert.AreEqual(0, AskedCount(ledger, trusts, far, chance), "is not asked for it");
            }

            Diff near = With(From(Own + 5, 0), Own + 500_000, Limits.SlotCount);
            Assert.AreEqual(5, Slot(ledger, trusts, near, Admission.Asked, chance), "nearest");
        }

        /// <summary>
        /// A full node gives a slot to a node that asks and has few edges. It takes the slot of a neighbour further along the ring that is
        /// not nearest, and takes none of a trusted one while there are strangers.
        /// </summary>
        [TestMethod]
        public void ANodeWithFewEdgesReplacesAFurtherOne()
        {
            NodeMemory memory = new NodeMemory(1);
            EdgeTable ledger = Full(memory);
            TrustTable trusts = Trusted(memory);
            long[] chance = { 1 };
            for (int count = 1; count <= Limits.SlotCount; count++)
            {
                // Slots 5, 6 and 7 hold peers at 50,000 and more; all have moved nothing.
                int slot = Slot(ledger, trusts, With(From(Own - 45_000, 0), Own, count), Admission.Asked, chance);
                Assert.AreEqual(count <= Limits.FewEdges ? 5 : Admission.None, slot);
            }

            Assert.AreEqual(Admission.None, Slot(ledger, trusts, With(From(Own - 75_000, 0), Own, 1), Admission.Asked, chance), "furthest");
            memory.Trust.Narrow[TrustTable.GoodOf + 2] = 0;
            Assert.AreEqual(
                Admission.None, Slot(ledger, trusts, With(From(Own - 45_000, 0), Own, 1), Admission.Asked, chance), "trusted");
            memory.Trust.Narrow[TrustTable.GoodOf + 6] = 0;
            Assert.AreEqual(6, Slot(ledger, trusts, With(From(Own - 45_000, 0), Own, 1), Admission.Asked, chance), "stranger");
        }

        /// <summary>
        /// In a full table of old edges the youngest may go, and from half a day on the next one, too: the one of both that has moved less.
        /// </summary>
        [TestMethod]
        public void OfOldEdgesTheYoungestTwoMayGo()
        {
            NodeMemory memory = new NodeMemory(1);
            EdgeTable ledger = Full(memory);
            TrustTable trusts = Trusted(memory);
            long elapsedMs = 10 * SwarmClock.DayMs;
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                ledger.BecomeMutual(slot, 1000 * slot);
            }

            memory.Edges.SentOf[7] = 300;
            memory.Edges.CreditedOf[6] = 500;
            Assert.AreEqual(7, NearestSlot(ledger, trusts, elapsedMs));
            memory.Edges.CreditedOf[6] = 200;
            Assert.AreEqual(6, NearestSlot(ledger, trusts, elapsedMs), "less");
            ledger.BecomeMutual(7, elapsedMs - SwarmClock.DayMs / 2 + 1);
            Assert.AreEqual(7, NearestSlot(ledger, trusts, elapsedMs), "the youngest is less than half a day old");
            ledger.BecomeMutual(7, elapsedMs);
            Assert.AreEqual(Admission.None, NearestSlot(ledger, trusts, elapsedMs), "it is fresh");
        }

        /// <summary>A proposal of another minute gets a slot, whatever its sender has, but pushes out no nearer neighbour.</summary>
        [TestMethod]
        public void OtherMinutesGetASlot()
        {
            NodeMemory memory = new NodeMemory(1);
            EdgeTable ledger = Full(memory);
            TrustTable trusts = Trusted(memory);
            long[] chance = { 1 };
            Diff full = With(From(Own - 45_000, 0), Own, Limits.SlotCount);
            Assert.AreEqual(Admission.None, Slot(ledger, trusts, full, Admission.Asked, chance), "as others");
            Assert.AreEqual(5, Slot(ledger, trusts, full, Admission.Urgent, chance));
            Diff furthest = With(From(Own - 75_000, 0), Own, Limits.SlotCount);
            Assert.AreEqual(Admission.None, Slot(ledger, trusts, furthest, Admission.Urgent, chance), "furthest");
            ledger.Close(5);
            full = With(From(Own + 500_000, 0), Own, Limits.SlotCount);
            Assert.AreEqual(Admission.None, Slot(ledger, trusts, full, Admission.Asked, chance), "the guest slot");
            Assert.AreEqual(5, Slot(ledger, trusts, full, Admission.Urgent, chance), "is its own");
        }

        /// <summary>
        /// A nearest neighbour without room is asked only if its diff tells that it would let us in: it has none nearer than us.
        /// </summary>
        [TestMethod]
        public void NobodyAsksInVain()
        {
            NodeMemory memory = new NodeMemory(1);
            EdgeTable ledger = Full(memory);
            TrustTable trusts = Trusted(memory);
            long[] chance = { 1 };
            Diff diff = With(From(Own + 50, 0), Own + 500_000, Limits.SlotCount);
            diff.Peer[1] = Own - 500_000;
            Assert.IsTrue(Slot(ledger, trusts, diff, Admission.Unasked, chance) >= 0, "we are its nearest behind");
            diff.Peer[1] = Own + 20;
            Assert.AreEqual(Admission.None, Slot(ledger, trusts, diff, Admission.Unasked, chance), "it has nearer ones on both sides");
            diff.OpenCount = 1;
            Assert.AreEqual(Admission.None, Slot(ledger, trusts, diff, Admission.Unasked, chance), "its last slot is not for us");
            diff.OpenCount = 2;
            Assert.IsTrue(Slot(ledger, trusts, diff, Admission.Unasked, chance) >= 0, "it has room");
            diff.OpenCount = 0;
            Assert.IsTrue(Slot(ledger, trusts, diff, Admission.Asked, chance) >= 0, "it asks itself");
        }

        /// <summary>With few edges a node asks one without room, too, if it has a neighbour further away that may go.</summary>
        [TestMethod]
        public void ANodeWithFewEdgesAsksFullNodesToo()
        {
            NodeMemory memory = new NodeMemory(1);
            EdgeTable ledger = memory.Edges;
            memory.Birth(Own, 8000, 256, 0);
            ledger.Open(0, Own + 100);
            ledger.Open(1, Own - 100);
            TrustTable trusts = Trusted(memory);
            long[] chance = { 3 };

            // Its nearest are 10 away on either side; a third is further away than we, or nearer.
            int sender = Own + 500_000;
            Diff diff = With(From(sender, 0), sender + 10, 3);
            diff.Peer[1] = sender - 10;
            diff.Peer[2] = sender + 600_000;
            Assert.IsTrue(AskedCount(ledger, trusts, diff, chance) > 0, "further");
            diff.Peer[2] = sender + 400_000;
            Assert.AreEqual(0, AskedCount(ledger, trusts, diff, chance), "nearer");
            diff.Peer[2] = sender + 600_000;
            ledger.Open(2, Own + 200);
            Assert.AreEqual(0, AskedCount(ledger, trusts, diff, chance), "three edges are not few");
            diff.OpenCount = Limits.GuestSlotCount;
            for (int slot = 3; slot < Limits.GuestEdges; slot++)
            {
                Assert.IsTrue(AskedCount(ledger, trusts, diff, chance) > 0, "a guest");
                ledger.Open(slot, Own + 100 * slot);
            }

            Assert.AreEqual(0, AskedCount(ledger, trusts, diff, chance), "no guest any more");
        }

        /// <summary>The ring closes over 0, over the sign change, and for a node without neighbours everybody is nearest.</summary>
        [TestMethod]
        public void RingHasNoEnds()
        {
            EdgeTable ledger = new NodeMemory(1).Edges;
            ledger.Birth(-3, 0, 0, 0);
            Assert.IsTrue(Admission.IsNearest(ledger, 77), "first");
            ledger.Open(0, 10);
            ledger.Open(1, -20);
            Assert.IsTrue(Admission.IsNearest(ledger, 2), "ahead over 0");
            Assert.IsTrue(Admission.IsNearest(ledger, -1), "ahead");
            Assert.IsTrue(Admission.IsNearest(ledger, -4), "behind");
            Assert.IsFalse(Admission.IsNearest(ledger, 11), "beyond the one ahead");
            Assert.IsFalse(Admission.IsNearest(ledger, -21), "beyond the one behind");
            Assert.IsFalse(Admission.IsNearest(ledger, int.MaxValue), "far ahead");
            Assert.IsFalse(Admission.IsNearest(ledger, int.MinValue), "far behind");
        }

        /// <summary>A proposal waits for eight diffs without us, or two of a peer without room.</summary>
        [TestMethod]
        public void DesertedEdgesEnd()
        {
            EdgePair proposal = new EdgePair();
            proposal.Open(proposal.A);
            for (int absent = 1; absent <= Limits.AbsentFramesMax; absent++)
            {
                proposal.Tell(proposal.B, proposal.A);
                Assert.AreEqual(absent, proposal.A.AbsentCount(0));
                Assert.IsTrue(Admission.IsDeserted(proposal.A, 0, 8, false) == (absent >= Limits.AbsentFramesMax), "peer with room");
                Assert.IsTrue(Admission.IsDeserted(proposal.A, 0, 0, false) == (absent >= Limits.AbsentFramesFullMax), "peer without room");
            }
        }

        /// <summary>
        /// A sleeper counts wakes, however many diffs of one it hears, and takes the count over its boots; an answer ends it.
        /// </summary>
        [TestMethod]
        public void SleepersCountWakes()
        {
            EdgePair pair = new EdgePair();
            byte[] record = new byte[Limits.LedgerRecordSize];
            pair.Open(pair.A);
            for (int wake = 1; wake <= Limits.AbsentWakesMax; wake++)
            {
                for (int i = 0; i < 3; i++)
                {
                    pair.Tell(pair.B, pair.A);
                    Assert.AreEqual(wake, pair.A.AbsentWakes(0));
                    Assert.AreEqual(i + 1, pair.A.AbsentCount(0));
                    Assert.IsTrue(Admission.IsDeserted(pair.A, 0, 8, true) == (wake >= Limits.AbsentWakesMax), "peer with room");
                    Assert.IsTrue(Admission.IsDeserted(pair.A, 0, 0, true) == (wake >= Limits.AbsentWakesFullMax), "peer without room");
                }

                LedgerRecord.Write(pair.Memory, wake, record);
                Assert.IsTrue(LedgerRecord.Read(record, pair.Memory), "record");
                Assert.AreEqual(0, pair.A.AbsentCount(0));
            }

            pair.Open(pair.B);
            pair.AgreeOnKeys();
            pair.Tell(pair.B, pair.A);
            Assert.AreEqual(0, pair.A.AbsentWakes(0));
        }

        /// <summary>No neighbour is a stranger.</summary>
        private static TrustTable Trusted(NodeMemory memory)
        {
            for (int at = 0; at < Limits.SlotCount; at++)
            {
                memory.Trust.Narrow[TrustTable.GoodOf + at] = 100 * TrustCredits.Act;
            }

            memory.Trust.Begin(DriftOptions.Production());
            return memory.Trust;
        }

        private static EdgeTable Full(NodeMemory memory)
        {
            EdgeTable ledger = memory.Edges;
            memory.Birth(Own, 8000, 256, 0);
            ledger.Open(0, Own + 100);
            ledger.Open(1, Own - 100);
            for (int slot = 2; slot < Limits.SlotCount; slot++)
            {
                ledger.Open(slot, Own + 10_000 * slot);
            }

            return ledger;
        }

        private static int Slot(EdgeTable ledger, TrustTable trusts, Diff diff, int knock, long[] chance)
        {
            return Admission.SlotFor(ledger, trusts, StrangersMax, diff, knock, ElapsedMs, chance, 0);
        }

        /// <summary>The slot for a node that is nearest.</summary>
        private static int NearestSlot(EdgeTable ledger, TrustTable trusts, long elapsedMs)
        {
            return Admission.SlotFor(ledger, trusts, StrangersMax, From(Own + 50, 0), Admission.Unasked, elapsedMs, new long[] { 1 }, 0);
        }

        private static int AskedCount(EdgeTable ledger, TrustTable trusts, Diff diff, long[] chance)
        {
            int count = 0;
            for (int i = 0; i < 100; i++)
            {
                count += Slot(ledger, trusts, diff, Admission.Unasked, chance) >= 0 ? 1 : 0;
            }

            return count;
        }

        /// <summary>Gives a diff entries, all for one peer.</summary>
        private static Diff With(Diff diff, int peer, int entryCount)
        {
            diff.EntryCount = entryCount;
            for (int i = 0; i < entryCount; i++)
            {
                diff.Peer[i] = peer;
            }

            return diff;
        }

        private static Diff From(int sender, int openCount)
        {
            Diff diff = new Diff();
            diff.Sender = sender;
            diff.OpenCount = openCount;
            return diff;
        }
    }
}
