using System;

namespace LVS.Core
{
    /// <summary>
    /// Keys of the edges that a node has closed lately, kept until the other ends can have heard of it (SPEC 5.4). Nothing here is durable:
    /// an end that does not hear of it closes by silence. One object a node, made in boot.
    /// </summary>
    public sealed class Tombstones
    {
        private readonly byte[] keys = new byte[Limits.TombstoneCount * Limits.KeySize];
        private readonly int[] peers = new int[Limits.TombstoneCount];
        private readonly int[] left = new int[Limits.TombstoneCount];
        private int newest;
        private int told;

        /// <summary>Whom the tombstone is for that was chosen last.</summary>
        public int Peer => peers[told];

        /// <summary>Remembers a closed edge; of more than there is room for, the oldest is forgotten.</summary>
        /// <param name="peer">The other end.</param>
        /// <param name="edgeKeys">Array with its key.</param>
        /// <param name="keyAt">Where the key begins.</param>
        public void Add(int peer, byte[] edgeKeys, int keyAt)
        {
            newest = newest + 1 == Limits.TombstoneCount ? 0 : newest + 1;
            Array.Copy(edgeKeys, keyAt, keys, newest * Limits.KeySize, Limits.KeySize);
            peers[newest] = peer;
            left[newest] = Limits.TombstoneDiffs;
        }

        /// <summary>Chooses the one that the next diff tells, in turn.</summary>
        /// <returns>Whether there is any.</returns>
        public bool Choose()
        {
            for (int i = 0; i < Limits.TombstoneCount; i++)
            {
                told = told + 1 == Limits.TombstoneCount ? 0 : told + 1;
                if (left[told] > 0)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>A diff with the chosen one was written: its tag.</summary>
        /// <param name="handshake">Makes the tag.</param>
        /// <param name="digest">Digest of the frame.</param>
        public long TakeTag(Handshake handshake, byte[] digest)
        {
            left[told]--;
            return handshake.TombstoneTag(keys, told * Limits.KeySize, digest);
        }
    }
}
