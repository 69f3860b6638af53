using LVS.Core;
using LVS.Node;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>MicroNode: two of them on a wire, and one in the hands of the test.</summary>
    [TestClass]
    public class MicroNodeTests
    {
        private const int TickMs = 50;

        /// <summary>Two strangers meet, share what they have by weight, and lose nothing.</summary>
        [TestMethod]
        public void TwoNodesMeetAndShare()
        {
            PipeLink linkA = new PipeLink();
            PipeLink linkB = new PipeLink();
            PipeLink.Join(linkA, linkB);
            MicroNode a = Boot(linkA, new MemoryVault(), 1, 80_000_000, 300);
            MicroNode b = Boot(linkB, new MemoryVault(), 2, 16_000_000, 100);
            for (long nowMs = 0; nowMs < 120_000; nowMs += TickMs)
            {
                a.Tick(nowMs);
                b.Tick(nowMs);
                Assert.AreEqual(a.Ledger.FloatFromCounters(), a.Ledger.Float);
                Assert.AreEqual(b.Ledger.FloatFromCounters(), b.Ledger.Float);
            }

            // 12 million in all, three quarters of it at weight 300.
            long error = a.Ledger.Float - 9_000_000;
            Assert.IsTrue(error >= -16 && error <= 16, "not shared by weight");
            Assert.AreEqual(1, a.Ledger.MutualCount());
            Assert.AreEqual(1, b.Ledger.MutualCount());
            Assert.IsTrue(a.Counters.Get(Counter.FramesSent) < 120, "agreeing nodes talk too much");
        }

        /// <summary>Where ticks are so rare that there is something to look after in each, agreements go on all the same.</summary>
        [TestMethod]
        public void RareTicksDoNotStarveAgreements()
        {
            PipeLink linkA = new PipeLink();
            PipeLink linkB = new PipeLink();
            PipeLink.Join(linkA, linkB);
            MicroNode a = Boot(linkA, new MemoryVault(), 1, 80_000_000, 300);
            MicroNode b = Boot(linkB, new MemoryVault(), 2, 16_000_000, 100);
            int tickMs = new NodeOptions().EmitIntervalMsMin;
            for (long nowMs = 0; nowMs < 240_000; nowMs += tickMs)
            {
                a.Tick(nowMs);
                b.Tick(nowMs);
            }

            Assert.IsTrue(a.Ledger.MutualCount() == 1 && b.Ledger.MutualCount() == 1, "no key was agreed on");
        }

        /// <summary>Somebody without a key who sends noise for every tick stops no agreement.</summary>
        [TestMethod]
        public void NoiseDoesNotStarveAgreements()
        {
            PipeLink linkA = new PipeLink();
            PipeLink linkB = new PipeLink();
            PipeLink.Join(linkA, linkB);
            MicroNode a = Boot(linkA, new MemoryVault(), 1, 80_000_000, 300);
            MicroNode b = Boot(linkB, new MemoryVault(), 2, 16_000_000, 100);
            byte[] noise = new byte[Limits.HeaderSize];
            for (long nowMs = 0; nowMs < 240_000; nowMs += TickMs / 5)
            {
                linkB.Send(noise, noise.Length, nowMs);
                a.Tick(nowMs);
                linkA.Send(noise, noise.Length, nowMs);
                b.Tick(nowMs);
            }

            Assert.IsTrue(a.Ledger.MutualCount() == 1 && b.Ledger.MutualCount() == 1, "no key was agreed on");
        }

        /// <summary>
        /// Of two nodes that live with one ledger, one at least notices, by its own name under the key of one of its edges. A node that
        /// hears itself again does not, nor by its name alone, which any member can write.
        /// </summary>
        [TestMethod]
        public void ACopiedLedgerIsNoticed()
        {
            PipeLink linkA = new PipeLink();
            PipeLink linkC = new PipeLink();
            PipeLink linkB = new PipeLink();
            PipeLink.Join(linkA, linkC);
            MemoryVault vault = new MemoryVault();
            MicroNode[] nodes = new MicroNode[2];
            nodes[0] = Boot(linkA, vault, 1, 80_000_000, 300);
            nodes[1] = Boot(linkC, new MemoryVault(), 2, 8_000_000, 300);
            long nowMs = 0;
            for (; nowMs < 60_000; nowMs += TickMs)
            {
                nodes[0].Tick(nowMs);
                nodes[1].Tick(nowMs);
            }

            Assert.AreEqual(1, nodes[0].Ledger.MutualCount());
            byte[] frame = new byte[Limits.FrameSizeMax];
            FrameGate gate = new FrameGate(new SimpleMac(1));
            Diff forged = new Diff();
            forged.Sender = nodes[0].Ledger.Pseudonym;
            forged.Seq = 100_000;
            forged.EntryCount = 1;
            forged.Peer[0] = nodes[1].Ledger.Pseudonym;
            gate.Write(forged, frame, new byte[Limits.MacSize]);
            linkC.Send(frame, gate.Seal(forged, frame), 0);
            nodes[0].Tick(nowMs);
            Assert.IsFalse(nodes[0].HasTwin, "a name alone is no twin");

            // Two at a time are enough for a board.
            System.Array.Clear(nodes, 0, 2);
            MemoryVault copied = new MemoryVault();
            copied.Append(vault.Newest);
            PipeLink.Join(linkA, linkB);
            MicroNode a = Boot(linkA, vault, 3, 80_000_000, 300);
            MicroNode b = Boot(linkB, copied, 4, 80_000_000, 300);
            Assert.AreEqual(a.Ledger.Pseudonym, b.Ledger.Pseudonym);
            for (; nowMs < 120_000; nowMs += TickMs)
            {
                a.Tick(nowMs);
                b.Tick(nowMs);
            }

            Assert.IsTrue(a.HasTwin || b.HasTwin, "neither noticed");
            Assert.AreEqual(Limits.SlotCount, (a.HasTwin ? a : b).Ledger.FreeCount());
        }

        /// <summary>While the vault is broken no frame leaves; the first one after tells what the record holds.</summary>
        [TestMethod]
        public void NothingIsRevealedBeforeItIsKept()
        {
            PipeLink link = new PipeLink();
            MemoryVault vault = new MemoryVault();
            vault.Broken = true;
            MicroNode node = Boot(link, vault, 1, 8000, 256);
            long nowMs = 0;
            for (; nowMs < 20_000; nowMs += TickMs)
            {
                node.Tick(nowMs);
            }

            Assert.AreEqual(0, link.SentCount);
            Assert.IsTrue(node.Counters.Get(Counter.RecordsFailed) > 0, "the vault was not asked");
            vault.Broken = false;
            for (; link.SentCount == 0; nowMs += TickMs)
            {
                node.Tick(nowMs);
            }

            Assert.AreEqual(1, vault.AppendCount);
            NodeMemory kept = new NodeMemory(1);
            Assert.IsTrue(LedgerRecord.Read(vault.Newest, kept), "record");
            Diff diff = link.LastLetter().Diff;
            Assert.AreEqual(kept.Edges.FloatOf[0], diff.Float);
            Assert.AreEqual(kept.Edges.PseudonymOf[0], diff.Sender);
            Assert.IsTrue(kept.Life.SeqReserved - diff.Seq >= 0, "a seq above what the record reserves");
        }

        /// <summary>
        /// A node is its record: pseudonym, float and edges survive a reboot, and its seq goes on above all it ever used.
        /// </summary>
        [TestMethod]
        public void RebootGoesOnFromTheRecord()
        {
            PipeLink linkA = new PipeLink();
            PipeLink linkB = new PipeLink();
            PipeLink.Join(linkA, linkB);
            MemoryVault vault = new MemoryVault();
            MicroNode[] a = new MicroNode[1];
            a[0] = Boot(linkA, vault, 1, 80_000_000, 256);
            MicroNode b = Boot(linkB, new MemoryVault(), 2, 16_000_000, 256);
            long nowMs = 0;
            for (; nowMs < 3000; nowMs += TickMs)
            {
                a[0].Tick(nowMs);
                b.Tick(nowMs);
            }

            int pseudonym = a[0].Ledger.Pseudonym;
            int seqBefore = linkA.LastLetter().Seq;
            NodeMemory kept = new NodeMemory(1);
            LedgerRecord.Read(vault.Newest, kept);
            System.Array.Clear(a, 0, 1);
            a[0] = Boot(linkA, vault, 99, 5, 5);
            Assert.AreEqual(pseudonym, a[0].Ledger.Pseudonym);
            Assert.AreEqual(kept.Edges.FloatOf[0], a[0].Ledger.Float);
            Assert.AreEqual(80_000_000L, a[0].Ledger.Earned);
            for (; nowMs < 60_000; nowMs += TickMs)
            {
                a[0].Tick(nowMs);
                b.Tick(nowMs);
            }

            Assert.IsTrue(seqBefore < Limits.SeqReserve && linkA.LastLetter().Seq > Limits.SeqReserve, "seq was used twice");
            long underWay = a[0].Ledger.Sent(0) - b.Ledger.Credited(0) + b.Ledger.Sent(0) - a[0].Ledger.Credited(0);
            Assert.AreEqual(12_000_000L, a[0].Ledger.Float + b.Ledger.Float + underWay);
            long error = a[0].Ledger.Float - 6_000_000;
            Assert.IsTrue(error >= -16 && error <= 16, "no agreement after the reboot");
        }

        /// <summary>
        /// What was heard after the last record survives a deep sleep when the node rests first, and so do the numbers it may use then.
        /// </summary>
        [TestMethod]
        public void RestKeepsWhatWasHeard()
        {
            PipeLink linkA = new PipeLink();
            PipeLink linkB = new PipeLink();
            PipeLink.Join(linkA, linkB);
            MemoryVault vault = new MemoryVault();
            MicroNode a = Boot(linkA, vault, 1, 80_000_000, 256);
            MicroNode b = Boot(linkB, new MemoryVault(), 2, 16_000_000, 256);
            NodeMemory kept = new NodeMemory(1);
            long nowMs = 0;

            // Until A knows more than its flash does.
            for (bool ahead = false; !ahead; nowMs += TickMs)
            {
                Assert.IsTrue(nowMs < 60_000, "A never heard anything after it had spoken");
                b.Tick(nowMs);
                a.Tick(nowMs);
                ahead = a.Ledger.MutualCount() > 0 && LedgerRecord.Read(vault.Newest, kept) && kept.Edges.FloatOf[0] != a.Ledger.Float;
            }

            int written = vault.AppendCount;
            Assert.IsTrue(a.Rest(nowMs));
            Assert.AreEqual(written + 1, vault.AppendCount);
            Assert.IsTrue(LedgerRecord.Read(vault.Newest, kept), "record");
            Assert.AreEqual(a.Ledger.Float, kept.Edges.FloatOf[0]);
            Assert.AreEqual(linkA.LastLetter().Seq + Limits.SeqReserve, kept.Life.SeqReserved);
        }

        /// <summary>A census stops the drift for as long as it says; a repeated and a hasty one are refused.</summary>
        [TestMethod]
        public void CensusHoldsTheDrift()
        {
            PipeLink link = new PipeLink();
            PipeLink hand = new PipeLink();
            PipeLink.Join(link, hand);
            MicroNode node = Boot(link, new MemoryVault(), 1, 8000, 256);
            Say(hand, 700, 2000);
            node.Tick(1000);
            Assert.AreEqual(1, node.Counters.Get(Counter.Holds));
            Assert.IsTrue(node.IsHolding(2999), "not held");
            Assert.IsFalse(node.IsHolding(3000), "held too long");
            Say(hand, 700, 2000);
            node.Tick(1100);
            Assert.AreEqual(1, node.Counters.Get((int)Outcome.Stale));
            Say(hand, 701, 2000);
            node.Tick(1000 + Limits.HoldRestMs - 1);
            Assert.AreEqual(1, node.Counters.Get((int)Outcome.TooSoon));
            Say(hand, 702, 2000);
            node.Tick(1000 + Limits.HoldRestMs);
            Assert.AreEqual(2, node.Counters.Get(Counter.Holds));
        }

        /// <summary>A node that hears itself, as multicast makes it, does not become its own neighbour.</summary>
        [TestMethod]
        public void OwnEchoIsIgnored()
        {
            PipeLink loop = new PipeLink();
            MicroNode node = Boot(loop, new MemoryVault(), 1, 8000, 256);
            for (long nowMs = 0; nowMs < 2000; nowMs += TickMs)
            {
                node.Tick(nowMs);
            }

            Assert.IsTrue(node.Counters.Get((int)Outcome.OwnEcho) > 0, "nothing came back");
            Assert.AreEqual(Limits.SlotCount, node.Ledger.FreeCount());
        }

        /// <summary>A flood does not keep a tick from ending, nor the node from emitting.</summary>
        [TestMethod]
        public void FloodDoesNotStarveTheEmitTimer()
        {
            FloodLink flood = new FloodLink();
            MicroNode node = Boot(flood, new MemoryVault(), 1, 8000, 256);
            node.Tick(1);
            Assert.AreEqual(Limits.FramesPerTickMax, flood.ReceivedCount);
            node.Tick(300);
            Assert.AreEqual(1, flood.SentCount);
            Assert.AreEqual(2 * Limits.FramesPerTickMax, node.Counters.Get((int)Outcome.TooShort));
        }

        /// <summary>
        /// A neighbour that lies to a node just booted about what it was paid takes at most what the cap of their edge allows.
        /// </summary>
        [TestMethod]
        public void LieAfterBootIsBoundedByTheCap()
        {
            PipeLink link = new PipeLink();
            PipeLink hand = new PipeLink();
            PipeLink.Join(link, hand);
            MicroNode node = Restored(link, 2);
            Tell(hand, 2000, 1, 50, Limits.AmountUvuMax);
            Tell(hand, 3000, 2, 50, Limits.AmountUvuMax);
            for (long nowMs = 0; nowMs < 2000; nowMs += TickMs)
            {
                node.Tick(nowMs);
            }

            Assert.IsTrue(node.Ledger.Float >= 1_000_000 - 2 * new DriftOptions().CapUvu, "a lie took more than the cap");
            Assert.IsTrue(link.SentCount > 0, "the node fell silent");
        }

        /// <summary>A payment that is not echoed yet counts as the peer's: diffs that crossed it make no node pay twice.</summary>
        [TestMethod]
        public void UnechoedPaymentsCountAsThePeers()
        {
            PipeLink link = new PipeLink();
            PipeLink hand = new PipeLink();
            PipeLink.Join(link, hand);
            MicroNode node = Restored(link, 1);

            // One mutual edge, equal weights: a fifth of the difference, 2 / (1 + 4) of the way to the middle.
            Tell(hand, 2000, 1, 50, 0);
            node.Tick(1);
            Assert.AreEqual(800_000L, node.Ledger.Float);
            Tell(hand, 2000, 1, 51, 0);
            node.Tick(2);
            Assert.AreEqual(680_000L, node.Ledger.Float);
            Tell(hand, 2000, 1, 51, 0);
            node.Tick(3);
            Assert.AreEqual(680_000L, node.Ledger.Float);
            Assert.AreEqual(1, node.Counters.Get((int)Outcome.Stale));
        }

        /// <summary>
        /// A node of float 1000000 and pseudonym 1000 that remembers edges to 2000 and 3000, booted; their keys begin with 1 and 2.
        /// </summary>
        private static MicroNode Restored(ILink link, int edgeCount)
        {
            NodeMemory before = new NodeMemory(1);
            EdgeTable ledger = before.Edges;
            before.Birth(1000, 8_000_000, 256, 0);
            for (int slot = 0; slot < edgeCount; slot++)
            {
                ledger.Open(slot, 2000 + slot * 1000);
                ledger.BecomeMutual(slot, 0);
                before.Keys.StateOf[slot] = EdgeKeyTable.Mutual;
                before.Keys.OwnNonceOf[slot] = 7;
                before.Keys.PeerNonceOf[slot] = 8;
                before.Keys.EdgeKeysOf[slot * Limits.KeySize] = (byte)(slot + 1);
            }

            // Trusted as far as can be, so that its weight is believed and no allowance for strangers is what is seen; and old.
            before.Trust.Narrow[TrustTable.GoodOf] = TrustCredits.CountMax;
            byte[] record = new byte[Limits.LedgerRecordSize];
            LedgerRecord.Write(before, 1, record);
            LittleEndian.Write64(record, SwarmClock.RecordAt + 8, 2 * SwarmClock.DayMs);
            LittleEndian.Write64(record, record.Length - 8, Fletcher64.Of(record, record.Length - 8));
            MemoryVault vault = new MemoryVault();
            vault.Append(record);
            return Boot(link, vault, 1, 0, 0);
        }

        private static void Tell(PipeLink hand, int sender, int key, int seq, long credited)
        {
            byte[] frame = new byte[Limits.FrameSizeMax];
            byte[] digest = new byte[Limits.MacSize];
            EdgeKeyTable keys = new EdgeKeyTable(1);
            keys.EdgeKeysOf[0] = (byte)key;
            Handshake handshake = new Handshake(keys, 0, SimpleSecrets.Of(new SimpleMac(1), 0).Hash);
            Diff diff = new Diff();
            diff.Sender = sender;
            diff.Seq = seq;
            diff.Weight = 256;
            diff.OpenCount = 7;
            diff.EntryCount = 1;
            diff.Peer[0] = 1000;
            diff.Credited[0] = credited;
            FrameGate gate = new FrameGate(new SimpleMac(1));
            gate.Write(diff, frame, digest);
            diff.Tag[0] = handshake.Tag(0, false, digest);
            hand.Send(frame, gate.Seal(diff, frame), 0);
        }

        private static MicroNode Boot(ILink link, IVault vault, long seed, long earned, int weight)
        {
            MicroNode node = new MicroNode(new NodeOptions(), new NodeMemory(1), 0, SimpleSecrets.Of(new SimpleMac(1), seed), link, vault);
            node.Boot(0, seed, earned, weight, -1);
            return node;
        }

        private static void Say(PipeLink hand, int seq, int holdMs)
        {
            byte[] frame = new byte[Limits.FrameSizeMax];
            hand.Send(frame, new FrameGate(new SimpleMac(1)).SealCensus(0, 555, seq, holdMs, frame), 0);
        }
    }
}
