using LVS.Node;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>The watches over threads, heap and flash.</summary>
    [TestClass]
    public class WatchTests
    {
        /// <summary>A thread without a sign within its limit is named; an unwatched one is not.</summary>
        [TestMethod]
        public void AStalledThreadIsNamed()
        {
            StallGuard guard = new StallGuard(3);
            Assert.AreEqual(StallGuard.None, guard.Stalled(1_000_000));
            guard.Watch(0, 1_000_000, 5000);
            guard.Watch(2, 1_000_000, 100);
            Assert.AreEqual(StallGuard.None, guard.Stalled(1_000_100));
            Assert.AreEqual(2, guard.Stalled(1_000_101));
            guard.Beat(2, 1_004_950);
            Assert.AreEqual(StallGuard.None, guard.Stalled(1_005_000));
            Assert.AreEqual(0, guard.Stalled(1_005_001));
            guard.Watch(0, 1_005_001, 0);
            Assert.AreEqual(2, guard.Stalled(1_006_000));
            guard.Watch(2, 1_006_000, 0);
            Assert.AreEqual(StallGuard.None, guard.Stalled(9_000_000));
        }

        /// <summary>A sign given after the caller took the time, and time above 31 bits, are no stall.</summary>
        [TestMethod]
        public void TimeMayWrap()
        {
            StallGuard guard = new StallGuard(1);
            for (long nowMs = 0x7FFFFF00L; nowMs < 0x80000100L; nowMs += 7)
            {
                guard.Watch(0, nowMs, 1000);
                Assert.AreEqual(StallGuard.None, guard.Stalled(nowMs - 5));
                Assert.AreEqual(StallGuard.None, guard.Stalled(nowMs + 1000));
                Assert.AreEqual(0, guard.Stalled(nowMs + 1001));
            }
        }

        /// <summary>A heap that falls is told each quarter, one that is nearly empty ends the boot.</summary>
        [TestMethod]
        public void TheHeapIsWatched()
        {
            HeapWatch watch = new HeapWatch();
            watch.Booted(60_000);
            Assert.AreEqual(HeapWatch.Well, watch.Look(45_000));
            Assert.AreEqual(HeapWatch.Fallen, watch.Look(44_999));
            Assert.AreEqual(HeapWatch.Well, watch.Look(40_000));
            Assert.AreEqual(HeapWatch.Fallen, watch.Look(30_000));
            Assert.AreEqual(HeapWatch.Well, watch.Look(50_000));
            Assert.AreEqual(HeapWatch.Fallen, watch.Look(HeapWatch.ExhaustedSize - 1));
            Assert.AreEqual(HeapWatch.Well, watch.Look(HeapWatch.ExhaustedSize - 1));
            Assert.AreEqual(HeapWatch.Well, watch.Look(30_000), "a burst that is over");
            Assert.AreEqual(HeapWatch.Well, watch.Look(HeapWatch.ExhaustedSize - 1));
            Assert.AreEqual(HeapWatch.Well, watch.Look(HeapWatch.ExhaustedSize - 1));
            Assert.AreEqual(HeapWatch.Exhausted, watch.Look(HeapWatch.ExhaustedSize - 1));
            Assert.AreEqual(60_000L, watch.BootSize);
            Assert.AreEqual(HeapWatch.ExhaustedSize - 1, watch.LeastSize);
        }

        /// <summary>Only the first to ask may write in a wake; a wake without an end has no bound.</summary>
        [TestMethod]
        public void AWakeHasOneTurn()
        {
            WakeTurn turn = new WakeTurn(true);
            Assert.IsTrue(turn.IsLeft);
            Assert.IsTrue(turn.Take());
            Assert.IsFalse(turn.IsLeft);
            Assert.IsFalse(turn.Take());
            WakeTurn always = new WakeTurn(false);
            for (int i = 0; i < 5; i++)
            {
                Assert.IsTrue(always.Take() && always.IsLeft);
            }
        }
    }
}
