using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;

using LVS.Core;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Secrets;

/// <summary>What tags cover, that uses are kept apart, and that nothing is allocated.</summary>
[TestClass]
public sealed class SecretUseTests
{
    [TestMethod]
    public void LabelsAreDistinctAndNoFrameBeginsWithOne()
    {
        HashSet<string> labels = [];
        byte[] message = new byte[SecretLabel.Size];
        for (int label = 0; label < SecretLabel.Count; label++)
        {
            SecretLabel.Write(label, message);
            string text = Encoding.ASCII.GetString(message);
            Assert.StartsWith("LVS ", text);
            Assert.AreNotEqual("LVS epoc", text, "the message of an epoch's key");
            Assert.IsTrue(labels.Add(text), text);
            Assert.AreNotEqual(2, message[0] >> 4, "a frame of version 2");
        }

        IEnumerable<FieldInfo> constants = typeof(SecretLabel).GetFields()
            .Where(f => f.Name is not nameof(SecretLabel.Size) and not nameof(SecretLabel.Count));
        int[] named = [.. constants.Select(f => (int)f.GetRawConstantValue()!)];
        CollectionAssert.AreEquivalent(Enumerable.Range(0, SecretLabel.Count).ToArray(), named);
    }

    /// <summary>Every bit of the digest, the key and the kind of tag change a tag, and no two kinds share one under one key.</summary>
    [TestMethod]
    public void TagsDependOnAllThatTheyAreOver()
    {
        EdgeKeyTable keys = new(1);
        Handshake handshake = new(keys, 0, new SpanHmac());
        byte[] digest = [1, 2, 3, 4, 5, 6, 7, 8];
        HashSet<long> tags = [];
        keys.FlagsOf[0] |= EdgeKeyTable.HasPairKey;
        for (int bit = -1; bit < 8 * (digest.Length + Limits.KeySize); bit++)
        {
            byte[] changed = [.. digest];
            byte[] key = [.. Enumerable.Range(1, Limits.KeySize).Select(i => (byte)i)];
            if (bit >= 0)
            {
                byte[] of = bit < 8 * digest.Length ? changed : key;
                of[bit / 8 % of.Length] ^= (byte)(1 << (bit % 8));
            }

            key.CopyTo(keys.EdgeKeysOf, 0);
            key.CopyTo(keys.PairKeysOf, 0);
            Assert.IsTrue(tags.Add(handshake.Tag(0, false, changed)), $"entry, bit {bit}");
            Assert.IsTrue(tags.Add(handshake.Tag(0, true, changed)), $"proposal, bit {bit}");
            Assert.IsTrue(tags.Add(handshake.TombstoneTag(keys.EdgeKeysOf, 0, changed)), $"tombstone, bit {bit}");
        }

        Assert.IsTrue(tags.All(tag => tag is > 0 and < 1L << 48));
    }

    /// <summary>A name of 0 would be nobody: its key is called 1.</summary>
    [TestMethod]
    public void NoPseudonymIsZero()
    {
        byte[] key = new byte[Limits.PublicKeySize];
        byte[] result = new byte[Limits.MacSize];
        PublicNames names = new(new FixedMac(result));
        Assert.AreEqual(1, names.Pseudonym(key, 3));
        Assert.AreEqual(1, names.Identity(key));
        result[3] = 1;
        Assert.AreEqual(1 << 24, names.Pseudonym(key, 3));
    }

    [TestMethod]
    public void NothingIsAllocated()
    {
        SpanHmac hmac = new();
        EdgeKeyTable keys = new(1);
        Handshake handshake = new(keys, 0, hmac);
        PublicNames names = new(new Hostile.SpanMac(new byte[32]));
        Vouchers vouchers = new(hmac);
        HashTree tree = new(hmac);
        OwnerChain chain = new(hmac);
        byte[] bytes = new byte[256];
        byte[] key = new byte[32];
        byte[] other = new byte[32];
        byte[] small = new byte[16];
        void Everything()
        {
            names.Pseudonym(key, 0);
            names.Identity(key);
            handshake.Open(0, 5, 1);
            handshake.TakePairKey(0, handshake.Generation(0), small, 1, true);
            handshake.HearProposal(0, 1, 7, 5, 8, other, handshake.Tag(0, true, other));
            handshake.HearEdge(0, 2, other, handshake.Tag(0, false, other));
            handshake.IsTombstone(0, 3, other, handshake.TombstoneTag(keys.EdgeKeysOf, 0, other));
            handshake.Hint(0, 1, true);
            handshake.Close(0);
            vouchers.Issue(small, key, bytes, 0);
            vouchers.Answer(small, 0, key, 1, 2, 3);
            tree.Leaf(bytes, 0, HashTree.FragmentSizeMax, 3, bytes, 200);
            tree.BlockPath(bytes, 0, HashTree.FragmentSizeMax, 3, 5, key);
            tree.LeafOfBlock(bytes, 0, 22, 3, 5, key, small);
            tree.Root(bytes, 16, small);
            tree.Path(bytes, 16, 3, key, 0);
            tree.RootOfLeaf(bytes, 3, key, 0, small);
            tree.Name(4, 8, 176, small, key);
            chain.Show(key, 0, small);
            chain.Belongs(key, 64, small, 0);
        }

        Everything();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Everything();
        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private sealed class FixedMac(byte[] result) : IMac
    {
        public void Compute(byte[] frame, int size, byte[] mac) => result.CopyTo(mac, 0);
    }
}
