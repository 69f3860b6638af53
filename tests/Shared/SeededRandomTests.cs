using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>SeededRandom.</summary>
    [TestClass]
    public class SeededRandomTests
    {
        /// <summary>The published numbers of SplitMix64 for seed 1234567, and those of other seeds.</summary>
        [TestMethod]
        public void SeedsGiveThePublishedNumbers()
        {
            for (int number = 0; number < RandomVectors.Count; number++)
            {
                string line = RandomVectors.Line(number);
                long[] state = { 0, Text.Number(Text.Column(line, 0)), 0 };
                string[] expected = Text.Parts(Text.Column(line, 1));
                for (int i = 0; i < expected.Length; i++)
                {
                    Assert.AreEqual(expected[i], SeededRandom.Next(state, 1).ToString(), line);
                }

                Assert.AreEqual(0L, state[0] | state[2]);
            }
        }

        /// <summary>Numbers below a bound, up to the largest.</summary>
        [TestMethod]
        public void BoundsGiveTheExpectedNumbers()
        {
            for (int number = 0; number < RandomVectors.Count; number++)
            {
                string line = RandomVectors.Line(number);
                long[] state = { Text.Number(Text.Column(line, 0)) };
                string[] pairs = Text.Parts(Text.Column(line, 2));
                for (int i = 0; i < pairs.Length; i++)
                {
                    string[] pair = pairs[i].Split(':');
                    Assert.AreEqual(Text.Number(pair[1]), SeededRandom.Below(state, 0, Text.Number(pair[0])), line);
                }
            }
        }

        /// <summary>Every number below a small bound comes, about equally often: 600 draws of 6, 100 expected, 5 sigma is 46.</summary>
        [TestMethod]
        public void SmallBoundsAreFilledEvenly()
        {
            long[] state = { 42 };
            int[] count = new int[6];
            for (int i = 0; i < 600; i++)
            {
                count[SeededRandom.Below(state, 0, 6)]++;
            }

            for (int i = 0; i < 6; i++)
            {
                Assert.IsTrue(count[i] >= 54 && count[i] <= 146, "uneven");
            }
        }

        /// <summary>A bound that leaves no number is a mistake of ours.</summary>
        [TestMethod]
        public void BoundZeroIsACheck()
        {
            bool caught = false;
            try
            {
                SeededRandom.Below(new long[1], 0, 0);
            }
            catch (CheckException)
            {
                caught = true;
            }

            Assert.IsTrue(caught, "no check");
        }
    }
}
