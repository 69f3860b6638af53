using LVS.Core;
using LVS.Transports;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>RingView.</summary>
    [TestClass]
    public class RingViewTests
    {
        private const int SilenceMs = 1000;

        /// <summary>The two nearest each way stay, by their own word or another's, and across the seam of the number range.</summary>
        [TestMethod]
        public void TheNearestStay()
        {
            RingView ring = new RingView(SilenceMs);
            ring.Start(-2);
            ring.Learn(Diff(1000, 2000, -500), 0);
            ring.Learn(Diff(5, 3000, -30), 0);
            AssertKnown(ring, 5, 1000, -30, -500);
            ring.Learn(Diff(5000, 6000, -4000), 0);
            AssertKnown(ring, 5, 1000, -30, -500);
            Assert.IsTrue(ring.IsNearest(3));
            Assert.IsTrue(ring.IsNearest(-10));
            Assert.IsFalse(ring.IsNearest(6));
        }

        /// <summary>In a swarm of two the other one is next, ahead and behind; the node itself never is.</summary>
        [TestMethod]
        public void OneNodeIsBothNeighbours()
        {
            RingView ring = new RingView(SilenceMs);
            ring.Start(10);
            ring.Learn(Diff(20, 10, 0), 0);
            AssertKnown(ring, 20, 0, 20, 0);
            Assert.AreEqual(2L, ring.Population());
        }

        /// <summary>A silent node is forgotten. A mention does not bring it back; its own frame does.</summary>
        [TestMethod]
        public void SilenceForgets()
        {
            RingView ring = new RingView(SilenceMs);
            ring.Start(0x1000);
            ring.Learn(Diff(0x2000, 0x1100, 0), 0);
            ring.Learn(Diff(0x2000, 0, 0), SilenceMs);
            ring.Expire(SilenceMs + 1);
            AssertKnown(ring, 0x2000, 0, 0x2000, 0);
            ring.Learn(Diff(0x2000, 0x1100, 0), SilenceMs + 2);
            AssertKnown(ring, 0x2000, 0, 0x2000, 0);
            ring.Learn(Diff(0x1100, 0, 0), SilenceMs + 3);
            AssertKnown(ring, 0x1100, 0x2000, 0x2000, 0x1100);
        }

        /// <summary>Four gaps of a sixty-fourth of the circle make a swarm of 64; nothing known makes one.</summary>
        [TestMethod]
        public void GapsTellTheSize()
        {
            RingView ring = new RingView(SilenceMs);
            ring.Start(0);
            Assert.AreEqual(1L, ring.Population());
            ring.Learn(Diff(1 << 26, 2 << 26, -(1 << 26)), 0);
            ring.Learn(Diff(-(2 << 26), 0, 0), 0);
            Assert.AreEqual(64L, ring.Population());
        }

        private static Diff Diff(int sender, int first, int second)
        {
            Diff diff = new Diff();
            diff.Sender = sender;
            diff.Peer[0] = first;
            diff.Peer[1] = second;
            diff.EntryCount = second != 0 ? 2 : first != 0 ? 1 : 0;
            return diff;
        }

        private static void AssertKnown(RingView ring, int ahead, int aheadNext, int behind, int behindNext)
        {
            Assert.AreEqual(ahead, ring.Known(0));
            Assert.AreEqual(aheadNext, ring.Known(1));
            Assert.AreEqual(behind, ring.Known(2));
            Assert.AreEqual(behindNext, ring.Known(3));
        }
    }
}
