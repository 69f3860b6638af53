using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>TrickleTimer against the rules of RFC 6206 4.2, with Imin 100 ms, Imax 800 ms (3 doublings), k 2.</summary>
    [TestClass]
    public class TrickleTimerTests
    {
        private const int Imin = 100;
        private const int Imax = 800;
        private const int K = 2;

        /// <summary>Rule 1: the first interval lies in [Imin, Imax]; a node that comes has news, so here it is Imin.</summary>
        [TestMethod]
        public void Rule1StartsAtImin()
        {
            TrickleTimer timer = Started(5000, new long[1]);
            Assert.AreEqual(Imin, timer.IntervalMs);
            Assert.AreEqual(0, timer.HeardCount);
        }

        /// <summary>Rule 2: t is drawn from [I/2, I) and reaches both ends; c is 0 at the beginning of every interval.</summary>
        [TestMethod]
        public void Rule2DrawsFromTheSecondHalf()
        {
            long[] chance = { 9 };
            long least = long.MaxValue;
            long most = 0;
            for (int i = 0; i < 600; i++)
            {
                TrickleTimer timer = Started(5000, chance);
                long t = timer.DueAtMs - 5000;
                Assert.IsTrue(t >= Imin / 2 && t < Imin, "t outside [I/2, I)");
                least = t < least ? t : least;
                most = t > most ? t : most;
            }

            Assert.AreEqual(Imin / 2L, least);
            Assert.AreEqual(Imin - 1L, most);
            TrickleTimer next = Started(0, chance);
            next.HearConsistent();
            next.Tick(Imin, chance, 0);
            Assert.AreEqual(0, next.HeardCount);
            Assert.IsTrue(next.DueAtMs >= Imin + Imin && next.DueAtMs < 3 * Imin, "t of the second interval");
        }

        /// <summary>Rule 3: each consistent frame counts once.</summary>
        [TestMethod]
        public void Rule3CountsConsistentFrames()
        {
            TrickleTimer timer = Started(0, new long[1]);
            timer.HearConsistent();
            timer.HearConsistent();
            timer.HearConsistent();
            Assert.AreEqual(3, timer.HeardCount);
            Assert.AreEqual(Imin, timer.IntervalMs);
        }

        /// <summary>Rule 4: at t, once, a frame goes out when c is below k, and none when c is k or above.</summary>
        [TestMethod]
        public void Rule4SuppressesAtK()
        {
            for (int heard = 0; heard <= K + 1; heard++)
            {
                long[] chance = { 4 };
                TrickleTimer timer = Started(0, chance);
                for (int i = 0; i < heard; i++)
                {
                    timer.HearConsistent();
                }

                long t = timer.DueAtMs;
                Assert.IsFalse(timer.Tick(t - 1, chance, 0), "before t");
                Assert.IsTrue(timer.Tick(t, chance, 0) == (heard < K), "at t");
                Assert.IsFalse(timer.Tick(t, chance, 0), "twice");
                Assert.AreEqual((long)Imin, timer.DueAtMs);
            }
        }

        /// <summary>RFC 6206 4.1: a redundancy constant of 0 never suppresses.</summary>
        [TestMethod]
        public void RedundancyZeroNeverSuppresses()
        {
            long[] chance = { 4 };
            TrickleTimer timer = new TrickleTimer(Imin, 3, 0);
            timer.Start(0, chance, 0);
            for (int i = 0; i < 50; i++)
            {
                timer.HearConsistent();
            }

            Assert.IsTrue(timer.Tick(timer.DueAtMs, chance, 0), "suppressed");
        }

        /// <summary>Rule 5: each interval is twice the one before, up to Imax, and begins where that one ended.</summary>
        [TestMethod]
        public void Rule5DoublesUpToImax()
        {
            long[] chance = { 4 };
            TrickleTimer timer = Started(0, chance);
            long start = 0;
            int interval = Imin;
            for (int i = 0; i < 6; i++)
            {
                Assert.AreEqual(interval, timer.IntervalMs);
                Assert.IsTrue(timer.DueAtMs >= start + interval / 2 && timer.DueAtMs < start + interval, "t");
                Assert.IsTrue(timer.Tick(timer.DueAtMs, chance, 0), "emission");
                Assert.AreEqual(start + interval, timer.DueAtMs);
                Assert.IsFalse(timer.Tick(start + interval, chance, 0), "the end of an interval emits nothing");
                start += interval;
                interval = interval * 2 > Imax ? Imax : interval * 2;
            }

            Assert.AreEqual(Imax, timer.IntervalMs);
        }

        /// <summary>Rule 6: inconsistency resets to Imin at once when I is above Imin, with c back at 0.</summary>
        [TestMethod]
        public void Rule6ResetsAboveImin()
        {
            long[] chance = { 4 };
            TrickleTimer timer = Started(0, chance);
            timer.Tick(Imin, chance, 0);
            timer.Tick(3 * Imin, chance, 0);
            Assert.AreEqual(4 * Imin, timer.IntervalMs);
            timer.HearConsistent();
            timer.HearInconsistent(3 * Imin + 7, chance, 0);
            Assert.AreEqual(Imin, timer.IntervalMs);
            Assert.AreEqual(0, timer.HeardCount);
            long t = timer.DueAtMs - (3 * Imin + 7);
            Assert.IsTrue(t >= Imin / 2 && t < Imin, "t after the reset");
        }

        /// <summary>Rule 6: at Imin inconsistency changes nothing, or a busy neighbourhood would put every emission off for ever.</summary>
        [TestMethod]
        public void Rule6ChangesNothingAtImin()
        {
            long[] chance = { 4 };
            TrickleTimer timer = Started(0, chance);
            timer.HearConsistent();
            long t = timer.DueAtMs;
            long state = chance[0];
            timer.HearInconsistent(t - 1, chance, 0);
            Assert.AreEqual(t, timer.DueAtMs);
            Assert.AreEqual(1, timer.HeardCount);
            Assert.AreEqual(state, chance[0]);
            Assert.IsTrue(timer.Tick(t, chance, 0), "emission");
            timer.HearInconsistent(t, chance, 0);
            Assert.AreEqual((long)Imin, timer.DueAtMs);
        }

        /// <summary>A tick that comes late emits once, and the next t is not in the past.</summary>
        [TestMethod]
        public void LateTickEmitsOnce()
        {
            for (long late = 0; late < 3000; late += 37)
            {
                long[] chance = { late };
                TrickleTimer timer = Started(0, chance);
                Assert.IsTrue(timer.Tick(Imin + late, chance, 0), "emission");
                Assert.IsTrue(timer.DueAtMs > Imin + late, "due in the past");
                Assert.IsFalse(timer.Tick(Imin + late, chance, 0), "twice");
            }
        }

        /// <summary>Imax without doublings is Imin; parameters out of range are mistakes of ours.</summary>
        [TestMethod]
        public void ParametersAreChecked()
        {
            long[] chance = { 4 };
            TrickleTimer timer = new TrickleTimer(2, 0, 1);
            timer.Start(0, chance, 0);
            timer.Tick(2, chance, 0);
            Assert.AreEqual(2, timer.IntervalMs);
            Assert.IsFalse(IsChecked(2, 16), "smallest Imin, most doublings");
            Assert.IsTrue(IsChecked(1, 0), "Imin");
            Assert.IsTrue(IsChecked(2, 17), "doublings");
            Assert.IsTrue(IsChecked(2, -1), "negative doublings");
            Assert.IsTrue(IsChecked(1 << 20, 11), "Imax");
        }

        private static TrickleTimer Started(long nowMs, long[] chance)
        {
            TrickleTimer timer = new TrickleTimer(Imin, 3, K);
            timer.Start(nowMs, chance, 0);
            return timer;
        }

        private static bool IsChecked(int intervalMsMin, int doublings)
        {
            try
            {
                new TrickleTimer(intervalMsMin, doublings, 1).Start(0, new long[1], 0);
                return false;
            }
            catch (CheckException)
            {
                return true;
            }
        }
    }
}
