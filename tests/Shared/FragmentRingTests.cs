using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>FragmentRing, in a ring of three slots and in one of the real size.</summary>
    [TestClass]
    public class FragmentRingTests
    {
        private const int SlotCount = 3;

        /// <summary>0, 1, N - 1 and N fragments are all held.</summary>
        [TestMethod]
        public void FillsWithoutLoss()
        {
            FragmentRing ring = new FragmentRing(SlotCount);
            Assert.AreEqual(SlotCount, ring.SlotCount);
            Assert.AreEqual(0, ring.Count);
            Assert.AreEqual(-1, ring.SlotOf(1, 0));
            for (int number = 1; number <= SlotCount; number++)
            {
                Assert.IsTrue(Samples.Put(ring, number), "put");
                Assert.AreEqual(number, ring.Count);
                AssertHeld(ring, 1, number);
            }
        }

        /// <summary>N + 1 drives out the one that came first, and the floor tells.</summary>
        [TestMethod]
        public void OneTooManyDrivesOutTheOldest()
        {
            FragmentRing ring = new FragmentRing(SlotCount);
            for (int number = 1; number <= SlotCount; number++)
            {
                Samples.Put(ring, number);
            }

            int floor = ring.Floor;
            Samples.Put(ring, SlotCount + 1);
            Assert.AreEqual(floor + 1, ring.Floor);
            Assert.AreEqual(SlotCount, ring.Count);
            Assert.AreEqual(-1, Samples.SlotOf(ring, 1));
            AssertHeld(ring, 2, SlotCount + 1);
        }

        /// <summary>
        /// Many times around, the ring always holds exactly the newest, intact. More than a page; sizes from 1 to the largest.
        /// </summary>
        [TestMethod]
        public void WrapsManyTimes()
        {
            FragmentRing ring = new FragmentRing(90);
            int last = 3 * 90 + 5;
            for (int number = 1; number <= last; number++)
            {
                Samples.Put(ring, number);
            }

            Assert.AreEqual(90, ring.Count);
            AssertHeld(ring, last - 90 + 1, last);
        }

        /// <summary>A version replaces an older one in its place; the same one and an older one change nothing.</summary>
        [TestMethod]
        public void OnlyANewerVersionReplaces()
        {
            FragmentRing ring = new FragmentRing(SlotCount);
            Fragment fragment = new Fragment();
            Samples.Fill(fragment, 7);
            fragment.Version = int.MaxValue;
            Assert.IsTrue(ring.Put(fragment), "first");
            Assert.IsFalse(ring.Put(fragment), "the same again");
            fragment.Version--;
            Assert.IsFalse(ring.Put(fragment), "an older one");
            fragment.Version += 2;
            fragment.Bytes[0] ^= 1;
            Assert.IsTrue(ring.Put(fragment), "a newer one, in serial arithmetic");
            Assert.AreEqual(1, ring.Count);
            Fragment held = new Fragment();
            ring.Get(Samples.SlotOf(ring, 7), held);
            Assert.AreEqual(int.MinValue, held.Version);
            Assert.IsTrue(held.Bytes[0] == fragment.Bytes[0], "content");
        }

        /// <summary>Hours pass and end; a renewal by more than a day counts, a clock that differs does not.</summary>
        [TestMethod]
        public void HoursPassAndAreRenewed()
        {
            FragmentRing ring = new FragmentRing(SlotCount);
            Fragment fragment = new Fragment();
            Samples.Fill(fragment, 7);
            fragment.Hours = 2;
            ring.Put(fragment);
            fragment.Hours = 26;
            Assert.IsFalse(ring.Put(fragment), "a day more");
            ring.PassHour();
            Assert.AreEqual(1, ring.Count);
            Assert.AreEqual(1, ring.HoursAt(Samples.SlotOf(ring, 7)));
            Assert.IsTrue(ring.Put(fragment), "25 hours more");
            ring.PassHour();
            Assert.AreEqual(25, ring.HoursAt(Samples.SlotOf(ring, 7)));
            for (int hour = 0; hour < 24; hour++)
            {
                ring.PassHour();
            }

            Assert.AreEqual(1, ring.Count);
            ring.PassHour();
            Assert.AreEqual(0, ring.Count);
            Assert.AreEqual(-1, Samples.SlotOf(ring, 7));
        }

        /// <summary>What is removed leaves a slot, and the next fragment takes it.</summary>
        [TestMethod]
        public void RemovedSlotsAreUsedAgain()
        {
            FragmentRing ring = new FragmentRing(SlotCount);
            for (int number = 1; number <= SlotCount; number++)
            {
                Samples.Put(ring, number);
            }

            ring.Remove(Samples.SlotOf(ring, 2));
            Assert.AreEqual(2, ring.Count);
            Samples.Put(ring, 4);
            AssertHeld(ring, 1, 1);
            AssertHeld(ring, 3, 4);
        }

        /// <summary>Fields out of range are mistakes of ours.</summary>
        [TestMethod]
        public void WrongArgumentsAreChecks()
        {
            Fragment fragment = new Fragment();
            Samples.Fill(fragment, 1);
            Assert.IsTrue(fragment.InRange(), "in range");
            fragment.Stripe = 0;
            Assert.IsFalse(fragment.InRange(), "stripe 0");
            Samples.Fill(fragment, 1);
            fragment.Size = Limits.FragmentSizeMax + 1;
            Assert.IsFalse(fragment.InRange(), "too large");
            Samples.Fill(fragment, 1);
            fragment.Index = fragment.TotalCount;
            Assert.IsFalse(fragment.InRange(), "index");
            Samples.Fill(fragment, 1);
            fragment.TotalCount = fragment.DataCount - 1;
            Assert.IsFalse(fragment.InRange(), "shape");
            bool caught = false;
            try
            {
                new FragmentRing(1).Put(fragment);
            }
            catch (CheckException)
            {
                caught = true;
            }

            Assert.IsTrue(caught, "put out of range");
        }

        private static void AssertHeld(FragmentRing ring, int first, int last)
        {
            Fragment held = new Fragment();
            for (int number = first; number <= last; number++)
            {
                int slot = Samples.SlotOf(ring, number);
                Assert.IsTrue(slot >= 0, "not held");
                ring.Get(slot, held);
                Assert.IsTrue(Samples.Is(held, number), "content");
            }
        }
    }
}
