using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>FragmentLog over flash that works; tests/Desktop has the flash that does not.</summary>
    [TestClass]
    public class FragmentLogTests
    {
        private const int SlotCount = 5;
        private const int SegmentCount = 16;
        private const int SegmentSize = 64 + 256;

        /// <summary>New flash is an empty ring, and an idle log writes nothing.</summary>
        [TestMethod]
        public void NewFlashIsEmpty()
        {
            MemoryFlash flash = new MemoryFlash(SegmentCount, SegmentSize);
            FragmentLog log = new FragmentLog(new FragmentRing(SlotCount), flash, SegmentCount, SegmentSize);
            Assert.AreEqual(0, log.Open());
            Assert.AreEqual(FragmentLog.Idle, log.Flush());
            Assert.AreEqual(0L, flash.Worn);
        }

        /// <summary>After any number of puts and removals, several times around the flash, a reboot finds the same ring.</summary>
        [TestMethod]
        public void RebootFindsTheSame()
        {
            MemoryFlash flash = new MemoryFlash(SegmentCount, SegmentSize);
            FragmentRing ring = new FragmentRing(SlotCount);
            FragmentLog log = new FragmentLog(ring, flash, SegmentCount, SegmentSize);
            log.Open();
            for (int number = 1; number < 120; number++)
            {
                Samples.Put(ring, number);
                if (number % 7 == 0)
                {
                    ring.Remove(Samples.SlotOf(ring, number - 1));
                }

                FlushAll(log);
                FragmentRing again = new FragmentRing(SlotCount);
                Assert.AreEqual(ring.Count, new FragmentLog(again, flash, SegmentCount, SegmentSize).Open());
                for (int slot = 0; slot < SlotCount; slot++)
                {
                    if (ring.StateOf(slot) == FragmentRing.Durable)
                    {
                        AssertHeld(again, Samples.NumberOf(ring.StripeAt(slot)));
                    }
                }
            }

            Assert.IsTrue(flash.Erases[3] > 3, "not around the flash");
        }

        /// <summary>One that stays is moved along for as long as others come and go, and wear is even.</summary>
        [TestMethod]
        public void WhatStaysMovesAlong()
        {
            MemoryFlash flash = new MemoryFlash(SegmentCount, SegmentSize);
            FragmentRing ring = new FragmentRing(SlotCount);
            FragmentLog log = new FragmentLog(ring, flash, SegmentCount, SegmentSize);
            log.Open();
            Samples.Put(ring, 1);
            for (int number = 2; number < 400; number++)
            {
                Samples.Put(ring, number);
                FlushAll(log);
                ring.Remove(Samples.SlotOf(ring, number));
                FlushAll(log);
            }

            FragmentRing again = new FragmentRing(SlotCount);
            Assert.AreEqual(1, new FragmentLog(again, flash, SegmentCount, SegmentSize).Open());
            AssertHeld(again, 1);
            Assert.IsTrue(log.MovedCount > 3, "never moved");
            int least = flash.Erases[0];
            int most = least;
            for (int segment = 1; segment < SegmentCount; segment++)
            {
                least = flash.Erases[segment] < least ? flash.Erases[segment] : least;
                most = flash.Erases[segment] > most ? flash.Erases[segment] : most;
            }

            Assert.IsTrue(least > 5 && most - least <= 1, "wear is uneven");
        }

        /// <summary>A flush writes one record: at most the largest record's bytes, or an erased segment and a commit.</summary>
        [TestMethod]
        public void FlushWritesOneRecord()
        {
            MemoryFlash flash = new MemoryFlash(SegmentCount, SegmentSize);
            FragmentRing ring = new FragmentRing(SlotCount);
            FragmentLog log = new FragmentLog(ring, flash, SegmentCount, SegmentSize);
            log.Open();
            for (int number = 1; number < 60; number++)
            {
                Samples.Put(ring, number);
                int written = log.WrittenCount;
                long worn = flash.Worn;
                Assert.AreEqual(FragmentLog.Wrote, log.Flush());
                Assert.AreEqual(written + 1, log.WrittenCount);
                Assert.IsTrue(flash.Worn - worn <= SegmentSize + FlashRecord.Align, "more than a record");
            }
        }

        private static void FlushAll(FragmentLog log)
        {
            for (int i = 0; i < 100 && !log.IsFlushed(); i++)
            {
                Assert.AreEqual(FragmentLog.Wrote, log.Flush());
            }

            Assert.IsTrue(log.IsFlushed(), "flushing does not end");
        }

        private static void AssertHeld(FragmentRing ring, int number)
        {
            int slot = Samples.SlotOf(ring, number);
            Assert.IsTrue(slot >= 0, "not held");
            Fragment held = new Fragment();
            ring.Get(slot, held);
            Assert.IsTrue(Samples.Is(held, number), "content");
        }
    }
}
