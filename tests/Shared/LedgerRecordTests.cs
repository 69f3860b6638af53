using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>LedgerRecord.</summary>
    [TestClass]
    public class LedgerRecordTests
    {
        private const int TombstonesAt = Limits.RecordHeadSize + Limits.SlotCount * Limits.RecordSlotSize;

        /// <summary>Records made elsewhere are read with their meaning, and written back as the same bytes.</summary>
        [TestMethod]
        public void RecordsAreThoseOfTheVectors()
        {
            for (int number = 0; number < RecordVectors.Count; number++)
            {
                string line = RecordVectors.Line(number);
                string meaning = Text.Column(line, 2);
                byte[] record = RecordOf(Text.Column(line, 1));
                Assert.IsTrue(LedgerRecord.IsWhole(record, record.Length), line);
                NodeMemory memory = new NodeMemory(1);
                memory.Closed.Keep();
                bool isSound = LedgerRecord.Read(record, memory);
                Assert.IsTrue(isSound == (meaning != "refused"), line);
                if (!isSound)
                {
                    continue;
                }

                string read = Text.Of(memory, LedgerRecord.NumberOf(record));
                Assert.AreEqual(meaning.Substring(0, read.Length), read);
                Assert.AreEqual(memory.Life.SeqReserved, memory.Life.SeqLast);
                byte[] again = new byte[Limits.LedgerRecordSize];
                LedgerRecord.Write(memory, LedgerRecord.NumberOf(record), again);
                Assert.AreEqual(Text.Column(line, 1), Text.Hex(again, again.Length));
                AssertTombstones(Text.Parts(meaning.Substring(read.Length + 1)), memory);
                AssertForgotten(record);
            }
        }

        /// <summary>A record goes to any window and leaves its neighbours alone.</summary>
        [TestMethod]
        public void WindowsAreApart()
        {
            EdgePair pair = Pair();
            byte[] record = new byte[Limits.LedgerRecordSize];
            LedgerRecord.Write(pair.Memory.Window(1), 9, record);
            NodeMemory three = new NodeMemory(3);
            Assert.IsTrue(LedgerRecord.Read(record, three.Window(1)), "record");
            EdgeTable restored = three.Window(1).Edges;
            Assert.AreEqual(22, restored.Pseudonym);
            Assert.AreEqual(pair.B.Float, restored.Float);
            Assert.AreEqual(pair.B.Credited(0), restored.Credited(0));
            Assert.AreEqual(0, three.Edges.PseudonymOf[0] | three.Edges.PseudonymOf[2]);
            Assert.AreEqual(0L, three.Edges.CreditedOf[0] | three.Edges.CreditedOf[2 * Limits.SlotCount]);
        }

        /// <summary>One flipped bit anywhere is seen; the PC flips all of them, here every byte has its turn with one.</summary>
        [TestMethod]
        public void FlippedBitIsSeen()
        {
            EdgePair pair = Pair();
            byte[] record = new byte[Limits.LedgerRecordSize];
            LedgerRecord.Write(pair.Memory, 9, record);
            Assert.IsTrue(LedgerRecord.IsWhole(record, record.Length), "whole");
            for (int i = 0; i < record.Length; i++)
            {
                record[i] ^= (byte)(1 << (i * 3 & 7));
                Assert.IsFalse(LedgerRecord.IsWhole(record, record.Length), "flip not seen");
                record[i] ^= (byte)(1 << (i * 3 & 7));
            }
        }

        /// <summary>A torn write, at any length, is no record; nor are erased flash and zeros.</summary>
        [TestMethod]
        public void TornRecordIsSeen()
        {
            EdgePair pair = Pair();
            byte[] record = new byte[Limits.LedgerRecordSize];
            LedgerRecord.Write(pair.Memory, 9, record);
            for (int size = 0; size < record.Length; size += 13)
            {
                Assert.IsFalse(LedgerRecord.IsWhole(record, size), "short");
                byte[] torn = new byte[Limits.LedgerRecordSize];
                byte[] erased = new byte[Limits.LedgerRecordSize];
                for (int i = 0; i < record.Length; i++)
                {
                    torn[i] = i < size ? record[i] : (byte)0;
                    erased[i] = i < size ? record[i] : (byte)255;
                }

                Assert.IsFalse(LedgerRecord.IsWhole(torn, torn.Length), "torn over zeros");
                Assert.IsFalse(LedgerRecord.IsWhole(erased, erased.Length), "torn over erased flash");
            }
        }

        /// <summary>A whole record whose float does not follow from its counters, or with values out of range, is not used.</summary>
        [TestMethod]
        public void ContradictionIsRefused()
        {
            EdgePair pair = Pair();
            Assert.IsTrue(IsRead(pair.Memory), "in order");
            pair.Memory.Edges.FloatOf[0]++;
            Assert.IsFalse(IsRead(pair.Memory), "float");
            pair.Memory.Edges.FloatOf[0]--;
            pair.Memory.Edges.SentOf[3]++;
            Assert.IsFalse(IsRead(pair.Memory), "counter");
            pair.Memory.Edges.SentOf[3]--;
            pair.Memory.Edges.WeightOf[0] = Limits.WeightMax + 1;
            Assert.IsFalse(IsRead(pair.Memory), "weight");
            pair.Memory.Edges.WeightOf[0] = 1;
            pair.Memory.Edges.PseudonymOf[0] = 0;
            Assert.IsFalse(IsRead(pair.Memory), "pseudonym");
            pair.Memory.Edges.PseudonymOf[0] = 1;
            pair.Memory.Edges.EarnedOf[0] += Limits.EarnedUvuMax;
            pair.Memory.Edges.FloatOf[0] += Limits.EarnedUvuMax >> 3;
            Assert.IsFalse(IsRead(pair.Memory), "earned");
        }

        /// <summary>A record, or another vector's with some bytes changed and the checksum made anew.</summary>
        private static byte[] RecordOf(string column)
        {
            string[] parts = column.Split(';');
            if (parts.Length == 1)
            {
                return Text.Bytes(column);
            }

            int other = 0;
            while (Text.Column(RecordVectors.Line(other), 0) != parts[0])
            {
                other++;
            }

            byte[] record = Text.Bytes(Text.Column(RecordVectors.Line(other), 1));
            string[] changes = Text.Parts(parts[1].Trim());
            for (int i = 0; i < changes.Length; i++)
            {
                string[] change = changes[i].Split(':');
                byte[] bytes = Text.Bytes(change[1]);
                System.Array.Copy(bytes, 0, record, (int)Text.Number(change[0]), bytes.Length);
            }

            LittleEndian.Write64(record, record.Length - Limits.RecordSumSize, Fletcher64.Of(record, record.Length - Limits.RecordSumSize));
            return record;
        }

        /// <summary>The node announces each tombstone as often as its record says, under the key of its edge, and no other.</summary>
        private static void AssertTombstones(string[] wanted, NodeMemory memory)
        {
            byte[] digest = { 1, 2, 3, 4, 5, 6, 7, 8 };
            Handshake handshake = new Handshake(memory.Keys, 0, SimpleSecrets.Of(new SimpleMac(1), 1).Hash);
            int[] left = new int[wanted.Length];
            for (int i = 0; i < wanted.Length; i++)
            {
                left[i] = (int)Text.Number(wanted[i].Split(':')[2]);
            }

            while (memory.Closed.Choose())
            {
                int which = 0;
                while (which < wanted.Length && Text.PseudonymOf(wanted[which].Split(':')[1]) != memory.Closed.Peer)
                {
                    which++;
                }

                Assert.IsTrue(which < wanted.Length, "a tombstone for another");
                byte[] key = Text.Bytes(wanted[which].Split(':')[0]);
                Assert.AreEqual(handshake.TombstoneTag(key, 0, digest), memory.Closed.TakeTag(handshake, digest), "key");
                left[which]--;
            }

            for (int i = 0; i < wanted.Length; i++)
            {
                Assert.AreEqual(0, left[i], "diffs left");
            }
        }

        /// <summary>A node that does not boot at every wake announces what it read, and its own records hold no tombstone.</summary>
        private static void AssertForgotten(byte[] record)
        {
            NodeMemory memory = new NodeMemory(1);
            Assert.IsTrue(LedgerRecord.Read(record, memory), "read");
            byte[] again = new byte[Limits.LedgerRecordSize];
            LedgerRecord.Write(memory, LedgerRecord.NumberOf(record), again);
            for (int i = TombstonesAt; i < TombstonesAt + Limits.RecordTombstonesSize; i++)
            {
                Assert.IsTrue(again[i] == 0, "tombstone");
            }
        }

        private static EdgePair Pair()
        {
            EdgePair pair = new EdgePair();
            pair.MakeMutual();
            pair.A.Pay(0, 300);
            pair.Tell(pair.A, pair.B);
            return pair;
        }

        private static bool IsRead(NodeMemory memory)
        {
            byte[] record = new byte[Limits.LedgerRecordSize];
            LedgerRecord.Write(memory, 1, record);
            return LedgerRecord.IsWhole(record, record.Length) && LedgerRecord.Read(record, new NodeMemory(1));
        }
    }
}
