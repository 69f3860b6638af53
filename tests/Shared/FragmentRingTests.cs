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
            Assert.AreEqual(0, ring.Get(1, new byte[Limits.FragmentSizeMax], 0));
            for (int id = 1; id <= SlotCount; id++)
            {
                Assert.AreEqual(0L, Put(ring, id));
                Assert.AreEqual(id, ring.Count);
                AssertHeld(ring, 1, id);
            }
        }

        /// <summary>N + 1 drives out the oldest, and says which.</summary>
        [TestMethod]
        public void OneTooManyDrivesOutTheOldest()
        {
            FragmentRing ring = new FragmentRing(SlotCount);
            for (int id = 1; id <= SlotCount; id++)
            {
                Put(ring, id);
            }

            Assert.AreEqual(1L, Put(ring, SlotCount + 1));
            Assert.AreEqual(SlotCount, ring.Count);
            Assert.AreEqual(0, ring.Get(1, new byte[Limits.FragmentSizeMax], 0));
            AssertHeld(ring, 2, SlotCount + 1);
        }

        /// <summary>
        /// Many times around, the ring always holds exactly the newest, intact. The real size, sizes from 1 to the largest.
        /// </summary>
        [TestMethod]
        public void WrapsManyTimes()
        {
            FragmentRing ring = new FragmentRing(Limits.FragmentSlotCount);
            int last = 7 * Limits.FragmentSlotCount + 5;
            for (int id = 1; id <= last; id++)
            {
                long evicted = Put(ring, id);
                Assert.AreEqual(id > Limits.FragmentSlotCount ? id - Limits.FragmentSlotCount : 0L, evicted);
            }

            Assert.AreEqual(Limits.FragmentSlotCount, ring.Count);
            AssertHeld(ring, last - Limits.FragmentSlotCount + 1, last);
        }

        /// <summary>Ids name content: a second Put of a held id changes neither bytes nor age.</summary>
        [TestMethod]
        public void SecondPutChangesNothing()
        {
            FragmentRing ring = new FragmentRing(SlotCount);
            for (int id = 1; id <= SlotCount; id++)
            {
                Put(ring, id);
            }

            Assert.AreEqual(0L, ring.Put(1, new byte[9], 0, 9));
            AssertHeld(ring, 1, SlotCount);
            Assert.AreEqual(1L, Put(ring, SlotCount + 1));
        }

        /// <summary>Content is taken from an offset and put at an offset; what lies beside it stays.</summary>
        [TestMethod]
        public void OffsetsAreKept()
        {
            FragmentRing ring = new FragmentRing(1);
            byte[] source = { 9, 1, 2, 3, 9 };
            ring.Put(-1, source, 1, 3);
            byte[] target = new byte[5];
            Assert.AreEqual(3, ring.Get(-1, target, 2));
            Assert.AreEqual("0000010203", Text.Hex(target, 5));
        }

        /// <summary>Sizes and ids out of range are mistakes of ours.</summary>
        [TestMethod]
        public void WrongArgumentsAreChecks()
        {
            FragmentRing ring = new FragmentRing(1);
            Assert.IsTrue(IsChecked(ring, 0, 1), "id 0");
            Assert.IsTrue(IsChecked(ring, 1, 0), "size 0");
            Assert.IsTrue(IsChecked(ring, 1, Limits.FragmentSizeMax + 1), "too large");
            Assert.IsFalse(IsChecked(ring, 1, Limits.FragmentSizeMax), "largest");
            bool caught = false;
            try
            {
                ring.IdAt(1);
            }
            catch (CheckException)
            {
                caught = true;
            }

            Assert.IsTrue(caught, "age out of range");
        }

        private static int SizeOf(int id)
        {
            return 1 + id * 37 % Limits.FragmentSizeMax;
        }

        private static long Put(FragmentRing ring, int id)
        {
            byte[] source = new byte[SizeOf(id)];
            for (int i = 0; i < source.Length; i++)
            {
                source[i] = (byte)(id + i);
            }

            return ring.Put(id, source, 0, source.Length);
        }

        private static void AssertHeld(FragmentRing ring, int first, int last)
        {
            byte[] target = new byte[Limits.FragmentSizeMax];
            for (int id = first; id <= last; id++)
            {
                Assert.AreEqual((long)id, ring.IdAt(last - id));
                Assert.AreEqual(SizeOf(id), ring.Get(id, target, 0));
                for (int i = 0; i < SizeOf(id); i++)
                {
                    Assert.IsTrue(target[i] == (byte)(id + i), "content");
                }
            }
        }

        private static bool IsChecked(FragmentRing ring, long id, int size)
        {
            try
            {
                ring.Put(id, new byte[Limits.FragmentSizeMax + 1], 0, size);
                return false;
            }
            catch (CheckException)
            {
                return true;
            }
        }
    }
}
