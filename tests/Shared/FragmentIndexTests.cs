using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>FragmentIndex, RoomCode: what is found, counted and told.</summary>
    [TestClass]
    public class FragmentIndexTests
    {
        /// <summary>Fragments of one stripe are found by name, and only they; what was removed is not.</summary>
        [TestMethod]
        public void FragmentsAreFoundByName()
        {
            const int SegmentCount = 16;
            MemoryFlash flash = new MemoryFlash(SegmentCount, 1024);
            FragmentLog log = Samples.Log(20, flash, SegmentCount, 1024);
            log.Open();
            Fragment fragment = new Fragment();
            for (int stripe = 1; stripe <= 4; stripe++)
            {
                for (int index = 0; index < 5; index++)
                {
                    Samples.Fill(fragment, stripe);
                    fragment.Index = index;
                    Assert.IsTrue(log.Keep(fragment, 0, stripe) >= 0, "kept");
                }
            }

            FragmentIndex held = log.Index;
            Assert.AreEqual(20, held.Count);
            Assert.AreEqual(0, held.FreeCount);
            Assert.AreEqual(5, held.CountOf(3));
            for (int stripe = 1; stripe <= 4; stripe++)
            {
                long name = stripe * 0x100000001L;
                Assert.AreEqual(31, held.MaskOf(name));
                Assert.IsTrue(log.Remove(held.SlotOf(name, 2)), "removed");
                Assert.AreEqual(27, held.MaskOf(name));
                Assert.AreEqual(FragmentIndex.None, held.SlotOf(name, 2));
            }

            Assert.AreEqual(16, held.Count);
            Assert.AreEqual(4, held.CountOf(3));
            Assert.AreEqual(0, held.MaskOf(9));
        }

        /// <summary>Nothing makes way for a newcomer.</summary>
        [TestMethod]
        public void FirstComeIsFirstKept()
        {
            MemoryFlash flash = new MemoryFlash(8, 1024);
            FragmentLog log = Samples.Log(5, flash, 8, 1024);
            log.Open();
            for (int number = 1; number <= 9; number++)
            {
                Assert.IsTrue(Samples.Keep(log, number) == number <= 5, "kept");
            }

            for (int number = 1; number <= 5; number++)
            {
                Assert.IsTrue(Samples.SlotOf(log.Index, number) >= 0, "was driven out");
            }
        }

        /// <summary>Codes of room rise, tell no more than there is, and lose less than a quarter.</summary>
        [TestMethod]
        public void RoomIsTold()
        {
            Assert.AreEqual(0, RoomCode.Of(0));
            for (int code = 1; code <= RoomCode.Max; code++)
            {
                Assert.IsTrue(RoomCode.Read(code) > RoomCode.Read(code - 1), "does not rise");
                Assert.AreEqual(code, RoomCode.Of(RoomCode.Read(code)));
                Assert.AreEqual(code - 1, RoomCode.Of(RoomCode.Read(code) - 1));
            }

            for (long free = 1; free < int.MaxValue; free += 1 + free / 7)
            {
                int told = RoomCode.Read(RoomCode.Of((int)free));
                Assert.IsTrue(told <= free && told > free * 3 / 4 - 1, "too much, or too little");
            }
        }
    }
}
