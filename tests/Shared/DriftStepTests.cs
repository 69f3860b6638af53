using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>DriftStep.</summary>
    [TestClass]
    public class DriftStepTests
    {
        private const int TrialCount = 4096;

        /// <summary>
        /// Half the square root of the trials is the largest standard deviation that a count of yes and no can have; five of them.
        /// </summary>
        private const int FiveSigma = 160;

        /// <summary>Amounts computed elsewhere, the largest inputs included.</summary>
        [TestMethod]
        public void AmountsAreThoseOfTheVectors()
        {
            long[] chance = new long[1];
            for (int number = 0; number < DriftVectors.Count; number++)
            {
                string line = DriftVectors.Line(number);
                chance[0] = Text.Number(Text.Column(line, 5));
                long amount = DriftStep.Amount(
                    Text.Number(Text.Column(line, 0)),
                    (int)Text.Number(Text.Column(line, 1)),
                    Text.Number(Text.Column(line, 2)),
                    (int)Text.Number(Text.Column(line, 3)),
                    (int)Text.Number(Text.Column(line, 4)),
                    chance,
                    0);
                Assert.AreEqual(Text.Number(Text.Column(line, 6)), amount, line);
            }
        }

        /// <summary>When two ends see each other's true float, at most one pays: the one above its share.</summary>
        [TestMethod]
        public void OnlyTheRicherPays()
        {
            long[] chance = { 5 };
            for (int trial = 0; trial < 512; trial++)
            {
                long floatA = SeededRandom.Below(chance, 0, 1000);
                long floatB = SeededRandom.Below(chance, 0, 1000);
                int weightA = (int)SeededRandom.Below(chance, 0, 8);
                int weightB = (int)SeededRandom.Below(chance, 0, 8);
                long paidByA = DriftStep.Amount(floatA, weightA, floatB, weightB, 1, chance, 0);
                long paidByB = DriftStep.Amount(floatB, weightB, floatA, weightA, 1, chance, 0);
                Assert.IsTrue(paidByA >= 0 && paidByB >= 0, "negative payment");
                Assert.IsTrue(paidByA == 0 || weightB * floatA > weightA * floatB, "the poorer paid");
                Assert.IsTrue(paidByB == 0 || weightA * floatB > weightB * floatA, "the poorer paid");
                Assert.IsTrue(paidByA == 0 || paidByB == 0, "both paid");
            }
        }

        /// <summary>One step never turns the richer into the poorer by more than the rounding.</summary>
        [TestMethod]
        public void OneStepDoesNotOvershoot()
        {
            long[] chance = { 6 };
            for (int degree = 1; degree <= Limits.SlotCount; degree++)
            {
                long paid = DriftStep.Amount(1_000_000, 256, 0, 256, degree, chance, 0);
                Assert.IsTrue(paid <= 500_000, "overshoot");
                Assert.IsTrue(paid > 0, "nothing moves");
            }
        }

        /// <summary>Weight 0 is paid nothing, whatever it says it lacks, and pays all of its excess in time.</summary>
        [TestMethod]
        public void WeightZeroGetsNothing()
        {
            long[] chance = { 7 };
            Assert.AreEqual(0L, DriftStep.Amount(Limits.AmountUvuMax, 256, -Limits.AmountUvuMax, 0, 1, chance, 0));
            Assert.AreEqual(0L, DriftStep.Amount(1000, 0, 0, 0, 1, chance, 0));
            Assert.IsTrue(DriftStep.Amount(1000, 0, 1000, 1, 1, chance, 0) > 0, "weight 0 must pay");
        }

        /// <summary>A fraction is rounded up as often as it says: 1/12, 7/12, 11/12 of 4096 trials, within five sigma.</summary>
        [TestMethod]
        public void RoundingIsUnbiased()
        {
            // Degree 8 and equal weights 1: force 2 * difference, divisor 24.
            AssertMean(1);
            AssertMean(7);
            AssertMean(11);
            AssertMean(13);
        }

        /// <summary>What needs no rounding is not rounded.</summary>
        [TestMethod]
        public void WholeAmountsAreExact()
        {
            for (int seed = 0; seed < 64; seed++)
            {
                long[] chance = { seed };
                Assert.AreEqual(5L, DriftStep.Amount(60, 1, 0, 1, 8, chance, 0));
            }
        }

        private static void AssertMean(long difference)
        {
            long[] chance = new long[1];
            long sum = 0;
            for (int seed = 0; seed < TrialCount; seed++)
            {
                chance[0] = seed * 7919L;
                long paid = DriftStep.Amount(difference, 1, 0, 1, 8, chance, 0);
                Assert.IsTrue(paid == difference / 12 || paid == difference / 12 + 1, "rounded by more than one");
                sum += paid;
            }

            long error = sum * 12 - TrialCount * difference;
            Assert.IsTrue(error <= 12 * FiveSigma && error >= -12 * FiveSigma, "biased");
        }
    }
}
