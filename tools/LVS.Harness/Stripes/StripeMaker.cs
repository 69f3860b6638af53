using System;

using LVS.Core;

namespace LVS.Harness;

/// <summary>Makes all fragments of a stripe from its data, each with its path, and names them.</summary>
/// <param name="hmac">Computes hashes.</param>
public sealed class StripeMaker(IHmac hmac)
{
    private readonly HashTree tree = new(hmac);

    /// <summary>Makes the fragments.</summary>
    /// <param name="data">The k data fragments one after the other.</param>
    /// <param name="dataCount">k.</param>
    /// <param name="totalCount">n.</param>
    /// <param name="size">Bytes of each.</param>
    /// <param name="anchor">The anchor of the owner's chain.</param>
    /// <param name="expiryMinute">The swarm's minute up to which they are kept.</param>
    public Fragment[] Make(byte[] data, int dataCount, int totalCount, int size, byte[] anchor, long expiryMinute)
    {
        Fragment[] fragments = new Fragment[totalCount];
        byte[] leaves = new byte[totalCount * HashTree.HashSize];
        for (int index = 0; index < totalCount; index++)
        {
            Fragment fragment = new()
            {
                Index = index,
                DataCount = dataCount,
                TotalCount = totalCount,
                ExpiryMinute = expiryMinute,
                Size = size,
            };
            ErasureCode.Encode(data, dataCount, size, index, fragment.Bytes, 0);
            tree.Leaf(fragment.Bytes, 0, size, index, leaves, index * HashTree.HashSize);
            Array.Copy(anchor, fragment.Anchor, anchor.Length);
            fragments[index] = fragment;
        }

        byte[] root = new byte[HashTree.HashSize];
        tree.Root(leaves, totalCount, root);
        long name = tree.Name(dataCount, totalCount, size, root, anchor);
        foreach (Fragment fragment in fragments)
        {
            fragment.Stripe = name;
            tree.Path(leaves, totalCount, fragment.Index, fragment.Path, 0);
        }

        return fragments;
    }
}
