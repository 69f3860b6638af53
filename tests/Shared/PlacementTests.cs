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

                int[] ranked = new int[members.Length];
                int found = Placement.Rank(
                    Value(Text.Column(line, 0)), pseudonyms, weights, members.Length, new long[members.Length], ranked, ranked.Length);
                string text = found == 0 ? "-" : "";
                for (int rank = 0; rank < found; rank++)
                {
                    text += (rank == 0 ? "" : " ") + Text.Pseudonym(pseudonyms[ranked[rank]]);
                }

                Assert.AreEqual(Text.Column(line, 2), text, line);
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

        /// <summary>With any number of members each of the n fragments falls to one, as evenly as possible.</summary>
        [TestMethod]
        public void AllFragmentsFallToSomebody()
        {
            int[] ranked = { 7, 3, 5, 1, 2, 9, 4, 6 };
            for (int found = 1; found <= 8; found++)
            {
                int sum = 0;
                for (int rank = 0; rank < found; rank++)
                {
                    int due = Placement.Due(ranked, found, ranked[rank], 8);
                    Assert.IsTrue(due == 8 / found || due == (8 + found - 1) / found, "uneven");
                    sum += due;
                }

                Assert.AreEqual(8, sum);
                Assert.AreEqual(0, Placement.Due(ranked, found, 8, 8));
            }

            Assert.AreEqual(0, Placement.Due(ranked, 0, 7, 8));
        }

        /// <summary>The budget fills by its rate up to its burst, and not beyond after a long sleep.</summary>
        [TestMethod]
        public void BudgetIsBounded()
        {
            Assert.AreEqual(150, Placement.RefillBudget(50, 1000, 100, 1000));
            Assert.AreEqual(1000, Placement.RefillBudget(50, 100_000, 100, 1000));
            Assert.AreEqual(1000, Placement.RefillBudget(0, long.MaxValue, 1_000_000, 1000));
            Assert.AreEqual(-50, Placement.RefillBudget(-100, 500, 100, 1000));
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
