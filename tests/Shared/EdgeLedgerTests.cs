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
            Assert.IsTrue(pair.Hear(pair.A) == HandshakeEvent.Right && pair.Agreement == EdgeAgreement.Mutual, "old echo");
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

        /// <summary>
        /// One end closes after value went both ways; the other hears of it, closes, and both floats are what they were at birth.
        /// </summary>
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
                Assert.AreEqual(closer == 0 ? 180L : -180L, pair.Close(first));
                pair.AssertEquations();
                pair.Tell(first, second);
                Assert.AreEqual(1, second.AbsentCount(0), "closed end still has an entry");
                Assert.AreEqual(closer == 0 ? -180L : 180L, pair.Close(second));
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
            Assert.AreEqual(300L, pair.Close(pair.A));
            Assert.AreEqual(0L, pair.Close(pair.B));
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
            pair.B.Open(1, 33);
            pair.B.BecomeMutual(1, 0);
            pair.B.Pay(1, 800);
            Assert.AreEqual(-300L, pair.Close(pair.B));
            Assert.AreEqual(-300L, pair.B.Float);
            Assert.AreEqual(3200L, pair.B.Balance);
            pair.AssertEquations();
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
            Assert.IsTrue(pair.Hear(pair.A) == HandshakeEvent.Right && pair.Agreement == EdgeAgreement.Overclaim, "not seen");
            Assert.AreEqual(700L, pair.A.Float);
            Assert.AreEqual(300L, pair.A.InFlight(0));
            pair.Describe(pair.B);
            pair.Diff.Credited[0] = 300;
            Assert.IsTrue(pair.Hear(pair.A) == HandshakeEvent.Right && pair.Agreement == EdgeAgreement.Mutual, "the exact amount");
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
            Assert.IsTrue(pair.Tell(pair.B, pair.A) == HandshakeEvent.Right && pair.Agreement == EdgeAgreement.Recalled, "echo");
            Assert.AreEqual(150L, pair.A.Sent(0));
            Assert.AreEqual(850L, pair.A.Float);
            Assert.AreEqual(1500L, pair.A.Float + pair.B.Float);

            // Only once: the second such claim is an overclaim.
            pair.Describe(pair.B);
            pair.Diff.Credited[0] = 151;
            Assert.IsTrue(pair.Hear(pair.A) == HandshakeEvent.Right && pair.Agreement == EdgeAgreement.Overclaim, "adopted twice");
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
