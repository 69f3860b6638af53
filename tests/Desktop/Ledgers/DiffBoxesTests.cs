using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Sim;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop;

/// <summary>Boxes give back what was put into them, whatever room they had at first.</summary>
[TestClass]
public class DiffBoxesTests
{
    private const int Boxes = 7;

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(100)]
    public void EachBoxKeepsItsDiffsInOrder(int capacity)
    {
        long[] chance = [capacity];
        DiffBoxes boxes = new(Boxes, capacity);
        for (int round = 0; round < 3; round++)
        {
            List<(int Slot, long Float, long Sent, long Credited)>[] told = [.. Enumerable.Range(0, Boxes).Select(_ => Read([]))];
            for (int i = 0; i < 1_000; i++)
            {
                // The first boxes get most, so that some overflow while others are empty.
                int box = (int)SeededRandom.Below(chance, 0, 1 + SeededRandom.Below(chance, 0, Boxes));
                int slot = (int)SeededRandom.Below(chance, 0, 1 << DiffBoxes.SlotBits);
                long value = SeededRandom.Below(chance, 0, DiffBoxes.FloatUvuMax + 1);
                long sent = SeededRandom.Below(chance, 0, Limits.AmountUvuMax + 1);
                long credited = SeededRandom.Below(chance, 0, Limits.AmountUvuMax + 1);
                bool isHeard = SeededRandom.Below(chance, 0, 10) >= 3;
                boxes.Add(box, slot, value, sent, credited, isHeard);
                if (isHeard)
                {
                    told[box].Add((slot, value, sent, credited));
                }
            }

            for (int box = 0; box < Boxes; box++)
            {
                CollectionAssert.AreEqual(told[box], Read(boxes.For(box).ToArray()), $"box {box} of round {round}");
            }

            boxes.Clear();
            Assert.IsTrue(Enumerable.Range(0, Boxes).All(box => boxes.For(box).IsEmpty));
        }
    }

    [TestMethod]
    public void TrustIsLookedUpAsItIsComputed()
    {
        DriftOptions drift = DriftOptions.Production();
        LedgerColumns columns = new(drift, 1);
        int good = 0;
        for (int act = 0; act < 100_000; act++)
        {
            Assert.AreEqual(TrustCredits.Of(good, 0, drift.TrustDelayActs), columns.Trust(good));
            good = TrustCredits.After(good, TrustCredits.Act);
        }
    }

    private static List<(int Slot, long Float, long Sent, long Credited)> Read(long[] words) =>
        [.. words.Chunk(DiffBoxes.WordCount).Select(diff => (DiffBoxes.Slot(diff[1]), DiffBoxes.Float(diff[0], diff[1]),
            DiffBoxes.Counter(diff[0]), DiffBoxes.Counter(diff[1])))];
}
