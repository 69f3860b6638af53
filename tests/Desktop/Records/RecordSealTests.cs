using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

using LVS.Core;
using LVS.Harness;
using LVS.Records;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Records;

/// <summary>Sealing, splitting, names, shapes and limits. That a record comes back is shown on a live swarm.</summary>
[TestClass]
public sealed class RecordSealTests
{
    private const long Expiry = 30_000_000;

    [TestMethod]
    [DataRow(0, 1)]
    [DataRow(1, 1)]
    [DataRow(688, 1)]
    [DataRow(689, 3)]
    [DataRow(86 * 688, 87)]
    [DataRow((86 * 688) + 1, 90)]
    [DataRow(1_000_000, 1472)]
    public void AFileTakesSoManyStripes(int size, int stripeCount)
    {
        RecordShape shape = new(4, 12);
        Assert.AreEqual(stripeCount, shape.StripeCount(size));
        if (size < 100_000)
        {
            Capability capability = RecordSeal.Seal(Noise(size, size), shape, Expiry, out List<RecordStripe> stripes);
            Assert.HasCount(stripeCount, stripes);
            Assert.AreEqual(stripes[^1].Name, capability.Top);
            Assert.HasCount(stripeCount, stripes.Select(stripe => stripe.Name).Distinct().ToArray());
        }
    }

    /// <summary>Every fragment leads to its stripe's name by its own path, and expires when it was said to.</summary>
    [TestMethod]
    public void EveryFragmentProvesItself()
    {
        Namer namer = new(new PcHash());
        RecordSeal.Seal(Noise(2000, 1), new RecordShape(4, 8), Expiry, out List<RecordStripe> stripes);
        foreach (RecordStripe stripe in stripes)
        {
            Assert.HasCount(8, stripe.Fragments);
            foreach (Fragment fragment in stripe.Fragments)
            {
                Assert.AreEqual(stripe.Name, namer.NameOf(fragment));
                Assert.AreEqual(Expiry, fragment.ExpiryMinute);
                fragment.Bytes[0] ^= 1;
                Assert.AreNotEqual(stripe.Name, namer.NameOf(fragment));
            }
        }
    }

    /// <summary>The chain that the capability gives is the one that the fragments name, whichever of two names was taken.</summary>
    [TestMethod]
    public void TheCapabilityHasTheOwnersChain()
    {
        OwnerChain chain = new(new PcHash());
        byte[] link = new byte[OwnerChain.LinkSize];
        int second = 0;
        Capability capability =
            RecordSeal.Seal(Noise(20_000, 1), new RecordShape(4, 8), Expiry, out List<RecordStripe> stripes, (a, b) => b > a);
        foreach (RecordStripe stripe in stripes)
        {
            int fits = 0;
            for (int draw = 0; draw < 2; draw++)
            {
                chain.Show(capability.ChainSecret(stripe.Level, stripe.Number, draw), 3, link);
                bool belongs = chain.Belongs(link, 3, stripe.Fragments[0].Anchor, 0);
                fits += belongs ? 1 : 0;
                second += belongs && draw == 1 ? 1 : 0;
            }

            Assert.AreEqual(1, fits);
        }

        Assert.IsGreaterThan(0, second, "the second name was never taken");
    }

    /// <summary>Two seals of the same content, and the stripes of one, share nothing: no name, no anchor, no piece of content.</summary>
    [TestMethod]
    public void NothingIsLinkableWithoutTheString()
    {
        byte[] content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("the same sixteen", 256)));
        RecordSeal.Seal(content, new RecordShape(4, 8), Expiry, out List<RecordStripe> first);
        RecordSeal.Seal(content, new RecordShape(4, 8), Expiry, out List<RecordStripe> second);
        List<RecordStripe> all = [.. first, .. second];
        Assert.HasCount(14, all.Select(stripe => stripe.Name).Distinct().ToArray());
        Assert.HasCount(14, all.Select(stripe => LittleEndian.Read64(stripe.Fragments[0].Anchor, 0)).Distinct().ToArray());
        HashSet<long> blocks = [];
        foreach (Fragment fragment in all.SelectMany(stripe => stripe.Fragments))
        {
            for (int at = 0; at + 8 <= fragment.Size; at += 8)
            {
                Assert.IsTrue(blocks.Add(LittleEndian.Read64(fragment.Bytes, at)), "the same eight bytes twice");
            }
        }
    }

    /// <summary>As many nodes may vanish as are asked for, from two nodes on; k is as large as that and the repair allow.</summary>
    [TestMethod]
    [DataRow(4096, 24, 33, 4, 12)]
    [DataRow(4096, 24, 10, 4, 7)]
    [DataRow(4096, 3, 33, 2, 3)]
    [DataRow(4096, 2, 33, 1, 2)]
    [DataRow(4096, 2, 100, 1, 2)]
    [DataRow(4096, 10, 33, 4, 8)]
    [DataRow(4096, 1000, 33, 1, 12)]
    [DataRow(160, 24, 33, 1, 9)]
    [DataRow(161, 24, 33, 4, 12)]
    public void TheShapeFollowsNodesAndLoss(int size, int nodes, int loss, int dataCount, int totalCount)
    {
        Assert.AreEqual(new RecordShape(dataCount, totalCount), RecordShape.For(size, nodes, loss));
    }

    [TestMethod]
    public void TheLimitIsToldBeforeAnythingIsStored()
    {
        RecordLimit limit = new(freeFragments: 1200, nodeCount: 24);
        RecordShape shape = limit.Demand("a.bin", 50_000, 33);
        int most = limit.BytesMax(shape);
        Assert.IsLessThanOrEqualTo(100, shape.StripeCount(most));
        Assert.IsGreaterThan(90 * shape.StripeContentSize, most);
        limit.Demand("a.bin", most, 33);
        string message = Assert.ThrowsExactly<UserException>(() => limit.Demand("a.bin", most + 1, 33)).Message;
        Assert.Contains("'a.bin' has 66,737 bytes", message);
        Assert.Contains("as 4 + 8 this swarm has room for 66,736 now", message);
        message = Assert.ThrowsExactly<UserException>(() => new RecordLimit(1000, 1).Demand("a.bin", 900, 33)).Message;
        Assert.Contains("1 node has room", message);
        Assert.Contains("at least 2", message);
    }

    private static byte[] Noise(int size, int seed)
    {
        byte[] bytes = new byte[size];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
