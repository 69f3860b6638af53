using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>Diffs through the gate, beyond what the frame vectors show.</summary>
    [TestClass]
    public class DiffCodecTests
    {
        /// <summary>Extreme fields survive the way to bytes and back, and so do the bytes.</summary>
        [TestMethod]
        public void ExtremesComeBack()
        {
            AssertRoundTrip(Largest());
            Diff smallest = new Diff();
            smallest.Sender = 1;
            AssertRoundTrip(smallest);
            Diff owing = Largest();
            owing.Float = -Limits.AmountUvuMax;
            owing.Flags = 0;
            owing.Sender = 3;
            owing.Seq = int.MinValue;
            for (int i = 0; i < Limits.SlotCount; i++)
            {
                owing.Sent[i] = 0;
                owing.Credited[i] = i % 2 == 0 ? Limits.AmountUvuMax : 0;
                owing.Granted[i] = 0;
                owing.PeerTag[i] = 0;
            }

            AssertRoundTrip(owing);
        }

        /// <summary>The longest diff has exactly the size that the limits promise, and fits a frame with its MAC.</summary>
        [TestMethod]
        public void LongestDiffFitsTheFrame()
        {
            byte[] frame = new byte[Limits.FrameSizeMax];
            Assert.AreEqual(Limits.DiffSizeMax, new FrameGate(new SimpleMac(1)).Seal(Largest(), frame));
            Assert.IsTrue(Limits.DiffSizeMax <= Limits.FrameSizeMax, "DiffSizeMax");
        }

        /// <summary>A reader that is given fewer bytes than the body has never reads on, whatever lies behind.</summary>
        [TestMethod]
        public void EveryCutIsTooShort()
        {
            byte[] frame = new byte[Limits.FrameSizeMax];
            FrameGate gate = new FrameGate(new SimpleMac(1));
            int size = gate.Seal(Largest(), frame);
            for (int cut = Limits.HeaderSize + Limits.MacSize; cut < size; cut++)
            {
                Assert.AreEqual("TooShort", Text.Of(gate.Look(frame, cut)));
            }

            Assert.AreEqual("TrailingBytes", Text.Of(gate.Look(frame, size + 1)));
        }

        /// <summary>A reused diff forgets the edges of the frame before.</summary>
        [TestMethod]
        public void IndexLooksOnlyAtThisFrame()
        {
            byte[] frame = new byte[Limits.FrameSizeMax];
            FrameGate gate = new FrameGate(new SimpleMac(1));
            Diff diff = gate.Letter.Diff;
            Assert.AreEqual("Done", Text.Of(gate.Look(frame, gate.Seal(Largest(), frame))));
            Assert.AreEqual(7, diff.IndexOf(-8));
            Diff none = new Diff();
            none.Sender = 5;
            Assert.AreEqual("Done", Text.Of(gate.Look(frame, gate.Seal(none, frame))));
            Assert.AreEqual(-1, diff.IndexOf(-8));
        }

        private static Diff Largest()
        {
            Diff diff = new Diff();
            diff.Flags = Diff.FlagHolding | Diff.FlagRelay;
            diff.RelayPeer = -1;
            diff.RelaySeq = int.MinValue;
            diff.RelayMark = 65535;
            diff.Epoch = 65535;
            diff.Sender = int.MinValue;
            diff.Seq = int.MaxValue;
            diff.OpenCount = Limits.SlotCount;
            diff.Float = Limits.AmountUvuMax;
            diff.Weight = Limits.WeightMax;
            diff.EntryCount = Limits.SlotCount;
            for (int i = 0; i < Limits.SlotCount; i++)
            {
                diff.Peer[i] = -1 - i;
                diff.OwnTag[i] = 65535 - i;
                diff.PeerTag[i] = 65535;

                // Difference and common part need all six bytes each: neither counter may be near 0, nor both near the largest.
                diff.Sent[i] = i % 2 == 0 ? Limits.AmountUvuMax : 1L << 40;
                diff.Credited[i] = i % 2 == 0 ? 1L << 40 : Limits.AmountUvuMax;
                diff.Granted[i] = Limits.GrantedUvuMax;
            }

            return diff;
        }

        private static void AssertRoundTrip(Diff diff)
        {
            byte[] frame = new byte[Limits.FrameSizeMax];
            byte[] again = new byte[Limits.FrameSizeMax];
            FrameGate gate = new FrameGate(new SimpleMac(1));
            Diff read = gate.Letter.Diff;
            int size = gate.Seal(diff, frame);
            Assert.AreEqual("Done", Text.Of(gate.Look(frame, size)));
            Assert.AreEqual(Text.Of(diff), Text.Of(read));
            Assert.AreEqual(diff.Epoch, read.Epoch);
            Assert.AreEqual(size, gate.Seal(read, again));
            Assert.AreEqual(Text.Hex(frame, size), Text.Hex(again, size));
        }
    }
}
