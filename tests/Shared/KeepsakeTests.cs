using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>What is kept for others: an entry an edge, sixteen for former ones, thirty days, and whole or not at all.</summary>
    [TestClass]
    public class KeepsakeTests
    {
        private const int Slot = 3;

        /// <summary>An edge's entry follows it; when the edge is gone it is found for thirty days.</summary>
        [TestMethod]
        public void AnEntryIsKeptForThirtyDays()
        {
            KeepsakeTable table = new KeepsakeTable();
            table.Put(Slot, 70, Content(1), 1_000, 50);
            int index = table.IndexOf(Slot, 70);
            Assert.IsTrue(index >= 0 && table.IndexOf(Slot, 71) < 0, "the edge's entry");
            table.Note(index, 2_000, 60, false);
            table.Leave(Slot, 0);
            Assert.IsTrue(table.IndexOf(Slot, 70) < 0, "the edge is gone");
            Letter answer = new Letter();
            table.Get(table.Find(1, 0, 60 + KeepsakeTable.KeepMinutes), answer);
            Assert.AreEqual(2_000L, answer.BaseUvu);
            Assert.AreEqual(60L, answer.HeardMinute);
            Assert.IsTrue(table.Find(1, 0, 61 + KeepsakeTable.KeepMinutes) < 0, "it is too long ago");
            Assert.IsTrue(table.Find(2, 0, 60) < 0, "another device");
        }

        /// <summary>A node that opens and closes many edges replaces others like it, not old or living neighbours.</summary>
        [TestMethod]
        public void ManyShortEdgesDriveNoOldOneOut()
        {
            KeepsakeTable table = new KeepsakeTable();
            for (int i = 0; i < KeepsakeTable.FormerCount; i++)
            {
                table.Put(Slot, 1 + i, Content(100 + i), 5, 10 + i);
                table.Note(table.IndexOf(Slot, 1 + i), 5, 10 + i, true);
                table.Leave(Slot, 0);
            }

            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                table.Put(slot, 900, Content(200 + slot), 5, 10);
            }

            for (int i = 0; i < 100; i++)
            {
                table.Put(Slot, 1000 + i, Content(1000 + i), 5, 100 + i);
            }

            for (int i = 0; i < KeepsakeTable.FormerCount; i++)
            {
                Assert.IsTrue(table.Find(100 + i, 0, 1_000) >= 0, "an old neighbour");
            }

            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                Assert.IsTrue(slot == Slot || table.IndexOf(slot, 900) >= 0, "a living edge");
            }

            Assert.IsTrue(table.Find(1098, 0, 1_000) >= 0 && table.Find(1050, 0, 1_000) < 0, "the newest of the others");
        }

        /// <summary>A device that comes back with the same voucher has one voice with us, not two.</summary>
        [TestMethod]
        public void TheSameVoucherIsKeptOnce()
        {
            KeepsakeTable table = new KeepsakeTable();
            table.Put(Slot, 1, Content(7), 5, 10);
            table.Leave(Slot, 0);
            table.Put(2, 2, Content(7), 6, 11);
            int found = table.Find(7, 0, 11);
            Assert.IsTrue(found >= 0 && table.Find(7, found + 1, 11) < 0, "twice");
        }

        /// <summary>A record that was torn or changed is forgotten; a whole one is the table again.</summary>
        [TestMethod]
        public void OnlyAWholeRecordIsRead()
        {
            SimpleMac mac = new SimpleMac(1);
            byte[] scratch = new byte[Limits.MacSize];
            KeepsakeTable table = new KeepsakeTable();
            table.Put(Slot, 1, Content(7), 5, 10);
            Assert.IsTrue(table.IsDue, "there is something to write");
            table.Seal(mac, scratch);
            Assert.IsFalse(table.IsDue, "there is nothing any more");
            KeepsakeTable again = new KeepsakeTable();
            System.Array.Copy(table.Record, again.Record, KeepsakeTable.RecordSize);
            Assert.IsTrue(again.Open(KeepsakeTable.RecordSize, mac, scratch), "whole");
            Assert.IsTrue(again.Find(7, 0, 10) >= 0, "read");
            Assert.IsFalse(again.Open(KeepsakeTable.RecordSize - 1, mac, scratch), "short");
            Assert.IsTrue(again.Find(7, 0, 10) < 0, "forgotten");
            System.Array.Copy(table.Record, again.Record, KeepsakeTable.RecordSize);
            again.Record[100] ^= 1;
            Assert.IsFalse(again.Open(KeepsakeTable.RecordSize, mac, scratch), "changed");
        }

        private static byte[] Content(int number)
        {
            byte[] content = new byte[Letter.ContentSize];
            LittleEndian.Write64(content, 0, number);
            LittleEndian.Write64(content, 8, Mixer.Mix(number));
            LittleEndian.Write64(content, 24, 5);
            return content;
        }
    }
}
