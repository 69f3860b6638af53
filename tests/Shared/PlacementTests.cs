using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>Placement and Log2, against the vectors and against what they promise.</summary>
    [TestClass]
    public class PlacementTests
    {
        /// <summary>Every ranking of the vectors, on PC and device alike.</summary>
        [TestMethod]
        public void RankingsAreThoseOfTheVectors()
        {
            for (int number = 0; number < PlacementVectors.Count; number++)
            {
                string line = PlacementVectors.Line(number);
                string[] members = Text.Parts(Text.Column(line, 1));
                int[] pseudonyms = new int[members.Length];
                int[] weights = new int[members.Length];
                for (int i = 0; i < members.Length; i++)
                {
                    pseudonyms[i] = (int)Value(members[i].Substring(0, 8));
                    weights[i] = (int)Text.Number(members[i].Substring(9));
                }

                Assert.AreEqual(Text.Column(line, 2), Ranking(Value(Text.Column(line, 0)), pseudonyms, weights), line);
            }
        }

        /// <summary>Powers of two are exact, and the logarithm never falls.</summary>
        [TestMethod]
        public void LogarithmsRise()
        {
            for (int power = 0; power < 32; power++)
            {
                Assert.AreEqual(power << 16, Log2.Of(1L << power));
            }

            // log2(3) = 1.5849625: times 65536 is 103872.1.
            Assert.AreEqual(103872, Log2.Of(3));
            int last = 0;
            for (long value = 1; value < 0xFFFFFFFFL; value += value / 50 + 1)
            {
                int log = Log2.Of(value);
                Assert.IsTrue(log >= last, "falls");
                last = log;
            }
        }

        /// <summary>A member counts for its free room, and for no more than four medians.</summary>
        [TestMethod]
        public void WeightIsFreeRoomUpToFourMedians()
        {
            Assert.AreEqual(0, Placement.Weight(0, 100));
            Assert.AreEqual(399, Placement.Weight(399, 100));
            Assert.AreEqual(400, Placement.Weight(1_000_000, 100));
            Assert.AreEqual(4, Placement.Weight(1_000_000, 0));
            Assert.AreEqual(Placement.WeightMax, Placement.Weight(int.MaxValue, int.MaxValue));
        }

        /// <summary>Homes share a prefix of as many bits as are asked for; a home is the upper 16 bits of a name.</summary>
        [TestMethod]
        public void DistrictsAreByBitsOfTheName()
        {
            Assert.AreEqual(0xFEDC, Placement.HomeOf(unchecked((long)0xFEDCBA9876543210UL)));
            Assert.IsTrue(Placement.Shares(0x1234, 0xFFFF, 0), "depth 0 is all");
            Assert.IsTrue(Placement.Shares(0x1234, 0xFFFF, -1), "below 0 is all");
            Assert.IsTrue(Placement.Shares(0x8000, 0xBFFF, 1), "one bit");
            Assert.IsFalse(Placement.Shares(0x8000, 0xC000, 2), "two bits");
            Assert.IsTrue(Placement.Shares(0x1234, 0x1234, 16), "all bits");
            Assert.IsFalse(Placement.Shares(0x1234, 0x1235, 16), "the last bit");
        }

        /// <summary>A member's share is one fragment where there are n members or more, else what makes the stripe whole.</summary>
        [TestMethod]
        public void SharesMakeAStripeWhole()
        {
            for (int members = 1; members <= 20; members++)
            {
                int share = Placement.Share(12, members);
                Assert.IsTrue(share * members >= 12, "not whole");
                Assert.IsTrue((share - 1) * members < 12, "more than is needed");
            }

            Assert.AreEqual(12, Placement.Share(12, 0));
        }

        private static string Ranking(long stripe, int[] pseudonyms, int[] weights)
        {
            string text = "";
            bool[] taken = new bool[pseudonyms.Length];
            for (int rank = 0; rank < pseudonyms.Length; rank++)
            {
                int best = -1;
                for (int i = 0; i < pseudonyms.Length; i++)
                {
                    if (!taken[i] && weights[i] > 0 && (best < 0 || IsNearer(stripe, pseudonyms, weights, i, best)))
                    {
                        best = i;
                    }
                }

                if (best >= 0)
                {
                    taken[best] = true;
                    text += (text.Length == 0 ? "" : " ") + Text.Pseudonym(pseudonyms[best]);
                }
            }

            return text.Length == 0 ? "-" : text;
        }

        private static bool IsNearer(long stripe, int[] pseudonyms, int[] weights, int a, int b)
        {
            long away = Placement.Distance(stripe, pseudonyms[a], weights[a]);
            long other = Placement.Distance(stripe, pseudonyms[b], weights[b]);
            return away != other ? away < other : pseudonyms[a] < pseudonyms[b];
        }

        private static long Value(string hex)
        {
            long value = 0;
            for (int i = 0; i < hex.Length; i++)
            {
                value = (value << 4) | (uint)"0123456789abcdef".IndexOf(hex[i]);
            }

            return value;
        }
    }
}
