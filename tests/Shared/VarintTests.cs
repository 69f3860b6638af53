using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>Varint.</summary>
    [TestClass]
    public class VarintTests
    {
        private const long Largest = (1L << 42) - 1;

        /// <summary>The values around each change of size come back, in the size that they should have.</summary>
        [TestMethod]
        public void EverySizeBoundaryComesBack()
        {
            AssertRoundTrip(0, 1);
            for (int size = 1; size <= Limits.VarintSizeMax; size++)
            {
                long last = (1L << (7 * size)) - 1;
                AssertRoundTrip(last - 1, size);
                AssertRoundTrip(last, size);
                if (size < Limits.VarintSizeMax)
                {
                    AssertRoundTrip(last + 1, size + 1);
                }
            }
        }

        /// <summary>300 is AC 02, the example of the Protocol Buffers encoding.</summary>
        [TestMethod]
        public void LowestSevenBitsComeFirst()
        {
            byte[] buffer = new byte[4];
            Assert.AreEqual(2, Varint.Write(buffer, 0, 300));
            Assert.AreEqual("ac020000", Text.Hex(buffer, 4));
        }

        /// <summary>A last byte of 0 adds nothing: the value has a shorter form.</summary>
        [TestMethod]
        public void OverlongFormsAreRefused()
        {
            AssertRefused("8000", Outcome.BadVarint);
            AssertRefused("ff00", Outcome.BadVarint);
            AssertRefused("ffffffffff00", Outcome.BadVarint);
            AssertRefused("808080808000", Outcome.BadVarint);
        }

        /// <summary>Nothing has more than six bytes.</summary>
        [TestMethod]
        public void SevenBytesAreRefused()
        {
            AssertRefused("80808080808001", Outcome.BadVarint);
            AssertRefused("ffffffffffff7f", Outcome.BadVarint);
            AssertRefused("ffffffffffff", Outcome.BadVarint);
        }

        /// <summary>The end cuts a varint at any of its bytes.</summary>
        [TestMethod]
        public void TruncatedFormsAreRefused()
        {
            byte[] buffer = Text.Bytes("ffffffffff7f");
            for (int end = 0; end < buffer.Length; end++)
            {
                int position = 0;
                Assert.IsTrue(Varint.Read(buffer, ref position, end, out long value) == Outcome.TooShort, "cut was not seen");
                Assert.AreEqual(0L, value);
            }
        }

        /// <summary>Small magnitudes of both signs stay short; the largest amount fits.</summary>
        [TestMethod]
        public void ZigzagMapsBothSigns()
        {
            Assert.AreEqual(0L, Varint.Zigzag(0));
            Assert.AreEqual(1L, Varint.Zigzag(-1));
            Assert.AreEqual(2L, Varint.Zigzag(1));
            Assert.AreEqual(3L, Varint.Zigzag(-2));
            Assert.AreEqual(2 * Limits.AmountUvuMax, Varint.Zigzag(Limits.AmountUvuMax));
            Assert.AreEqual(2 * Limits.AmountUvuMax - 1, Varint.Zigzag(-Limits.AmountUvuMax));
            for (long magnitude = 1; magnitude <= Limits.AmountUvuMax; magnitude = magnitude * 3 + 1)
            {
                Assert.AreEqual(magnitude, Varint.Unzigzag(Varint.Zigzag(magnitude)));
                Assert.AreEqual(-magnitude, Varint.Unzigzag(Varint.Zigzag(-magnitude)));
            }

            Assert.AreEqual(-(1L << 41), Varint.Unzigzag(Largest));
        }

        private static void AssertRoundTrip(long value, int size)
        {
            byte[] buffer = new byte[16];
            Assert.AreEqual(3 + size, Varint.Write(buffer, 3, value));
            int position = 3;
            Assert.IsTrue(Varint.Read(buffer, ref position, 3 + size, out long read) == Outcome.Done, "own form was refused");
            Assert.AreEqual(value, read);
            Assert.AreEqual(3 + size, position);
        }

        private static void AssertRefused(string hex, Outcome expected)
        {
            byte[] buffer = Text.Bytes(hex);
            int position = 0;
            Outcome outcome = Varint.Read(buffer, ref position, buffer.Length, out long value);
            Assert.AreEqual(Text.Of(expected), Text.Of(outcome));
            Assert.AreEqual(0L, value);
        }
    }
}
