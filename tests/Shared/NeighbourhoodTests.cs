using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>Trust Credits and what a node knows of its neighbours.</summary>
    [TestClass]
    public class NeighbourhoodTests
    {
        private const int CycleMs = 250;

        /// <summary>
        /// Nothing at birth, a half after n0 acts but for what is forgotten, eight ninths in the end; bad acts count against.
        /// </summary>
        [TestMethod]
        public void TrustIsEarnedAndForgets()
        {
            Assert.AreEqual(0, TrustCredits.Of(0, 0, 32));
            int good = 0;
            for (int i = 0; i < 32; i++)
            {
                good = TrustCredits.After(good, TrustCredits.Act);
            }

            int half = TrustCredits.Of(good, 0, 32);
            Assert.IsTrue(half > 31_000 && half < 32_768, "after n0 acts");
            for (int i = 0; i < 5000; i++)
            {
                good = TrustCredits.After(good, TrustCredits.Act);
            }

            int most = TrustCredits.Of(good, 0, 32);
            Assert.IsTrue(most > 58_000 && most < 58_500, "in the end");
            Assert.IsTrue(TrustCredits.Of(good, good, 32) < most / 2 + 2000, "bad acts");
            Assert.AreEqual(TrustCredits.CountMax, TrustCredits.After(TrustCredits.CountMax, 1 << 20));
            Assert.IsTrue(TrustCredits.Of(TrustCredits.CountMax, TrustCredits.CountMax, 4096) <= TrustCredits.Full, "overflow");
        }

        /// <summary>A newcomer reaches the allowance and no more; clip, cap and believed weight grow with trust to their limits.</summary>
        [TestMethod]
        public void ReachGrowsWithTrust()
        {
            NodeMemory memory = Memory();
            DriftOptions options = DriftOptions.Production();
            TrustTable trusts = Trusts(memory, options);
            memory.Trust.CapScale = options.CapUvu;
            Assert.AreEqual(options.ClipUvu / 16, options.Clip(trusts.Trust(0)));
            Assert.AreEqual(options.CapUvu / 16, trusts.Cap(trusts.Trust(0)));
            Assert.AreEqual(options.CapUvu / 16, options.CreditCap(trusts.Trust(0)));
            Assert.AreEqual(options.StrangerWeight, options.Believed(trusts.Trust(0), 1023));
            Assert.AreEqual(3, options.Believed(trusts.Trust(0), 3));
            memory.Trust.Narrow[TrustTable.GoodOf] = TrustCredits.CountMax;
            Assert.IsTrue(options.Clip(trusts.Trust(0)) > options.ClipUvu
                && options.Clip(trusts.Trust(0)) <= options.ClipUvu + options.ClipUvu / 16, "clip");
            Assert.IsTrue(trusts.Cap(trusts.Trust(0)) > options.CapUvu
                && trusts.Cap(trusts.Trust(0)) <= options.CapUvu + options.CapUvu / 16, "cap");
            Assert.AreEqual(1023, options.Believed(trusts.Trust(0), 1023));
            memory.Trust.CapScale = 1600;
            Assert.IsTrue(trusts.Cap(trusts.Trust(0)) <= 1700, "a poor neighbourhood");
            Assert.IsTrue(options.CreditCap(trusts.Trust(0)) > options.CapUvu, "what comes in does not shrink with it");
        }

        /// <summary>
        /// The first base is the anchor, and never moves: the base may grow by a quota of all slots at once and by another for each 23
        /// hours of our own time, and never shrink.
        /// </summary>
        [TestMethod]
        public void BooksMustAddUp()
        {
            NodeMemory memory = Memory();
            DriftOptions options = DriftOptions.Production();
            TrustTable trusts = Trusts(memory, options);
            long quota = trusts.GrowthUvuMax >> 3;
            Assert.AreEqual(options.QuotaUvu, quota);
            Diff diff = Said(1, 1, 50_000_000);
            Assert.IsTrue(trusts.Observe(0, diff, 0, 1000, 0, CycleMs), "first");
            diff.EntryCount = 1;
            diff.Sent[0] = 7_000_000;
            diff.NetSum = 7_000_000;
            diff.Float -= 7_000_000;
            Assert.IsTrue(trusts.Observe(0, diff, 0, 2000, 0, CycleMs), "paid");
            diff.Float -= 1;
            Assert.IsFalse(trusts.Observe(0, diff, 0, 3000, 0, CycleMs), "less");
            diff.Float += 1 + quota;
            Assert.IsTrue(trusts.Observe(0, diff, 0, 4000, 0, CycleMs), "a fold that was due");
            diff.Float += 1;
            Assert.IsFalse(trusts.Observe(0, diff, 0, 5000, TrustTable.FoldMs - 1, CycleMs), "a second one too soon");
            diff.Float += quota - 1;
            Assert.IsTrue(trusts.Observe(0, diff, 0, 6000, TrustTable.FoldMs, CycleMs), "23 hours later");
            diff.Float += 40 * quota;
            Assert.IsTrue(trusts.Observe(0, diff, 0, 7000, 41 * TrustTable.FoldMs, CycleMs), "forty folds later");
            diff.Float += 1;
            Assert.IsFalse(trusts.Observe(0, diff, 0, 8000, 41 * TrustTable.FoldMs, CycleMs), "more than all quotas");
            diff.Float -= 42 * quota + 1;
            Assert.IsTrue(trusts.Observe(0, diff, 0, 9000, 41 * TrustTable.FoldMs, CycleMs), "a lie has not moved the anchor");
            Assert.IsFalse(Trusts(memory, options).Observe(1, Said(3, 1, -1), 0, 0, 0, CycleMs), "debt out of nothing");
        }

        /// <summary>A node that sends more, or relays the same frame again, is not trusted or paid sooner.</summary>
        [TestMethod]
        public void ActsCountOncePerCycle()
        {
            NodeMemory memory = Memory();
            DriftOptions options = DriftOptions.Production();
            TrustTable trusts = Trusts(memory, options);
            Heard(memory, trusts, 1, Said(3, 9, 1000), 0x1234);
            Diff relay = Said(2, 1, 1000);
            relay.RelayPeer = 3;
            relay.RelaySeq = 9;
            relay.RelayMark = 0x1234;
            for (int i = 0; i < 100; i++)
            {
                trusts.Observe(0, relay, 0, 1000 + i, 0, CycleMs);
                trusts.Compare(0, relay, 1);
            }

            // One act and a quarter, less what is forgotten: a 256th of the first.
            Assert.AreEqual(TrustCredits.Act + TrustCredits.Act / 4 - 1, memory.Trust.Narrow[TrustTable.GoodOf]);
            Assert.AreEqual(options.RelayUvu, memory.Trust.Narrow[TrustTable.GrantedOf]);
        }

        /// <summary>A quota is all that a witness can grant in an epoch, to all together.</summary>
        [TestMethod]
        public void GrantsStayWithinTheQuota()
        {
            NodeMemory memory = Memory();
            DriftOptions options = DriftOptions.TestMin();
            TrustTable trusts = Trusts(memory, options);
            Assert.AreEqual(60L, trusts.Grant(0, 60));
            Assert.AreEqual(4L, trusts.Grant(1, 60));
            Assert.AreEqual(0L, trusts.Grant(0, 60));
            trusts.Receive(0, 5);
            trusts.Receive(0, 3);
            Assert.AreEqual(5L, memory.Trust.Narrow[TrustTable.ReceivedOf]);
            trusts.Receive(0, 1_000_000);
            Assert.AreEqual(options.QuotaUvu, memory.Trust.Narrow[TrustTable.ReceivedOf]);
        }

        /// <summary>
        /// A mark can be written by any member, so nobody is blamed for what others relay: a trusted neighbour that contradicts what we
        /// heard pays with an act, once; a stranger's word is nothing.
        /// </summary>
        [TestMethod]
        public void RelaysBlameNobodyElse()
        {
            NodeMemory memory = Memory();
            DriftOptions options = DriftOptions.Production();
            TrustTable trusts = Trusts(memory, options);
            for (int slot = 0; slot < 5; slot++)
            {
                memory.Trust.Narrow[TrustTable.GoodOf + slot] = 100 * TrustCredits.Act;
            }

            Heard(memory, trusts, 4, Said(6, 9, 1000), 1);
            Diff relay = new Diff();
            relay.RelayPeer = 6;
            relay.RelaySeq = 9;
            relay.RelayMark = 2;
            Assert.IsTrue(trusts.Compare(5, relay, 4) == RelayCheck.Unknown, "a stranger's word");
            for (int slot = 0; slot < 4; slot++)
            {
                Assert.IsTrue(trusts.Compare(slot, relay, 4) == RelayCheck.Doubted, "a trusted one's");
                int bad = memory.Trust.Narrow[TrustTable.BadOf + slot];
                Assert.AreEqual(TrustCredits.Act, bad);
                Assert.IsTrue(trusts.Compare(slot, relay, 4) == RelayCheck.Unknown, "the same one again");
                Assert.AreEqual(bad, memory.Trust.Narrow[TrustTable.BadOf + slot]);
            }

            Assert.AreEqual(0, memory.Trust.Narrow[TrustTable.BadOf + 4]);
            relay.RelaySeq = 8;
            Assert.IsTrue(trusts.Compare(0, relay, 4) == RelayCheck.Unknown, "another frame than the newest");
        }

        /// <summary>Of one slot no more is believed in an epoch than of one witness, however many lives its edges have.</summary>
        [TestMethod]
        public void ShortLivesGrantNoMore()
        {
            NodeMemory memory = Memory();
            DriftOptions options = DriftOptions.Production();
            TrustTable trusts = Trusts(memory, options);
            for (int life = 0; life < 5; life++)
            {
                trusts.Receive(0, 3_000_000);
                trusts.Close(0);
            }

            trusts.Receive(1, 1_000_000);
            trusts.Reopen(1);
            trusts.Receive(1, 500_000);
            Assert.AreEqual(options.QuotaUvu, memory.Trust.Narrow[TrustTable.UsedOf]);
            trusts.Turn();
            Assert.AreEqual(options.QuotaUvu + 1_500_000, memory.Trust.FoldDue);
            Assert.AreEqual(0L, memory.Trust.Narrow[TrustTable.UsedOf] + memory.Trust.Narrow[TrustTable.UsedOf + 1]);
            Assert.AreEqual(0L, trusts.Fold(TrustTable.FoldMs - 1));
            long earned = memory.Edges.Earned;
            Assert.AreEqual(options.QuotaUvu + 1_500_000, trusts.Fold(TrustTable.FoldMs));
            Assert.AreEqual(earned + options.QuotaUvu + 1_500_000, memory.Edges.Earned);
            for (int turn = 0; turn < 30; turn++)
            {
                for (int slot = 0; slot < Limits.SlotCount; slot++)
                {
                    trusts.Receive(slot, Limits.GrantedUvuMax);
                }

                trusts.Turn();
            }

            Assert.AreEqual(trusts.GrowthUvuMax, memory.Trust.FoldDue, "what waits for a fold grows without a bound");
            Assert.AreEqual(0L, trusts.Fold(2 * TrustTable.FoldMs - 1));
            Assert.AreEqual(trusts.GrowthUvuMax, trusts.Fold(2 * TrustTable.FoldMs));
        }

        /// <summary>What was granted is told only when flash holds it, and more than a sixteenth of the quota makes a record due.</summary>
        [TestMethod]
        public void GrantsAreToldWhenTheyAreKept()
        {
            NodeMemory memory = Memory();
            DriftOptions options = DriftOptions.Production();
            TrustTable trusts = Trusts(memory, options);
            trusts.Grant(2, options.QuotaUvu / 16);
            Assert.IsFalse(trusts.AreGrantsDue());
            trusts.Grant(3, 1);
            Assert.IsTrue(trusts.AreGrantsDue());
            Assert.AreEqual(0L, memory.Trust.Narrow[TrustTable.GrantedKeptOf + 2]);
            trusts.KeepGrants();
            Assert.IsFalse(trusts.AreGrantsDue());
            Assert.AreEqual(options.QuotaUvu / 16, memory.Trust.Narrow[TrustTable.GrantedKeptOf + 2]);
        }

        private static void Heard(NodeMemory memory, TrustTable trusts, int slot, Diff diff, int mark)
        {
            memory.Keys.PeerSeqOf[slot] = diff.Seq;
            trusts.Observe(slot, diff, mark, 1000, 0, CycleMs);
        }

        private static NodeMemory Memory()
        {
            NodeMemory memory = new NodeMemory(1);
            EdgeTable ledger = memory.Edges;
            memory.Birth(1, 400_000_000, 256, 0);
            for (int slot = 0; slot < 6; slot++)
            {
                ledger.Open(slot, slot + 2);
            }

            return memory;
        }

        private static TrustTable Trusts(NodeMemory memory, DriftOptions options)
        {
            memory.Trust.Begin(options);
            return memory.Trust;
        }

        private static Diff Said(int sender, int seq, long amount)
        {
            Diff diff = new Diff();
            diff.Sender = sender;
            diff.Seq = seq;
            diff.Float = amount;
            return diff;
        }
    }
}
