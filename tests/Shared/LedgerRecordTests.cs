using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>LedgerRecord.</summary>
    [TestClass]
    public class LedgerRecordTests
    {
        /// <summary>Records made elsewhere are read with their meaning, and written back as the same bytes.</summary>
        [TestMethod]
        public void RecordsAreThoseOfTheVectors()
        {
            for (int number = 0; number < RecordVectors.Count; number++)
            {
                string line = RecordVectors.Line(number);
                byte[] record = Text.Bytes(Text.Column(line, 1));
                NodeMemory memory = new NodeMemory(1);
                Assert.IsTrue(LedgerRecord.IsWhole(record, record.Length), line);
                Assert.IsTrue(LedgerRecord.Read(record, memory), line);
                Assert.AreEqual(Text.Column(line, 2), Text.Of(memory, LedgerRecord.NumberOf(record)));
                Assert.AreEqual(memory.Life.SeqReserved, memory.Life.SeqLast);
                byte[] again = new byte[Limits.LedgerRecordSize];
                LedgerRecord.Write(memory, LedgerRecord.NumberOf(record), again);
                Assert.AreEqual(Text.Column(line, 1), Text.Hex(again, again.Length));
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
