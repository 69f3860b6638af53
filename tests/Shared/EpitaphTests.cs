using LVS.Core;
using LVS.Node;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>What is written on a crash is what is read at the next boot.</summary>
    [TestClass]
    public class EpitaphTests
    {
        /// <summary>Every field, and the newest entries of the trace.</summary>
        [TestMethod]
        public void EveryFieldIsReadAsWritten()
        {
            TraceRing trace = new TraceRing(Limits.TraceSlotCountOfBoard);
            for (int i = 0; i < 9; i++)
            {
                trace.Add(1000 + i, TraceCode.Paid, -i, 1L << (30 + i));
            }

            Epitaph told = new Epitaph();
            told.Tell(7, EpitaphCode.Check, BootRung.LastGood, 123_456_789_012, 1_790_000_000_123, "a rule of ours", trace);
            Epitaph read = new Epitaph();
            System.Array.Copy(told.Record, 0, read.Record, 0, Epitaph.RecordSize);
            Assert.IsTrue(read.IsWhole(Epitaph.RecordSize));
            Assert.AreEqual(7, read.Number);
            Assert.AreEqual(EpitaphCode.Check, read.Code);
            Assert.AreEqual(BootRung.LastGood, read.Rung);
            Assert.AreEqual(123_456_789_012, read.UptimeMs);
            Assert.AreEqual(1_790_000_000_123, read.UtcMs);
            Assert.AreEqual("a rule of ours", read.Message());
            Assert.AreEqual(Epitaph.TraceCountMax, read.TraceCount);
            for (int age = 0; age < read.TraceCount; age++)
            {
                Assert.AreEqual(TraceCode.Paid, read.ReadTrace(age, out long timeMs, out int peer, out long amount));
                Assert.AreEqual(1008L - age, timeMs);
                Assert.AreEqual(age - 8, peer);
                Assert.AreEqual(1L << (38 - age), amount);
            }
        }

        /// <summary>No message, no node, a message too long or not ASCII: no crash in the crash.</summary>
        [TestMethod]
        public void AnythingCanBeTold()
        {
            Epitaph epitaph = new Epitaph();
            epitaph.Tell(1, EpitaphCode.Exception, BootRung.Own, 0, 0, null, null);
            Assert.IsTrue(epitaph.IsWhole(Epitaph.RecordSize));
            Assert.AreEqual("", epitaph.Message());
            Assert.AreEqual(0, epitaph.TraceCount);
            epitaph.Tell(1, EpitaphCode.Stall, BootRung.Own, 0, 0, "\u00e4\n" + Long(), new TraceRing(Limits.TraceSlotCountOfBoard));
            Assert.AreEqual(Epitaph.MessageSizeMax, epitaph.Message().Length);
            Assert.AreEqual("?", epitaph.Message().Substring(0, 1));
            Assert.IsTrue(epitaph.IsWhole(Epitaph.RecordSize));
            Assert.AreEqual("stalled thread", EpitaphCode.Text(epitaph.Code));
            Assert.AreEqual("code 99", EpitaphCode.Text(99));
        }

        private static string Long()
        {
            char[] text = new char[300];
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = 'y';
            }

            return new string(text);
        }

        /// <summary>A torn or damaged epitaph is not read.</summary>
        [TestMethod]
        public void ADamagedEpitaphIsNotRead()
        {
            Epitaph epitaph = new Epitaph();
            Assert.IsFalse(epitaph.IsWhole(Epitaph.RecordSize));
            epitaph.Tell(1, EpitaphCode.HeapLow, BootRung.Own, 5, 6, "m", null);
            for (int size = 0; size < Epitaph.RecordSize; size++)
            {
                Assert.IsFalse(epitaph.IsWhole(size));
            }

            Assert.IsFalse(epitaph.IsWhole(Epitaph.RecordSize + 1));
            for (int i = 0; i < Epitaph.RecordSize; i++)
            {
                epitaph.Record[i] ^= 0x10;
                Assert.IsFalse(epitaph.IsWhole(Epitaph.RecordSize));
                epitaph.Record[i] ^= 0x10;
            }

            Assert.IsTrue(epitaph.IsWhole(Epitaph.RecordSize));
        }
    }
}
