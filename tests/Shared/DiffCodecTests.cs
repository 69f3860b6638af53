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
                owing.Nonce[i] = i < 4 ? 0 : int.MinValue + i;
                owing.NonceHeard[i] = i == 7 ? -1 : 0;
                if (i >= 4)
                {
                    owing.Credited[i] = 0;
                }
            }

            AssertRoundTrip(owing);
        }

        /// <summary>The longest diff has exactly the size that the limits promise, and fits a frame with its MAC.</summary>
        [TestMethod]
        public void LongestDiffFitsTheFrame()
        {
            byte[] frame = new byte[Limits.FrameSizeMax];
            Assert.AreEqual(Limits.DiffSizeMax, Sealed(new FrameGate(new SimpleMac(1)), Largest(), frame));
            Assert.IsTrue(Limits.DiffSizeMax <= Limits.FrameSizeMax, "DiffSizeMax");
        }

        /// <summary>A reader that is given fewer bytes than the body has never reads on, whatever lies behind.</summary>
        [TestMethod]
        public void EveryCutIsTooShort()
        {
            byte[] frame = new byte[Limits.FrameSizeMax];
            FrameGate gate = new FrameGate(new SimpleMac(1));
            int size = Sealed(gate, Largest(), frame);
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
            Assert.AreEqual("Done", Text.Of(gate.Look(frame, Sealed(gate, Largest(), frame))));
            Assert.AreEqual(7, diff.IndexOf(-8));
            Diff none = new Diff();
            none.Sender = 5;
            Assert.AreEqual("Done", Text.Of(gate.Look(frame, Sealed(gate, none, frame))));
            Assert.AreEqual(-1, diff.IndexOf(-8));
        }

        /// <summary>
        /// Relay and tombstone go where they fit: with few edges both, with one byte too little the tombstone before the relay.
        /// </summary>
        [TestMethod]
        public void RelayAndTombstoneGoWhereTheyFit()
        {
            byte[] frame = new byte[Limits.FrameSizeMax];
            FrameGate gate = new FrameGate(new SimpleMac(1));
            int both = 0;
            int one = 0;
            int none = 0;
            for (int count = 0; count <= Limits.SlotCount; count++)
            {
                for (int granted = 0; granted < 2; granted++)
                {
                    Diff diff = Largest();
                    diff.EntryCount = count;
                    diff.Flags = Diff.FlagRelay | Diff.FlagTombstone;
                    diff.RelayPeer = 77;
                    diff.TombstonePeer = 88;
                    diff.Granted[0] = granted == 0 ? 0 : Limits.GrantedUvuMax;
                    diff.Credited[0] = granted == 0 ? 0 : diff.Credited[0];
                    int size = Sealed(gate, diff, frame);
                    Assert.IsTrue(size <= Limits.FrameSizeMax, "too long");
                    Assert.AreEqual("Done", Text.Of(gate.Look(frame, size)));
                    Assert.AreEqual(diff.Flags, gate.Letter.Flags);
                    Assert.AreEqual(Text.Of(diff), Text.Of(gate.Letter.Diff));
                    both += diff.Flags == (Diff.FlagRelay | Diff.FlagTombstone) ? 1 : 0;
                    one += diff.Flags == Diff.FlagTombstone ? 1 : 0;
                    none += diff.Flags == 0 ? 1 : 0;
                    Assert.IsFalse(diff.Flags == Diff.FlagRelay, "the relay before the tombstone");
                }
            }

            Assert.IsTrue(both > 10 && one > 0 && none > 0, both.ToString() + " " + one.ToString() + " " + none.ToString());
        }

        private static int Sealed(FrameGate gate, Diff diff, byte[] frame)
        {
            gate.Write(diff, frame, new byte[Limits.MacSize]);
            return gate.Seal(diff, frame);
        }

        private static Diff Largest()
        {
            Diff diff = new Diff();
            diff.Flags = Diff.FlagHolding;
            diff.RelayPeer = -1;
            diff.RelaySeq = int.MinValue;
            diff.RelayMark = 65535;
            diff.Minute = 0xFFFFFFFFL;
            diff.Sender = int.MinValue;
            diff.Seq = int.MaxValue;
            diff.OpenCount = Limits.SlotCount;
            diff.Float = Limits.AmountUvuMax;
            diff.Weight = Limits.WeightMax;
            diff.EntryCount = Limits.SlotCount;
            for (int i = 0; i < Limits.SlotCount; i++)
            {
                diff.Peer[i] = -1 - i;
                diff.Echo[i] = 255 - i;
                diff.Tag[i] = (1L << 48) - 1 - i;

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
            int size = Sealed(gate, diff, frame);
            Assert.AreEqual("Done", Text.Of(gate.Look(frame, size)));
            Assert.AreEqual(Text.Of(diff), Text.Of(read));
            Assert.AreEqual(diff.Minute, read.Minute);
            Assert.AreEqual(size, Sealed(gate, read, again));
            Assert.AreEqual(Text.Hex(frame, size), Text.Hex(again, size));
        }
    }
}
