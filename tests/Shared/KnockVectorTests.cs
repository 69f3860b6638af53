using LVS.Core;
using LVS.Node;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>Knocks of another minute, as shared/vectors/knocks.txt has them: a whole node hears each.</summary>
    [TestClass]
    public class KnockVectorTests
    {
        private const int TickMs = 50;
        private const int SentTurnsMax = 400;
        private const int Own = 1000;
        private const int EntryNameFirst = 7;
        private const long OwnMinute = 28_800_007;

        /// <summary>Every line of the vectors.</summary>
        [TestMethod]
        public void KnocksGetTheSlotsOfTheVectors()
        {
            for (int number = 0; number < KnockVectors.Count; number++)
            {
                string line = KnockVectors.Line(number);
                string[] events = Text.Parts(Text.Column(line, 3));
                string[] wanted = Text.Parts(Text.Column(line, 4));
                Assert.AreEqual(events.Length, wanted.Length, line);
                NodeMemory memory = new NodeMemory(1);
                PipeLink hand = new PipeLink();
                MicroNode node = Booted(Text.Column(line, 1) == "open", memory, hand);
                SetNeighbours(memory, Text.Column(line, 2));
                byte[][] frames = new byte[events.Length][];
                long nowMs = 0;
                for (int i = 0; i < events.Length; i++)
                {
                    nowMs = Happen(events[i], i, frames, node, memory, hand, nowMs);
                    Assert.AreEqual(wanted[i], PeersOf(memory.Edges), line);
                }
            }
        }

        /// <summary>A node of a name and with a clock that the line names: it comes back with no edge, in no time.</summary>
        private static MicroNode Booted(bool isClockOpen, NodeMemory memory, PipeLink hand)
        {
            PipeLink link = new PipeLink();
            PipeLink.Join(link, hand);
            NodeMemory before = new NodeMemory(1);
            before.Birth(Own, 8_000_000, 256, (int)(OwnMinute / Limits.EpochMinutes));
            before.Clock.Birth(OwnMinute);
            before.Clock.SetCalendar(0);
            byte[] record = new byte[Limits.LedgerRecordSize];
            LedgerRecord.Write(before, 1, record);
            record[SwarmClock.RecordAt + 24] = (byte)(isClockOpen ? 1 : 0);
            LittleEndian.Write64(record, record.Length - 8, Fletcher64.Of(record, record.Length - 8));
            MemoryVault vault = new MemoryVault();
            vault.Append(record);
            MicroNode node = new MicroNode(new NodeOptions(), memory, 0, SimpleSecrets.Of(new SimpleMac(1), 1), link, vault);
            Assert.IsTrue(node.Boot(0, 1, 0, 0, 0), "the record");
            Assert.IsTrue(node.Clock.IsOpen == isClockOpen && node.Clock.Minute == OwnMinute, "clock");
            return node;
        }

        private static void SetNeighbours(NodeMemory memory, string column)
        {
            string[] names = column == "-" ? new string[0] : Text.Parts(column);
            for (int slot = 0; slot < names.Length; slot++)
            {
                memory.Edges.Open(slot, Text.PseudonymOf(names[slot]));
                BecomeMutual(memory, slot);
            }
        }

        private static void BecomeMutual(NodeMemory memory, int slot)
        {
            memory.Edges.BecomeMutual(slot, memory.Clock.ElapsedMs);
            memory.Keys.StateOf[slot] = EdgeKeyTable.Mutual;
            memory.Keys.OwnNonceOf[slot] = 1;
            memory.Keys.PeerNonceOf[slot] = 1;
            memory.Keys.PeerEpochOf[slot] = int.MaxValue;
        }

        /// <summary>A knock; =n: the frame of event n again; +n: n diffs of ours; name!: its edge is mutual; name-: it is closed.</summary>
        private static long Happen(
            string what, int at, byte[][] frames, MicroNode node, NodeMemory memory, PipeLink hand, long nowMs)
        {
            char last = what[what.Length - 1];
            if (what[0] == '+')
            {
                return Emit((int)Text.Number(what.Substring(1)), node, memory, nowMs);
            }

            if (last == '!' || last == '-')
            {
                int slot = memory.Edges.SlotOf(Text.PseudonymOf(what.Substring(0, what.Length - 1)));
                if (last == '!')
                {
                    BecomeMutual(memory, slot);
                }
                else
                {
                    memory.Close(slot);
                }

                return nowMs;
            }

            frames[at] = what[0] == '=' ? frames[(int)Text.Number(what.Substring(1))] : Knock(what.Split(':'), at + 1);
            hand.Send(frames[at], frames[at].Length, 0);
            node.Tick(nowMs + 1);
            return nowMs + 1;
        }

        private static long Emit(int count, MicroNode node, NodeMemory memory, long nowMs)
        {
            int until = memory.Life.SeqLast + count;
            for (int i = 0; i < SentTurnsMax && memory.Life.SeqLast != until; i++)
            {
                nowMs += TickMs;
                node.Tick(nowMs);
            }

            Assert.AreEqual(until, memory.Life.SeqLast, "the node fell silent");
            return nowMs;
        }

        /// <summary>A diff: sender, its minute less ours, and 0 without an entry for us, 1 with an edge's, 2 with a proposal.</summary>
        private static byte[] Knock(string[] parts, int seq)
        {
            string[] how = parts[2].Split('+');
            long asks = Text.Number(how[0]);
            Diff diff = new Diff();
            diff.Sender = Text.PseudonymOf(parts[0]);
            diff.Seq = seq;
            diff.Minute = OwnMinute + Text.Number(parts[1]);
            diff.Weight = 256;
            diff.Peer[0] = Own;
            diff.Nonce[0] = asks == 2 ? 5 : 0;
            int own = asks > 0 ? 1 : 0;
            diff.EntryCount = own + (how.Length > 1 ? (int)Text.Number(how[1]) : 0);
            for (int i = own; i < diff.EntryCount; i++)
            {
                diff.Peer[i] = EntryNameFirst + i - own;
            }

            diff.OpenCount = Limits.SlotCount - diff.EntryCount;
            byte[] frame = new byte[Limits.FrameSizeMax];
            FrameGate gate = new FrameGate(new SimpleMac(1));
            gate.Write(diff, frame, new byte[Limits.MacSize]);
            return Text.Head(frame, gate.Seal(diff, frame));
        }

        private static string PeersOf(EdgeTable edges)
        {
            string text = "";
            int named = 0;
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                string name = edges.Peer(slot) == 0 ? "-" : Text.Pseudonym(edges.Peer(slot));
                text += slot == 0 ? name : "," + name;
                named = edges.Peer(slot) != 0 ? text.Length : named;
            }

            return named == 0 ? "-" : text.Substring(0, named);
        }
    }
}
