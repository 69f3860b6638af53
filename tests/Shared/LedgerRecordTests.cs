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
                Assert.IsTrue(LedgerRecord.Read(record, memory, 0), line);
                Assert.AreEqual(Text.Column(line, 2), Text.Of(memory, LedgerRecord.NumberOf(record)));
                Assert.AreEqual(memory.SeqReserved[0], memory.SeqLast[0]);
                byte[] again = new byte[Limits.LedgerRecordSize];
                LedgerRecord.Write(memory, 0, LedgerRecord.NumberOf(record), again);
                Assert.AreEqual(Text.Column(line, 1), Text.Hex(again, again.Length));
            }
        }

        /// <summary>A record goes to any window and leaves its neighbours alone.</summary>
        [TestMethod]
        public void WindowsAreApart()
        {
            EdgePair pair = Pair();
            byte[] record = new byte[Limits.LedgerRecordSize];
            LedgerRecord.Write(pair.Memory, 1, 9, record);
            NodeMemory three = new NodeMemory(3);
            Assert.IsTrue(LedgerRecord.Read(record, three, 1), "record");
            EdgeLedger restored = new EdgeLedger(three, 1);
            Assert.AreEqual(22, restored.Pseudonym);
            Assert.AreEqual(pair.B.Float, restored.Float);
            Assert.AreEqual(pair.B.Credited(0), restored.Credited(0));
            Assert.AreEqual(0, three.Pseudonym[0] | three.Pseudonym[2]);
            Assert.AreEqual(0L, three.Credited[0] | three.Credited[2 * Limits.SlotCount]);
        }

        /// <summary>One flipped bit anywhere is seen; the PC flips all of them, here every byte has its turn with one.</summary>
        [TestMethod]
        public void FlippedBitIsSeen()
        {
            EdgePair pair = Pair();
            byte[] record = new byte[Limits.LedgerRecordSize];
            LedgerRecord.Write(pair.Memory, 0, 9, record);
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
            LedgerRecord.Write(pair.Memory, 0, 9, record);
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
            pair.Memory.Float[0]++;
            Assert.IsFalse(IsRead(pair.Memory), "float");
            pair.Memory.Float[0]--;
            pair.Memory.Sent[3]++;
            Assert.IsFalse(IsRead(pair.Memory), "counter");
            pair.Memory.Sent[3]--;
            pair.Memory.Weight[0] = Limits.WeightMax + 1;
            Assert.IsFalse(IsRead(pair.Memory), "weight");
            pair.Memory.Weight[0] = 1;
            pair.Memory.Pseudonym[0] = 0;
            Assert.IsFalse(IsRead(pair.Memory), "pseudonym");
            pair.Memory.Pseudonym[0] = 1;
            pair.Memory.Earned[0] += Limits.EarnedUvuMax;
            pair.Memory.Float[0] += Limits.EarnedUvuMax >> 3;
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
            LedgerRecord.Write(memory, 0, 1, record);
            return LedgerRecord.IsWhole(record, record.Length) && LedgerRecord.Read(record, new NodeMemory(1), 0);
        }
    }
}
