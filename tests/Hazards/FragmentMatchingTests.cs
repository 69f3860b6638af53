using LVS.Sim;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Hazards;

/// <summary>A fragment that two hold counts for the one of them that has no other.</summary>
[TestClass]
public sealed class FragmentMatchingTests
{
    [TestMethod]
    [DataRow(new[] { 0b011, 0b001 }, 2, 1, 2)]
    [DataRow(new[] { 0b001, 0b011 }, 2, 1, 2)]
    [DataRow(new[] { 0b011, 0b101, 0b001 }, 3, 1, 3)]
    [DataRow(new[] { 0b111, 0b000 }, 3, 1, 1)]
    [DataRow(new[] { 0b111, 0b000 }, 3, 2, 2)]
    [DataRow(new[] { 0b001, 0b001, 0b001 }, 3, 1, 1)]
    [DataRow(new int[0], 3, 0, 0)]
    public void AsManyCountAsCan(int[] masks, int fragmentCount, int share, int most) =>
        Assert.AreEqual(most, FragmentMatching.Most(masks, fragmentCount, share));
}
