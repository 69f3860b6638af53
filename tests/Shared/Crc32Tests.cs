using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>Crc32.</summary>
    [TestClass]
    public class Crc32Tests
    {
        /// <summary>The check value of CRC-32/ISO-HDLC, over part of a buffer.</summary>
        [TestMethod]
        public void NineDigitsGiveThePublishedCheckValue()
        {
            byte[] buffer = Text.Bytes("ff313233343536373839ff");
            Assert.AreEqual(0xCBF43926L, (long)Crc32.Of(buffer, 1, 9));
        }

        /// <summary>Nothing has the checksum 0, one zero byte has D202EF8D.</summary>
        [TestMethod]
        public void EmptyAndZeroDiffer()
        {
            Assert.AreEqual(0L, (long)Crc32.Of(new byte[1], 0, 0));
            Assert.AreEqual(0xD202EF8DL, (long)Crc32.Of(new byte[1], 0, 1));
        }
    }
}
