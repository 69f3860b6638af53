using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

using LVS.Core;
using LVS.Harness;
using LVS.Records;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Records;

/// <summary>Sealing, splitting, and putting together again.</summary>
[TestClass]
public sealed class RecordSealTests
{
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(176)]
    [DataRow(177)]
    [DataRow(752)]
    [DataRow(753)]
    [DataRow(4096)]
    [DataRow(40_000)]
    public void EveryKFragmentsOfEachStripeBringItBack(int size)
    {
        byte[] content = Noise(size, size);
        Capability capability = RecordSeal.Seal(content, RecordShape.For(size, 0), 24, out List<Fragment> fragments);
        Assert.HasCount(capability.StripeCount * capability.Shape.TotalCount, fragments);
        Random chance = new(size);
        for (int choice = 0; choice < 5; choice++)
        {
            RecordReader reader = new(Capability.Parse(capability.ToString()));
            foreach (IGrouping<long, Fragment> stripe in fragments.GroupBy(fragment => fragment.Stripe))
            {
                foreach (Fragment fragment in stripe.OrderBy(_ => chance.Next()).Take(capability.Shape.DataCount))
                {
                    Assert.IsFalse(reader.IsComplete);
                    Assert.IsTrue(reader.Offer(fragment));
                }
            }

            CollectionAssert.AreEqual(content, reader.Content());
        }
    }

    [TestMethod]
    public void OneTooFewIsSaidToBeTooFew()
    {
        Capability capability = RecordSeal.Seal(Noise(2000, 1), RecordShape.Four, 24, out List<Fragment> fragments);
        RecordReader reader = new(capability);
        Assert.Contains("another swarm", Assert.ThrowsExactly<UserException>(reader.Content).Message);
        foreach (Fragment fragment in fragments.Where(fragment => fragment.Index is 0 or 3 or 5))
        {
            reader.Offer(fragment);
        }

        Assert.HasCount(3, reader.Wanted);
        UserException refused = Assert.ThrowsExactly<UserException>(reader.Content);
        Assert.Contains("Of 3 stripes 0 are there", refused.Message);
        Assert.AreEqual(UserException.Unknown, refused.ExitCode);
    }

    /// <summary>Four of eight fragments are wrong, their checksums made to fit: the four right ones are found.</summary>
    [TestMethod]
    public void WrongFragmentsAreLeftOut()
    {
        byte[] content = Noise(1500, 2);
        Capability capability = RecordSeal.Seal(content, RecordShape.Four, 24, out List<Fragment> fragments);
        RecordReader reader = new(capability);
        foreach (Fragment fragment in fragments)
        {
            if (fragment.Index % 2 == 0)
            {
                fragment.Bytes[7] ^= 0x40;
            }

            reader.Offer(fragment);
        }

        CollectionAssert.AreEqual(content, reader.Content());
    }

    [TestMethod]
    public void FragmentsThatDoNotOpenAreSaidNotToOpen()
    {
        Capability capability = RecordSeal.Seal(Noise(700, 3), RecordShape.Four, 24, out List<Fragment> fragments);
        RecordReader reader = new(capability);
        foreach (Fragment fragment in fragments)
        {
            fragment.Bytes[0] ^= (byte)(1 + fragment.Index);
            reader.Offer(fragment);
        }

        Assert.Contains("do not open", Assert.ThrowsExactly<UserException>(reader.Content).Message);
    }

    /// <summary>
    /// Two seals of the same content, and the stripes of one, share nothing: no name, no checksum, no piece of content; and all fragments
    /// have one size.
    /// </summary>
    [TestMethod]
    public void NothingIsLinkableWithoutTheString()
    {
        byte[] content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("the same sixteen", 256)));
        RecordSeal.Seal(content, RecordShape.Four, 24, out List<Fragment> first);
        RecordSeal.Seal(content, RecordShape.Four, 24, out List<Fragment> second);
        List<Fragment> all = [.. first, .. second];
        Assert.AreEqual(12, all.Select(fragment => fragment.Stripe).Distinct().Count());
        Assert.AreEqual(12, all.Select(fragment => fragment.Check).Distinct().Count());
        Assert.IsTrue(all.All(fragment => fragment.Size == Limits.FragmentSizeMax));
        HashSet<long> blocks = [];
        foreach (Fragment fragment in all)
        {
            for (int at = 0; at < fragment.Size; at += 8)
            {
                Assert.IsTrue(blocks.Add(LittleEndian.Read64(fragment.Bytes, at)), "the same eight bytes twice");
            }
        }
    }

    [TestMethod]
    public void AnotherCapabilityOpensNothing()
    {
        RecordSeal.Seal(Noise(700, 4), RecordShape.Four, 24, out List<Fragment> fragments);
        RecordReader reader = new(Capability.Create(700, RecordShape.Four));
        Assert.IsFalse(fragments.Any(reader.Offer));
    }

    [TestMethod]
    public void TheShapeFollowsSizeAndLoss()
    {
        Assert.AreEqual(RecordShape.Copies, RecordShape.For(176, 90));
        Assert.AreEqual(RecordShape.Four, RecordShape.For(177, 5));
        Assert.AreEqual(RecordShape.Twelve, RecordShape.For(177, 6));
    }

    [TestMethod]
    public void TheLimitIsToldBeforeAnythingIsStored()
    {
        RecordLimit limit = new(freeFragments: 100, freeStripes: 128, nodeCount: 24);
        Assert.AreEqual(12 * 752, limit.BytesMax(RecordShape.Four));
        limit.Demand("a.bin", 12 * 752, RecordShape.Four);
        string message = Assert.ThrowsExactly<UserException>(() => limit.Demand("a.bin", (12 * 752) + 1, RecordShape.Four)).Message;
        Assert.Contains("'a.bin' has 9,025 bytes", message);
        Assert.Contains("at most 9,024 bytes", message);
        message = Assert.ThrowsExactly<UserException>(() => new RecordLimit(1000, 128, 3).Demand("a.bin", 900, RecordShape.Four)).Message;
        Assert.Contains("3 nodes are too few", message);
        Assert.AreEqual(RecordLimit.StripesMax * 752, new RecordLimit(100_000, 10_000, 24).BytesMax(RecordShape.Four));
    }

    private static byte[] Noise(int size, int seed)
    {
        byte[] bytes = new byte[size];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
