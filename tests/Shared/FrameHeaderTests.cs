using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>FrameHeader.</summary>
    [TestClass]
    public class FrameHeaderTests
    {
        /// <summary>Every field at its extremes comes back from its place.</summary>
        [TestMethod]
        public void FieldsHaveTheirPlaces()
        {
            byte[] frame = new byte[Limits.HeaderSize];
            FrameHeader.Write(frame, FrameKind.Census, 0x81, 0x1234, unchecked((int)0x89ABCDEF), -2);
            Assert.AreEqual("12813412efcdab89feffffff", Text.Hex(frame, frame.Length));
            Assert.AreEqual(FrameKind.Census, FrameHeader.KindOf(frame));
            Assert.AreEqual(0x81, FrameHeader.FlagsOf(frame));
            Assert.AreEqual(0x1234, FrameHeader.EpochOf(frame));
            Assert.AreEqual(unchecked((int)0x89ABCDEF), FrameHeader.SenderOf(frame));
            Assert.AreEqual(-2, FrameHeader.SeqOf(frame));
        }

        /// <summary>Sizes at the bounds.</summary>
        [TestMethod]
        public void SizeIsBounded()
        {
            byte[] frame = new byte[Limits.FrameSizeMax + 1];
            FrameHeader.Write(frame, FrameKind.Diff, 0, 1, 1, 1);
            Assert.AreEqual("TooShort", Text.Of(FrameHeader.Inspect(frame, 0)));
            Assert.AreEqual("TooShort", Text.Of(FrameHeader.Inspect(frame, Limits.HeaderSize + Limits.MacSize - 1)));
            Assert.AreEqual("Done", Text.Of(FrameHeader.Inspect(frame, Limits.HeaderSize + Limits.MacSize)));
            Assert.AreEqual("Done", Text.Of(FrameHeader.Inspect(frame, Limits.FrameSizeMax)));
            Assert.AreEqual("TooLong", Text.Of(FrameHeader.Inspect(frame, Limits.FrameSizeMax + 1)));
        }

        /// <summary>Of the sixteen versions one is spoken.</summary>
        [TestMethod]
        public void OneVersionIsSpoken()
        {
            byte[] frame = new byte[Limits.FrameSizeMax];
            for (int version = 0; version < 16; version++)
            {
                frame[0] = (byte)((version << 4) | FrameKind.Diff);
                string expected = version == FrameHeader.Version ? "Done" : "WrongVersion";
                Assert.AreEqual(expected, Text.Of(FrameHeader.Inspect(frame, 40)));
            }
        }
    }
}
