using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>FragmentLog over flash that works; tests/Desktop has the flash that does not.</summary>
    [TestClass]
    public class FragmentLogTests
    {
        private const int SlotCount = 5;
        private const int SegmentCount = 12;
        private const int SegmentSize = 64 + 256;

        /// <summary>New flash holds nothing, and an idle log writes nothing.</summary>
        [TestMethod]
        public void NewFlashIsEmpty()
        {
            MemoryFlash flash = new MemoryFlash(SegmentCount, SegmentSize);
            FragmentLog log = Samples.Log(SlotCount, flash, SegmentCount, SegmentSize);
            Assert.AreEqual(0, log.Open());
            Assert.IsFalse(log.Tidy(), "something to do");
            Assert.AreEqual(0L, flash.Worn);
        }

        /// <summary>After any number of fragments and removals, several times around the flash, a reboot finds the same.</summary>
        [TestMethod]
        public void RebootFindsTheSame()
        {
            MemoryFlash flash = new MemoryFlash(SegmentCount, SegmentSize);
            FragmentLog log = Samples.Log(SlotCount, flash, SegmentCount, SegmentSize);
            log.Open();
            for (int number = 1; number < 80; number++)
            {
                Assert.IsTrue(Samples.Keep(log, number), "kept");
                if (number > 3)
                {
                    Assert.IsTrue(log.Remove(Samples.SlotOf(log.Index, number - 3)), "removed");
                }

                if (number % 5 == 0)
                {
                    Assert.IsTrue(log.Renew(Samples.SlotOf(log.Index, number), 5000 + number, 77), "renewed");
                }

                FragmentLog again = Samples.Log(SlotCount, flash, SegmentCount, SegmentSize);
                Assert.AreEqual(log.Index.Count, again.Open());
                AssertHeld(again, number);
                int slot = Samples.SlotOf(again.Index, number);
                Assert.AreEqual(number % 5 == 0 ? 5000L + number : 1000L, again.ExpiryOf(slot));
                Assert.AreEqual(number % 5 == 0 ? 77 : number, again.KeptMinute(slot));
                Assert.AreEqual(number & 7, again.Index.OriginAt(slot));
            }

            Assert.IsTrue(flash.Erases[3] > 3, "not around the flash");
        }

        /// <summary>What stays is moved along for as long as others come and go, and wear is even.</summary>
        [TestMethod]
        public void AKeptFragmentMovesAlong()
        {
            MemoryFlash flash = new MemoryFlash(SegmentCount, SegmentSize);
            FragmentLog log = Samples.Log(SlotCount, flash, SegmentCount, SegmentSize);
            log.Open();
            Samples.Keep(log, 1);
            for (int number = 2; number < 200; number++)
            {
                Assert.IsTrue(Samples.Keep(log, number), "kept");
                Assert.IsTrue(log.Remove(Samples.SlotOf(log.Index, number)), "removed");
            }

            FragmentLog again = Samples.Log(SlotCount, flash, SegmentCount, SegmentSize);
            Assert.AreEqual(1, again.Open());
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

        /// <summary>A home is on flash from the first record on, and comes back with it.</summary>
        [TestMethod]
        public void TheHomeComesBack()
        {
            MemoryFlash flash = new MemoryFlash(SegmentCount, SegmentSize);
            FragmentLog log = Samples.Log(SlotCount, flash, SegmentCount, SegmentSize);
            log.Open();
            Assert.IsFalse(log.IsHomeKnown, "nobody said it");
            log.Home = 0xBEEF;
            Samples.Keep(log, 1);
            FragmentLog again = Samples.Log(SlotCount, flash, SegmentCount, SegmentSize);
            again.Open();
            Assert.IsTrue(again.IsHomeKnown, "lost");
            Assert.AreEqual(0xBEEF, again.Home);
        }

        private static void AssertHeld(FragmentLog log, int number)
        {
            int slot = Samples.SlotOf(log.Index, number);
            Assert.IsTrue(slot >= 0, "not held");
            Fragment held = new Fragment();
            Assert.IsTrue(log.Read(slot, held), "not read");
            Assert.IsTrue(Samples.Is(held, number), "content");
        }
    }
}
