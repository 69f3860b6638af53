using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>CensusCodec.</summary>
    [TestClass]
    public class CensusCodecTests
    {
        /// <summary>Every pause from the shortest to the longest comes back; its neighbours outside are refused.</summary>
        [TestMethod]
        public void PauseIsBounded()
        {
            Assert.AreEqual("OutOfRange", Text.Of(ReadBack(0, 7, out int holdMs)));
            Assert.AreEqual(0, holdMs);
            Assert.AreEqual("Done", Text.Of(ReadBack(1, 7, out holdMs)));
            Assert.AreEqual(1, holdMs);
            Assert.AreEqual("Done", Text.Of(ReadBack(Limits.HoldMsMax, 7, out holdMs)));
            Assert.AreEqual(Limits.HoldMsMax, holdMs);
            Assert.AreEqual("OutOfRange", Text.Of(ReadBack(Limits.HoldMsMax + 1, 7, out holdMs)));
            Assert.AreEqual(0, holdMs);
            Assert.AreEqual("OutOfRange", Text.Of(ReadBack(1, 0, out holdMs)));
        }

        /// <summary>A census has one size.</summary>
        [TestMethod]
        public void SizeIsFixed()
        {
            byte[] frame = new byte[Limits.FrameSizeMax];
            int size = CensusCodec.Write(frame, 1, 2, 3, 4);
            Assert.AreEqual(Limits.CensusSize - Limits.MacSize, size);
            Assert.AreEqual("TooShort", Text.Of(CensusCodec.Read(frame, size - 1, out int holdMs)));
            Assert.AreEqual("TrailingBytes", Text.Of(CensusCodec.Read(frame, size + 1, out holdMs)));
        }

        /// <summary>No flag has a meaning yet.</summary>
        [TestMethod]
        public void EveryFlagIsReserved()
        {
            byte[] frame = new byte[Limits.FrameSizeMax];
            for (int bit = 0; bit < 8; bit++)
            {
                int size = CensusCodec.Write(frame, 1, 2, 3, 4);
                frame[1] = (byte)(1 << bit);
                Assert.AreEqual("ReservedBits", Text.Of(CensusCodec.Read(frame, size, out int holdMs)));
                Assert.AreEqual(0, holdMs);
            }
        }

        /// <summary>Another kind's frame is not a census.</summary>
        [TestMethod]
        public void DiffIsNotACensus()
        {
            byte[] frame = new byte[Limits.FrameSizeMax];
            Diff diff = new Diff();
            diff.Sender = 9;
            int size = DiffCodec.Write(diff, frame);
            Assert.AreEqual("WrongKind", Text.Of(CensusCodec.Read(frame, size, out int holdMs)));
            Assert.AreEqual(0, holdMs);
        }

        private static Outcome ReadBack(int holdMs, int sender, out int read)
        {
            byte[] frame = new byte[Limits.FrameSizeMax];
            int size = CensusCodec.Write(frame, 1, sender, 3, holdMs);
            return CensusCodec.Read(frame, size, out read);
        }
    }
}
