using LVS.Core;
using LVS.Node;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>What is remembered of frames that no edge's key vouches for, and how much is answered.</summary>
    [TestClass]
    public class MarkRingTests
    {
        /// <summary>A frame is new once.</summary>
        [TestMethod]
        public void AFrameIsNewOnce()
        {
            const long Mac = 77L << 32;
            MarkRing marks = new MarkRing();
            Assert.IsTrue(marks.IsNew(Mac), "first");
            Assert.IsFalse(marks.IsNew(Mac), "repeat");
            Assert.IsTrue(marks.IsNew(Mac + 1), "another place");
            Assert.IsTrue(marks.IsNew(Mac + (1L << 32)), "another at the same place");
            Assert.IsFalse(marks.Knows(0), "an empty place is no mark");
            Assert.IsTrue(marks.IsNew(0), "a MAC of zeros is one");
            Assert.IsFalse(marks.IsNew(0), "and it is known");
        }

        /// <summary>A repeated frame stays marked, however many others come between.</summary>
        [TestMethod]
        public void ARepeatIsRememberedAnew()
        {
            MarkRing marks = new MarkRing();
            marks.Add(Mixer.Mix(-1));
            for (int i = 0; i < 4096; i++)
            {
                Assert.IsTrue(marks.Knows(Mixer.Mix(-1)), "repeated since");
                marks.Add(Mixer.Mix(i));
            }
        }

        /// <summary>Where more are heard than there is room for, the newest are the ones that are remembered.</summary>
        [TestMethod]
        public void TheOldestGoes()
        {
            const int Count = 4096;
            MarkRing marks = new MarkRing();
            for (int i = 0; i < Count; i++)
            {
                marks.Add(Mixer.Mix(i));
            }

            int known = 0;
            for (int i = 0; i < Count; i++)
            {
                known += marks.Knows(Mixer.Mix(i)) ? 1 : 0;
            }

            Assert.AreEqual(128, known);
            for (int i = Count - 32; i < Count; i++)
            {
                Assert.IsTrue(marks.Knows(Mixer.Mix(i)), "one of the newest");
            }
        }

        /// <summary>A burst, then one in each interval; what was not used comes back up to the burst, and no further.</summary>
        [TestMethod]
        public void ABudgetIsABurstAndARate()
        {
            AnswerBudget budget = new AnswerBudget(3, 100);
            Assert.AreEqual(3, Taken(budget, 1_000, 1_001));
            Assert.AreEqual(10, Taken(budget, 1_001, 2_001));
            Assert.AreEqual(3, Taken(budget, 90_000, 90_001));
        }

        private static int Taken(AnswerBudget budget, long fromMs, long toMs)
        {
            int taken = 0;
            for (long nowMs = fromMs; nowMs < toMs; nowMs++)
            {
                taken += budget.Take(nowMs) ? 1 : 0;
                taken += budget.Take(nowMs) ? 1 : 0;
                taken += budget.Take(nowMs) ? 1 : 0;
                taken += budget.Take(nowMs) ? 1 : 0;
            }

            return taken;
        }
    }
}
