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
            TrustTable hood = Hood(memory, options);
            memory.Trust.CapScaleOf[0] = options.CapUvu;
            Assert.AreEqual(options.ClipUvu / 16, options.Clip(hood.Trust(0)));
            Assert.AreEqual(options.CapUvu / 16, hood.Cap(hood.Trust(0)));
            Assert.AreEqual(options.CapUvu / 16, options.CreditCap(hood.Trust(0)));
            Assert.AreEqual(options.StrangerWeight, options.Believed(hood.Trust(0), 1023));
            Assert.AreEqual(3, options.Believed(hood.Trust(0), 3));
            memory.Trust.GoodOf[0] = TrustCredits.CountMax;
            Assert.IsTrue(options.Clip(hood.Trust(0)) > options.ClipUvu
                && options.Clip(hood.Trust(0)) <= options.ClipUvu + options.ClipUvu / 16, "clip");
            Assert.IsTrue(hood.Cap(hood.Trust(0)) > options.CapUvu
                && hood.Cap(hood.Trust(0)) <= options.CapUvu + options.CapUvu / 16, "cap");
            Assert.AreEqual(1023, options.Believed(hood.Trust(0), 1023));
            memory.Trust.CapScaleOf[0] = 1600;
            Assert.IsTrue(hood.Cap(hood.Trust(0)) <= 1700, "a poor neighbourhood");
            Assert.IsTrue(options.CreditCap(hood.Trust(0)) > options.CapUvu, "what comes in does not shrink with it");
        }

        /// <summary>Books whose base changes within an epoch are a lie; at a turn they may grow by the quotas, and never shrink.</summary>
        [TestMethod]
        public void BooksMustAddUp()
        {
            NodeMemory memory = Memory();
            DriftOptions options = DriftOptions.Production();
            TrustTable hood = Hood(memory, options);
            Diff diff = Said(1, 1, 50_000_000);
            Assert.IsTrue(hood.Observe(0, diff, 0, 1000, CycleMs), "first");
            diff.EntryCount = 1;
            diff.Sent[0] = 7_000_000;
            diff.NetSum = 7_000_000;
            diff.Float -= 7_000_000;
            Assert.IsTrue(hood.Observe(0, diff, 0, 2000, CycleMs), "paid");
            diff.Float -= 1;
            Assert.IsFalse(hood.Observe(0, diff, 0, 3000, CycleMs), "less");
            diff.Float += 1;
            Assert.IsFalse(hood.Observe(0, diff, 0, 4000, CycleMs), "more");
            diff.Epoch = 2;
            diff.Float += options.QuotaUvu;
            Assert.IsTrue(hood.Observe(0, diff, 0, 5000, CycleMs), "a turn");
            diff.Epoch = 5;
            diff.Float += 3 * options.QuotaUvu;
            Assert.IsTrue(hood.Observe(0, diff, 0, 6000, CycleMs), "three turns");
            diff.Epoch = 6;
            diff.Float += options.QuotaUvu + 1;
            Assert.IsFalse(hood.Observe(0, diff, 0, 7000, CycleMs), "more than all quotas");
            diff.Epoch = 7;
            diff.Float -= 1;
            Assert.IsFalse(hood.Observe(0, diff, 0, 8000, CycleMs), "less at a turn");
            Assert.IsFalse(Hood(memory, options).Observe(1, Said(3, 1, -1), 0, 0, CycleMs), "debt out of nothing");
        }

        /// <summary>A node that sends more, or relays the same frame again, is not trusted or paid sooner.</summary>
        [TestMethod]
        public void ActsCountOncePerCycle()
        {
            NodeMemory memory = Memory();
            DriftOptions options = DriftOptions.Production();
            TrustTable hood = Hood(memory, options);
            hood.Observe(1, Said(3, 9, 1000), 0x1234, 1000, CycleMs);
            Diff relay = Said(2, 1, 1000);
            relay.RelayPeer = 3;
            relay.RelaySeq = 9;
            relay.RelayMark = 0x1234;
            for (int i = 0; i < 100; i++)
            {
                hood.Observe(0, relay, 0, 1000 + i, CycleMs);
                hood.Compare(0, relay, 1);
            }

            // One act and a quarter, less what is forgotten: a 256th of the first.
            Assert.AreEqual(TrustCredits.Act + TrustCredits.Act / 4 - 1, memory.Trust.GoodOf[0]);
            Assert.AreEqual(options.RelayUvu, memory.Trust.GrantedOf[0]);
        }

        /// <summary>A quota is all that a witness can grant in an epoch, to all together.</summary>
        [TestMethod]
        public void GrantsStayWithinTheQuota()
        {
            NodeMemory memory = Memory();
            DriftOptions options = DriftOptions.TestMin();
            TrustTable hood = Hood(memory, options);
            Assert.AreEqual(60L, hood.Grant(0, 60));
            Assert.AreEqual(4L, hood.Grant(1, 60));
            Assert.AreEqual(0L, hood.Grant(0, 60));
            hood.Receive(0, 5);
            hood.Receive(0, 3);
            Assert.AreEqual(5L, memory.Trust.ReceivedOf[0]);
            hood.Receive(0, 1_000_000);
            Assert.AreEqual(options.QuotaUvu, memory.Trust.ReceivedOf[0]);
        }

        /// <summary>One accuser is doubted, and so are two of four; more than half of the trusted decide; strangers do not count.</summary>
        [TestMethod]
        public void MostTrustedNeighboursDecideWhoEquivocates()
        {
            NodeMemory memory = Memory();
            DriftOptions options = DriftOptions.Production();
            TrustTable hood = Hood(memory, options);
            for (int slot = 0; slot < 5; slot++)
            {
                memory.Trust.GoodOf[slot] = 100 * TrustCredits.Act;
            }

            hood.Observe(4, Said(6, 9, 1000), 1, 1000, CycleMs);
            Diff relay = new Diff();
            relay.RelayPeer = 6;
            relay.RelaySeq = 9;
            relay.RelayMark = 2;
            Assert.IsTrue(hood.Compare(5, relay, 4) == RelayCheck.Unknown, "a stranger's word");
            Assert.IsTrue(hood.Compare(0, relay, 4) == RelayCheck.Doubted, "one");
            int bad = memory.Trust.BadOf[0];
            Assert.IsTrue(hood.Compare(0, relay, 4) == RelayCheck.Unknown, "the same one again");
            Assert.AreEqual(bad, memory.Trust.BadOf[0]);
            Assert.IsTrue(hood.Compare(1, relay, 4) == RelayCheck.Doubted, "two of four");
            Assert.AreEqual(0, memory.Trust.BadOf[4]);
            Assert.IsTrue(hood.Compare(2, relay, 4) == RelayCheck.Equivocation, "three of four");
            Assert.IsTrue(memory.Trust.BadOf[4] >= options.LieActs * TrustCredits.Act, "no blame");
        }

        private static NodeMemory Memory()
        {
            NodeMemory memory = new NodeMemory(1);
            EdgeTable ledger = memory.Edges;
            memory.Birth(1, 400_000_000, 256, 0);
            for (int slot = 0; slot < 6; slot++)
            {
                ledger.Open(slot, slot + 2, 0);
            }

            return memory;
        }

        private static TrustTable Hood(NodeMemory memory, DriftOptions options)
        {
            memory.Trust.Begin(options);
            return memory.Trust;
        }

        private static Diff Said(int sender, int seq, long amount)
        {
            Diff diff = new Diff();
            diff.Sender = sender;
            diff.Seq = seq;
            diff.Epoch = 1;
            diff.Float = amount;
            return diff;
        }
    }
}
