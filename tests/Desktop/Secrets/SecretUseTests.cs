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
    private const int HeadSize = 26;
    private const int EntrySize = 18;

    private static readonly byte[] EdgeKey = [.. Enumerable.Range(1, EdgeSecrets.EdgeKeySize).Select(i => (byte)i)];

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

    /// <summary>
    /// Every bit of head and entry, the direction, the key, the border between the two parts and the kind of tag change a tag.
    /// </summary>
    [TestMethod]
    public void TagsCoverEverythingThatMovesAnEdge()
    {
        EdgeSecrets secrets = new(new SpanHmac());
        byte[] frame = new byte[HeadSize + EntrySize];
        HashSet<long> tags = [];
        for (int bit = -1; bit < frame.Length * 8; bit++)
        {
            byte[] changed = [.. frame];
            if (bit >= 0)
            {
                changed[bit / 8] ^= (byte)(1 << (bit % 8));
            }

            secrets.BeginFrame(changed, HeadSize);
            long tag = secrets.EntryTag(EdgeKey, 0, EdgeSecrets.FromLower, changed, HeadSize, EntrySize);
            Assert.IsTrue(tags.Add(tag), $"bit {bit}");
        }

        secrets.BeginFrame(frame, HeadSize);
        Assert.IsTrue(tags.Add(secrets.EntryTag(EdgeKey, 0, EdgeSecrets.FromHigher, frame, HeadSize, EntrySize)), "direction");
        Assert.IsTrue(tags.Add(secrets.EntryTag([.. EdgeKey.Reverse()], 0, EdgeSecrets.FromLower, frame, HeadSize, EntrySize)), "key");
        byte[] pairKey = [.. EdgeKey, .. new byte[EdgeSecrets.PairKeySize - EdgeSecrets.EdgeKeySize]];
        long proposal = secrets.ProposalTag(pairKey, 0, EdgeSecrets.FromLower, frame, HeadSize, EntrySize);
        Assert.IsTrue(tags.Add(proposal), "kind, under the same key");
        Assert.IsTrue(tags.All(tag => tag is >= 0 and < 1L << 48));
    }

    /// <summary>What one end hides the other shows; another frame, the other direction or another key show something else.</summary>
    [TestMethod]
    public void OnlyTheOtherEndOpensWhatIsSealed()
    {
        EdgeSecrets sender = new(new SpanHmac());
        EdgeSecrets receiver = new(new SpanHmac());
        byte[] head = [.. Enumerable.Range(0, HeadSize).Select(i => (byte)i)];
        byte[] plain = [.. Enumerable.Range(100, Vouchers.HandoverSize).Select(i => (byte)i)];
        byte[] hidden = [.. plain];
        sender.BeginFrame(head, HeadSize);
        sender.Seal(EdgeKey, 0, EdgeSecrets.FromLower, hidden, 0, hidden.Length);
        byte[] Opened(byte[] key, int direction, byte change)
        {
            byte[] opened = [.. hidden];
            receiver.BeginFrame([(byte)(head[0] ^ change), .. head[1..]], HeadSize);
            receiver.Seal(key, 0, direction, opened, 0, opened.Length);
            return opened;
        }

        CollectionAssert.AreEqual(plain, Opened(EdgeKey, EdgeSecrets.FromLower, 0));
        CollectionAssert.AreNotEqual(plain, hidden);
        CollectionAssert.AreNotEqual(plain, Opened(EdgeKey, EdgeSecrets.FromLower, 1));
        CollectionAssert.AreNotEqual(plain, Opened(EdgeKey, EdgeSecrets.FromHigher, 0));
        CollectionAssert.AreNotEqual(plain, Opened([.. EdgeKey.Reverse()], EdgeSecrets.FromLower, 0));
    }

    /// <summary>A name of 0 is skipped: a hash whose first words are 0 names by the next, and one that is all 0 by 1.</summary>
    [TestMethod]
    public void NoPseudonymIsZero()
    {
        byte[] key = new byte[EdgeSecrets.PublicKeySize];
        byte[] hash = new byte[32];
        EdgeSecrets secrets = new(new FixedHmac(hash));
        Assert.AreEqual(1, secrets.Pseudonym(key, key, 0));
        hash[8] = 7;
        Assert.AreEqual(7, secrets.Pseudonym(key, key, 0));
        hash[3] = 1;
        Assert.AreEqual(1 << 24, secrets.Pseudonym(key, key, 0));
    }

    [TestMethod]
    public void NothingIsAllocated()
    {
        SpanHmac hmac = new();
        EdgeSecrets secrets = new(hmac);
        Vouchers vouchers = new(hmac);
        HashTree tree = new(hmac);
        OwnerChain chain = new(hmac);
        byte[] bytes = new byte[256];
        byte[] key = new byte[32];
        byte[] other = new byte[32];
        byte[] small = new byte[16];
        void Everything()
        {
            secrets.Pseudonym(key, bytes, 0);
            secrets.KeyHash(bytes, 0);
            secrets.DerivePair(key, key, other, bytes, 0);
            secrets.DeriveEdge(bytes, 0, 1, 2, bytes, 32);
            secrets.BeginFrame(bytes, HeadSize);
            secrets.EntryTag(bytes, 32, 0, bytes, 0, EntrySize);
            secrets.ProposalTag(bytes, 0, 0, bytes, 0, EntrySize);
            secrets.TurnHint(bytes, 32, 0, 1);
            secrets.Seal(bytes, 32, 0, bytes, 64, 32);
            vouchers.Issue(small, key, bytes, 0);
            vouchers.Question(small, 0, key, 1);
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

    private sealed class FixedHmac(byte[] fixedHash) : IHmac
    {
        public void Compute(byte[] key, byte[] message, int size, byte[] hash) => fixedHash.CopyTo(hash, 0);
    }
}
