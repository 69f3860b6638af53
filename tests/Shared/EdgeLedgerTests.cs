using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>EdgeTable.</summary>
    [TestClass]
    public class EdgeLedgerTests
    {
        /// <summary>An eighth of what was earned floats, the rest is protected; a remainder below eight counts as protected.</summary>
        [TestMethod]
        public void BirthSplitsWhatWasEarned()
        {
            EdgeTable ledger = new NodeMemory(1).Edges;
            ledger.Birth(5, 807, 3, 0);
            Assert.AreEqual(100L, ledger.Float);
            Assert.AreEqual(707L, ledger.Protected);
            Assert.AreEqual(807L, ledger.Balance);
            Assert.AreEqual(Limits.SlotCount, ledger.FreeCount());
            Assert.AreEqual(0, ledger.MutualCount());
            Assert.AreEqual(0, ledger.SlotOf(0));
            Assert.AreEqual(-1, ledger.SlotOf(9));
        }

        /// <summary>The handshake takes three diffs: own tag, answer, answer to the answer. Nothing may be paid before.</summary>
        [TestMethod]
        public void EdgeIsMutualWhenBothKnowBothTags()
        {
            EdgePair pair = new EdgePair();
            pair.A.Open(0, 22, 100);
            Assert.AreEqual(1, pair.A.OwnTag(0));
            Assert.IsTrue(IsPayChecked(pair.A, 0, 1), "paid before the edge is mutual");
            pair.Describe(pair.A);
            pair.B.Open(0, 11, pair.Diff.Seq);
            Assert.IsTrue(pair.Hear(pair.B) == EdgeAgreement.Proposed, "first");
            Assert.IsTrue(pair.Tell(pair.B, pair.A) == EdgeAgreement.Mutual, "second");
            Assert.IsFalse(pair.B.IsMutual(0), "B knows too early");
            Assert.IsTrue(pair.Tell(pair.A, pair.B) == EdgeAgreement.Mutual, "third");
            Assert.AreEqual(1, pair.A.MutualCount());
            Assert.AreEqual(1, pair.B.MutualCount());
        }

        /// <summary>What A pays is in flight until B has credited and echoed it; floats follow at each step.</summary>
        [TestMethod]
        public void PaymentTravelsAndIsEchoed()
        {
            EdgePair pair = new EdgePair();
            pair.MakeMutual();
            pair.A.Pay(0, 300);
            pair.AssertEquations();
            Assert.AreEqual(700L, pair.A.Float);
            Assert.AreEqual(300L, pair.A.InFlight(0));
            pair.Tell(pair.A, pair.B);
            Assert.AreEqual(800L, pair.B.Float);
            Assert.AreEqual(300L, pair.A.InFlight(0));
            pair.Tell(pair.B, pair.A);
            Assert.AreEqual(0L, pair.A.InFlight(0));
            Assert.AreEqual(1500L, pair.A.Float + pair.B.Float);
        }

        /// <summary>A diff that says less than is known, as an overtaken one does, takes nothing back.</summary>
        [TestMethod]
        public void CountersOnlyGrow()
        {
            EdgePair pair = new EdgePair();
            pair.MakeMutual();
            pair.A.Pay(0, 300);
            pair.Tell(pair.A, pair.B);
            pair.Tell(pair.B, pair.A);
            pair.Describe(pair.B);
            pair.Diff.Credited[0] = 100;
            Assert.IsTrue(pair.Hear(pair.A) == EdgeAgreement.Mutual, "old echo");
            Assert.AreEqual(0L, pair.A.InFlight(0));
            bool caught = false;
            try
            {
                pair.B.Credit(0, 299);
            }
            catch (CheckException)
            {
                caught = true;
            }

            Assert.IsTrue(caught, "credited went back");
            Assert.AreEqual(0L, pair.B.Credit(0, 300));
        }

        /// <summary>Neither more than the float nor less than nothing can be paid.</summary>
        [TestMethod]
        public void OnlyTheFloatCanBePaid()
        {
            EdgePair pair = new EdgePair();
            pair.MakeMutual();
            Assert.IsTrue(IsPayChecked(pair.A, 0, 1001), "more than the float");
            Assert.IsTrue(IsPayChecked(pair.A, 0, -1), "less than nothing");
            Assert.IsFalse(IsPayChecked(pair.A, 0, 1000), "all of it");
            Assert.AreEqual(0L, pair.A.Float);
            pair.AssertEquations();
        }

        /// <summary>A closes after value went both ways; B notices, closes, and both floats are what they were at birth.</summary>
        [TestMethod]
        public void CloseFromEitherEndRestoresBothFloats()
        {
            for (int closer = 0; closer < 2; closer++)
            {
                EdgePair pair = new EdgePair();
                pair.MakeMutual();
                pair.A.Pay(0, 300);
                pair.Tell(pair.A, pair.B);
                pair.B.Pay(0, 120);
                pair.Tell(pair.B, pair.A);
                EdgeTable first = closer == 0 ? pair.A : pair.B;
                EdgeTable second = closer == 0 ? pair.B : pair.A;
                Assert.AreEqual(closer == 0 ? 180L : -180L, first.Close(0));
                pair.AssertEquations();
                Assert.IsTrue(pair.Tell(first, second) == EdgeAgreement.Absent, "closed end still has an entry");
                Assert.AreEqual(1, second.AbsentCount(0));
                Assert.AreEqual(closer == 0 ? -180L : 180L, second.Close(0));
                pair.AssertEquations();
                Assert.AreEqual(1000L, pair.A.Float);
                Assert.AreEqual(500L, pair.B.Float);
            }
        }

        /// <summary>A payment that was never heard comes back whole when the edge closes.</summary>
        [TestMethod]
        public void CloseWithValueInFlightRestoresBothFloats()
        {
            EdgePair pair = new EdgePair();
            pair.MakeMutual();
            pair.A.Pay(0, 300);
            Assert.AreEqual(300L, pair.A.Close(0));
            Assert.AreEqual(0L, pair.B.Close(0));
            Assert.AreEqual(1000L, pair.A.Float);
            Assert.AreEqual(500L, pair.B.Float);
        }

        /// <summary>
        /// A node that spent what it received owes it when the edge closes: its float goes below 0, and nobody's protected part is touched.
        /// </summary>
        [TestMethod]
        public void FloatMayOweARefund()
        {
            EdgePair pair = new EdgePair();
            pair.MakeMutual();
            pair.A.Pay(0, 300);
            pair.Tell(pair.A, pair.B);
            pair.B.Open(1, 33, 0);
            Diff third = new Diff();
            third.Sender = 33;
            third.Seq = 1;
            third.EntryCount = 1;
            third.Peer[0] = 22;
            third.OwnTag[0] = 5;
            third.PeerTag[0] = pair.B.OwnTag(1);
            Assert.IsTrue(pair.B.Agree(1, third, 0, EdgePair.CapUvu) == EdgeAgreement.Mutual, "third node");
            pair.B.Pay(1, 800);
            Assert.AreEqual(-300L, pair.B.Close(0));
            Assert.AreEqual(-300L, pair.B.Float);
            Assert.AreEqual(3200L, pair.B.Balance);
            pair.AssertEquations();
        }

        /// <summary>
        /// B closes and opens again before A noticed: A refunds its end, takes a new tag, and the edge becomes mutual from zero.
        /// </summary>
        [TestMethod]
        public void ReopenedEdgeStartsFromZero()
        {
            EdgePair pair = new EdgePair();
            pair.MakeMutual();
            pair.A.Pay(0, 300);
            pair.Tell(pair.A, pair.B);
            pair.B.Close(0);
            pair.Describe(pair.A);
            pair.B.Open(0, 11, pair.Diff.Seq);
            int oldTag = pair.A.OwnTag(0);
            Assert.IsTrue(pair.Hear(pair.B) == EdgeAgreement.Proposed, "A's old entry carries B's old tag");
            Assert.IsTrue(pair.Tell(pair.B, pair.A) == EdgeAgreement.Reopened, "new tag");
            Assert.AreNotEqual(oldTag, pair.A.OwnTag(0));
            Assert.IsFalse(pair.A.IsMutual(0), "A's new tag is not answered yet");
            Assert.AreEqual(1000L, pair.A.Float);
            Assert.AreEqual(500L, pair.B.Float);
            Assert.IsTrue(IsPayChecked(pair.A, 0, 1), "paid over a reopened edge");
            pair.Tell(pair.A, pair.B);
            Assert.IsTrue(pair.Tell(pair.B, pair.A) == EdgeAgreement.Mutual, "A");
            Assert.IsTrue(pair.Tell(pair.A, pair.B) == EdgeAgreement.Mutual, "B");
            pair.A.Pay(0, 40);
            pair.Tell(pair.A, pair.B);
            Assert.AreEqual(40L, pair.B.Credited(0));
        }

        /// <summary>An old counter under an old tag never reaches a new edge.</summary>
        [TestMethod]
        public void OldTagsCarryNoValue()
        {
            EdgePair pair = new EdgePair();
            pair.MakeMutual();
            pair.A.Pay(0, 300);
            pair.Describe(pair.A);
            pair.B.Close(0);
            pair.B.Open(0, 11, 0);
            Assert.IsTrue(pair.Hear(pair.B) == EdgeAgreement.Proposed, "old tag was taken for the new edge");
            Assert.AreEqual(500L, pair.B.Float);
            Assert.IsFalse(pair.B.IsMutual(0), "mutual by an old tag");
        }

        /// <summary>Tags are never 0 and go round after 65535.</summary>
        [TestMethod]
        public void TagsSkipZero()
        {
            EdgePair pair = new EdgePair();
            pair.Memory.Edges.TagLastOf[0] = 65534;
            pair.A.Open(0, 22, 0);
            pair.A.Open(1, 33, 0);
            Assert.AreEqual(65535, pair.A.OwnTag(0));
            Assert.AreEqual(1, pair.A.OwnTag(1));
        }

        /// <summary>A peer that claims to have credited more than we sent moves nothing.</summary>
        [TestMethod]
        public void OverclaimMovesNothing()
        {
            EdgePair pair = new EdgePair();
            pair.MakeMutual();
            pair.A.Pay(0, 300);
            pair.Describe(pair.B);
            pair.Diff.Credited[0] = 301;
            Assert.IsTrue(pair.Hear(pair.A) == EdgeAgreement.Overclaim, "not seen");
            Assert.AreEqual(700L, pair.A.Float);
            Assert.AreEqual(300L, pair.A.InFlight(0));
            pair.Describe(pair.B);
            pair.Diff.Credited[0] = 300;
            Assert.IsTrue(pair.Hear(pair.A) == EdgeAgreement.Mutual, "the exact amount is no overclaim");
        }

        /// <summary>A node whose flash lost its last record takes on what its neighbour has seen before it pays again.</summary>
        [TestMethod]
        public void BootAdoptsPaymentsThatTheNeighbourRemembers()
        {
            EdgePair pair = new EdgePair();
            byte[] record = new byte[Limits.LedgerRecordSize];
            pair.MakeMutual();
            pair.A.Pay(0, 100);
            pair.Tell(pair.A, pair.B);
            LedgerRecord.Write(pair.Memory, 1, record);
            pair.A.Pay(0, 50);
            pair.Tell(pair.A, pair.B);
            Assert.AreEqual(650L, pair.B.Float);
            Assert.IsTrue(LedgerRecord.Read(record, pair.Memory), "record");
            Assert.AreEqual(900L, pair.A.Float);
            Assert.IsTrue(pair.Tell(pair.B, pair.A) == EdgeAgreement.Recalled, "echo");
            Assert.AreEqual(150L, pair.A.Sent(0));
            Assert.AreEqual(850L, pair.A.Float);
            Assert.AreEqual(1500L, pair.A.Float + pair.B.Float);

            // Only once: the second such claim is an overclaim.
            pair.Describe(pair.B);
            pair.Diff.Credited[0] = 151;
            Assert.IsTrue(pair.Hear(pair.A) == EdgeAgreement.Overclaim, "adopted twice");
        }

        /// <summary>Seq is compared in serial arithmetic, over the sign change too.</summary>
        [TestMethod]
        public void FreshnessIsSerial()
        {
            EdgePair pair = new EdgePair();
            pair.A.Open(0, 22, int.MaxValue);
            Assert.AreEqual(1, pair.A.SeqAhead(0, int.MaxValue), "the diff that opened");
            Assert.AreEqual(2, pair.A.SeqAhead(0, int.MinValue), "one after the largest");
            Assert.AreEqual(0, pair.A.SeqAhead(0, int.MaxValue - 1), "the one before");
            Assert.AreEqual(3, pair.A.MissedBefore(0, int.MinValue + 2));
        }

        /// <summary>A second window on the same memory is another node.</summary>
        [TestMethod]
        public void WindowsAreApart()
        {
            EdgePair pair = new EdgePair();
            pair.MakeMutual();
            pair.A.Pay(0, 300);
            EdgeTable window = pair.Memory.Window(1).Edges;
            Assert.AreEqual(500L, window.Float);
            window = window.Window(0);
            Assert.AreEqual(700L, window.Float);
            Assert.AreEqual(300L, window.Sent(0));
            bool caught = false;
            try
            {
                pair.Memory.Window(2);
            }
            catch (CheckException)
            {
                caught = true;
            }

            Assert.IsTrue(caught, "no such node");
        }

        private static bool IsPayChecked(EdgeTable ledger, int slot, long amount)
        {
            try
            {
                ledger.Pay(slot, amount);
                return false;
            }
            catch (CheckException)
            {
                return true;
            }
        }
    }
}
