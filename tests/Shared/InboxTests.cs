using LVS.Core;
using LVS.Node;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>Inbox.</summary>
    [TestClass]
    public class InboxTests
    {
        /// <summary>Empty, full and one too many: the newcomer is dropped and counted, the others come out in order.</summary>
        [TestMethod]
        public void FullInboxDropsTheNewcomer()
        {
            Inbox inbox = new Inbox();
            byte[] buffer = new byte[Limits.FrameSizeMax + 1];
            Assert.AreEqual(0, inbox.Take(buffer));
            for (int i = 0; i < Limits.InboxSlotCount; i++)
            {
                Assert.IsTrue(Put(inbox, i, 1 + i), "room");
            }

            Assert.IsFalse(Put(inbox, 99, 5), "full");
            Assert.AreEqual(1, inbox.DroppedCount);
            for (int i = 0; i < Limits.InboxSlotCount; i++)
            {
                AssertTaken(inbox, i, 1 + i);
            }

            Assert.AreEqual(0, inbox.Take(buffer));
        }

        /// <summary>Around the ring at every fill: order and content stay.</summary>
        [TestMethod]
        public void WrapsAtEveryFill()
        {
            Inbox inbox = new Inbox();
            int put = 0;
            int taken = 0;
            for (int fill = 1; fill <= Limits.InboxSlotCount; fill++)
            {
                for (int i = 0; i < fill; i++)
                {
                    Assert.IsTrue(Put(inbox, put, 1 + put % Limits.FrameSizeMax), "room");
                    put++;
                }

                for (int i = 0; i < fill; i++)
                {
                    AssertTaken(inbox, taken, 1 + taken % Limits.FrameSizeMax);
                    taken++;
                }
            }

            Assert.AreEqual(0, inbox.DroppedCount);
        }

        /// <summary>The longest frame passes whole; a longer one is cut to one byte too many, so that the node refuses it.</summary>
        [TestMethod]
        public void OversizeStaysVisible()
        {
            Inbox inbox = new Inbox();
            Assert.IsTrue(inbox.Put(new byte[1500], Limits.FrameSizeMax), "longest");
            Assert.IsTrue(inbox.Put(new byte[1500], Limits.FrameSizeMax + 1), "one more");
            Assert.IsTrue(inbox.Put(new byte[1500], 1500), "much longer");
            byte[] buffer = new byte[Limits.FrameSizeMax + 1];
            Assert.AreEqual(Limits.FrameSizeMax, inbox.Take(buffer));
            Assert.AreEqual(Limits.FrameSizeMax + 1, inbox.Take(buffer));
            Assert.AreEqual(Limits.FrameSizeMax + 1, inbox.Take(buffer));
        }

        /// <summary>A smaller inbox takes frames until their bytes find no room, whatever way it is around its ring.</summary>
        [TestMethod]
        public void ASmallInboxCountsBytes()
        {
            Inbox inbox = new Inbox(Limits.InboxSlotCount, 2 * Limits.FrameSizeMax + 50);
            for (int round = 0; round < 40; round++)
            {
                Assert.IsTrue(Put(inbox, round, Limits.FrameSizeMax), "first");
                Assert.IsTrue(Put(inbox, round + 1, 200 + round), "second");
                Assert.IsFalse(Put(inbox, round + 2, 101 - round), "a byte too many");
                Assert.IsTrue(Put(inbox, round + 2, 100 - round), "to the last byte");
                AssertTaken(inbox, round, Limits.FrameSizeMax);
                AssertTaken(inbox, round + 1, 200 + round);
                AssertTaken(inbox, round + 2, 100 - round);
            }

            Assert.AreEqual(40, inbox.DroppedCount);
        }

        /// <summary>A short frame does not show the bytes of a longer one that lay in its slot before.</summary>
        [TestMethod]
        public void SlotsKeepNothing()
        {
            Inbox inbox = new Inbox();
            byte[] buffer = new byte[Limits.FrameSizeMax + 1];
            for (int i = 0; i < Limits.InboxSlotCount; i++)
            {
                Put(inbox, 200, Limits.FrameSizeMax);
                inbox.Take(buffer);
            }

            buffer[3] = 77;
            Put(inbox, 1, 3);
            AssertTaken(inbox, 1, 3);
            inbox.Put(new byte[4], 3);
            inbox.Take(buffer);
            Assert.AreEqual(77, (int)buffer[3]);
        }

        /// <summary>Waiting ends at once when a frame is there, and in time when none is.</summary>
        [TestMethod]
        public void WaitEnds()
        {
            Inbox inbox = new Inbox();
            inbox.Wait(1);
            Put(inbox, 1, 1);
            System.DateTime before = System.DateTime.UtcNow;
            inbox.Wait(20_000);
            long waitedMs = (System.DateTime.UtcNow - before).Ticks / System.TimeSpan.TicksPerMillisecond;
            Assert.IsTrue(waitedMs < 10_000, "waited though a frame was there");
            AssertTaken(inbox, 1, 1);
        }

        private static bool Put(Inbox inbox, int mark, int size)
        {
            byte[] frame = new byte[Limits.FrameSizeMax];
            for (int i = 0; i < size; i++)
            {
                frame[i] = (byte)(mark + i);
            }

            return inbox.Put(frame, size);
        }

        private static void AssertTaken(Inbox inbox, int mark, int size)
        {
            byte[] buffer = new byte[Limits.FrameSizeMax + 1];
            Assert.AreEqual(size, inbox.Take(buffer));
            for (int i = 0; i < size; i++)
            {
                Assert.IsTrue(buffer[i] == (byte)(mark + i), "content");
            }
        }
    }
}
