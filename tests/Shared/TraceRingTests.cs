using LVS.Core;
using LVS.Node;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>TraceRing.</summary>
    [TestClass]
    public class TraceRingTests
    {
        /// <summary>
        /// At 0, 1, N - 1, N, N + 1 entries and after several turns it holds the newest, in order, every field in its place.
        /// </summary>
        [TestMethod]
        public void HoldsTheNewest()
        {
            TraceRing ring = new TraceRing(Limits.TraceSlotCountOfBoard);
            Assert.AreEqual(0, ring.Count);
            for (int added = 1; added <= 3 * Limits.TraceSlotCountOfBoard + 1; added++)
            {
                ring.Add(added * 10L, added, -added, added * -1000L);
                int held = added < Limits.TraceSlotCountOfBoard ? added : Limits.TraceSlotCountOfBoard;
                Assert.AreEqual(held, ring.Count);
                AssertEntry(ring, 0, added);
                AssertEntry(ring, held - 1, added - held + 1);
                AssertEntry(ring, held / 2, added - held / 2);
            }
        }

        /// <summary>There is no entry older than the oldest.</summary>
        [TestMethod]
        public void AgeOutOfRangeIsACheck()
        {
            TraceRing ring = new TraceRing(Limits.TraceSlotCountOfBoard);
            Assert.IsTrue(IsChecked(ring, 0), "empty");
            ring.Add(1, 2, 3, 4);
            Assert.IsFalse(IsChecked(ring, 0), "one entry");
            Assert.IsTrue(IsChecked(ring, 1), "older than the oldest");
            Assert.IsTrue(IsChecked(ring, -1), "negative age");
        }

        private static void AssertEntry(TraceRing ring, int age, int entry)
        {
            Assert.AreEqual(entry, ring.Read(age, out long timeMs, out int peer, out long amount));
            Assert.AreEqual(entry * 10L, timeMs);
            Assert.AreEqual(-entry, peer);
            Assert.AreEqual(entry * -1000L, amount);
        }

        private static bool IsChecked(TraceRing ring, int age)
        {
            try
            {
                ring.Read(age, out long timeMs, out int peer, out long amount);
                return false;
            }
            catch (CheckException)
            {
                return true;
            }
        }
    }
}
