using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>LittleEndian.</summary>
    [TestClass]
    public class LittleEndianTests
    {
        /// <summary>The lowest byte comes first, and nothing beside the field is touched.</summary>
        [TestMethod]
        public void LowestByteComesFirst()
        {
            byte[] buffer = new byte[18];
            LittleEndian.Write16(buffer, 1, 0x0102);
            LittleEndian.Write32(buffer, 4, 0x01020304);
            LittleEndian.Write64(buffer, 9, 0x0102030405060708L);
            Assert.AreEqual("000201000403020100080706050403020100", Text.Hex(buffer, 18));
        }

        /// <summary>Values with the highest bit of each half set come back: sign extension is where this goes wrong.</summary>
        [TestMethod]
        public void HighBitsComeBack()
        {
            AssertRoundTrip(0L);
            AssertRoundTrip(-1L);
            AssertRoundTrip(0x80000000L);
            AssertRoundTrip(0xFFFFFFFFL);
            AssertRoundTrip(0x7FFFFFFF80000000L);
            AssertRoundTrip(-0x80000000L);
            AssertRoundTrip(long.MinValue);
            AssertRoundTrip(long.MaxValue);
            byte[] buffer = new byte[4];
            LittleEndian.Write32(buffer, 0, int.MinValue);
            Assert.AreEqual(int.MinValue, LittleEndian.Read32(buffer, 0));
            LittleEndian.Write16(buffer, 0, 65535);
            Assert.AreEqual(65535, LittleEndian.Read16(buffer, 0));
        }

        private static void AssertRoundTrip(long value)
        {
            byte[] buffer = new byte[8];
            LittleEndian.Write64(buffer, 0, value);
            Assert.AreEqual(value, LittleEndian.Read64(buffer, 0));
        }
    }
}
