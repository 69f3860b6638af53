using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>Census frames, through the gate.</summary>
    [TestClass]
    public class CensusCodecTests
    {
        /// <summary>Every pause from the shortest to the longest comes back; its neighbours outside are refused.</summary>
        [TestMethod]
        public void PauseIsBounded()
        {
            FrameGate gate = new FrameGate(new SimpleMac(1));
            Assert.AreEqual("OutOfRange", ReadBack(gate, 0, 7));
            Assert.AreEqual("Done", ReadBack(gate, 1, 7));
            Assert.AreEqual(1, gate.Letter.HoldMs);
            Assert.AreEqual("Done", ReadBack(gate, Limits.HoldMsMax, 7));
            Assert.AreEqual(Limits.HoldMsMax, gate.Letter.HoldMs);
            Assert.AreEqual("OutOfRange", ReadBack(gate, Limits.HoldMsMax + 1, 7));
            Assert.AreEqual("OutOfRange", ReadBack(gate, 1, 0));
        }

        /// <summary>A census has one size.</summary>
        [TestMethod]
        public void SizeIsFixed()
        {
            FrameGate gate = new FrameGate(new SimpleMac(1));
            byte[] frame = new byte[Limits.FrameSizeMax];
            int size = gate.SealCensus(1, 2, 3, 4, frame);
            Assert.AreEqual(Limits.CensusSize, size);
            Assert.AreEqual("TooShort", Open(gate, frame, gate.Seal(frame, size - Limits.MacSize - 1)));
            gate.SealCensus(1, 2, 3, 4, frame);
            Assert.AreEqual("TrailingBytes", Open(gate, frame, gate.Seal(frame, size - Limits.MacSize + 1)));
        }

        /// <summary>No flag has a meaning yet.</summary>
        [TestMethod]
        public void EveryFlagIsReserved()
        {
            FrameGate gate = new FrameGate(new SimpleMac(1));
            byte[] frame = new byte[Limits.FrameSizeMax];
            for (int bit = 0; bit < 8; bit++)
            {
                int size = gate.SealCensus(1, 2, 3, 4, frame);
                frame[1] = (byte)(1 << bit);
                Assert.AreEqual("ReservedBits", Open(gate, frame, gate.Seal(frame, size - Limits.MacSize)));
            }
        }

        private static string ReadBack(FrameGate gate, int holdMs, int sender)
        {
            byte[] frame = new byte[Limits.FrameSizeMax];
            return Open(gate, frame, gate.SealCensus(1, sender, 3, holdMs, frame));
        }

        private static string Open(FrameGate gate, byte[] frame, int size)
        {
            return Text.Of(gate.Open(frame, size, 0, 0, FrameGate.AnyMinute, 9, 0, 0));
        }
    }
}
