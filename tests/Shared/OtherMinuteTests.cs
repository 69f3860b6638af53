using LVS.Core;
using LVS.Node;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>
    /// Knocks of another minute: recordings, and nodes that can tell a newborn the swarm's minute. They share one slot of a node.
    /// </summary>
    [TestClass]
    public class OtherMinuteTests
    {
        private const int TickMs = 50;
        private const int Own = 1000;
        private const int Recorded = 5000;
        private const int Other = 6000;
        private const int Asking = 7000;
        private const int TooLate = 8000;
        private const long OtherMinute = 100;

        /// <summary>A node that asks for us gets the slot of one that does not, and keeps it.</summary>
        [TestMethod]
        public void AnAskingNodeGetsTheSlot()
        {
            PipeLink hand = new PipeLink();
            MicroNode node = Booted(hand, false);
            Assert.IsFalse(node.Clock.IsOpen, "a clock that ran on is closed");
            long nowMs = Knock(node, hand, Recorded, false, 0);
            Assert.IsTrue(Holds(node, Recorded), "the first");
            nowMs = Knock(node, hand, Other, false, nowMs);
            Assert.IsFalse(Holds(node, Other), "a second one");
            nowMs = Pass(node, nowMs);
            nowMs = Knock(node, hand, Other, false, nowMs);
            Assert.IsFalse(Holds(node, Other), "later, by a closed clock");
            nowMs = Knock(node, hand, Asking, true, nowMs);
            Assert.IsFalse(Holds(node, Recorded), "it has not asked");
            Assert.IsTrue(Holds(node, Asking), "it has asked");
            Knock(node, hand, TooLate, true, nowMs);
            Assert.IsTrue(Holds(node, Asking) && !Holds(node, TooLate), "it was first to ask");
        }

        /// <summary>A newborn tries one after the other, so that recordings do not hide the swarm; each is told of its slot.</summary>
        [TestMethod]
        public void NewbornsTryOneAfterTheOther()
        {
            PipeLink hand = new PipeLink();
            MicroNode node = Booted(hand, true);
            Assert.IsTrue(node.Clock.IsOpen, "a newborn's clock is open");
            long nowMs = Knock(node, hand, Recorded, false, 0);
            Assert.IsTrue(Holds(node, Recorded), "the first");
            nowMs = Knock(node, hand, Other, false, nowMs);
            Assert.IsFalse(Holds(node, Other), "before the first was told");
            nowMs = Pass(node, nowMs);
            Knock(node, hand, Other, false, nowMs);
            Assert.IsTrue(Holds(node, Other) && !Holds(node, Recorded), "afterwards");
        }

        private static bool Holds(MicroNode node, int sender)
        {
            return node.Ledger.SlotOf(sender) >= 0;
        }

        /// <summary>Ticks until three frames were sent, far sooner than silence ends an edge.</summary>
        private static long Pass(MicroNode node, long nowMs)
        {
            int sent = node.Counters.Get(Counter.FramesSent) + 3;
            long untilMs = nowMs + 20_000;
            for (; node.Counters.Get(Counter.FramesSent) < sent; nowMs += TickMs)
            {
                Assert.IsTrue(nowMs < untilMs, "the node fell silent");
                node.Tick(nowMs);
            }

            return nowMs;
        }

        private static MicroNode Booted(PipeLink hand, bool isNewborn)
        {
            PipeLink link = new PipeLink();
            PipeLink.Join(link, hand);
            MemoryVault vault = new MemoryVault();
            if (!isNewborn)
            {
                NodeMemory before = new NodeMemory(1);
                before.Birth(Own, 8_000_000, 256, 0);
                before.Clock.SetCalendar(0);
                byte[] record = new byte[Limits.LedgerRecordSize];
                LedgerRecord.Write(before, 1, record);
                record[SwarmClock.RecordAt + 24] = 0;
                LittleEndian.Write64(record, record.Length - 8, Fletcher64.Of(record, record.Length - 8));
                vault.Append(record);
            }

            MicroNode node = new MicroNode(new NodeOptions(), new NodeMemory(1), 0, SimpleSecrets.Of(new SimpleMac(1), 1), link, vault);
            node.Boot(0, 1, 8_000_000, 256, 0);
            return node;
        }

        /// <summary>A diff of another minute arrives, with a proposal for the node or without.</summary>
        private static long Knock(MicroNode node, PipeLink hand, int sender, bool asks, long nowMs)
        {
            byte[] frame = new byte[Limits.FrameSizeMax];
            Diff diff = new Diff();
            diff.Sender = sender;
            diff.Seq = (int)nowMs + 1;
            diff.Minute = OtherMinute;
            diff.Weight = 256;
            diff.OpenCount = Limits.SlotCount;
            if (asks)
            {
                diff.EntryCount = 1;
                diff.OpenCount--;
                diff.Peer[0] = node.Ledger.Pseudonym;
                diff.Nonce[0] = 5;
            }

            FrameGate gate = new FrameGate(new SimpleMac(1));
            gate.Write(diff, frame, new byte[Limits.MacSize]);
            hand.Send(frame, gate.Seal(diff, frame), 0);
            node.Tick(nowMs + 1);
            return nowMs + TickMs;
        }
    }
}
