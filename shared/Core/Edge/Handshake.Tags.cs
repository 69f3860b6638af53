using System;

namespace LVS.Core
{
    /// <content>The hashes under the keys of pairs and edges: tags, and the key stream of a keepsake.</content>
    public sealed partial class Handshake
    {
        // In so short a life the only old edge may be an attacker's.
        private const long ShortLifeMs = 60 * SwarmClock.MinuteMs;

        /// <summary>
        /// Whether only a node with our keys can have written a diff under our name. A neighbour has the key of its own edge too, and so
        /// could write an entry of that. It has no others' keys: so an entry of each old edge must have its right tag, and where there is
        /// none, or our life is short, of each edge; of each pair where there is no edge.
        /// </summary>
        /// <param name="diff">The diff.</param>
        /// <param name="edges">Our edges.</param>
        /// <param name="elapsedMs">Own elapsed time in ms.</param>
        /// <param name="digest">The frame's digest.</param>
        public bool IsOwn(Diff diff, EdgeTable edges, long elapsedMs, byte[] digest)
        {
            int proved = 0;
            for (int entry = 0; entry < diff.EntryCount; entry++)
            {
                int slot = edges.SlotOf(diff.Peer[entry]);
                proved |= slot >= 0 && IsOwnTag(slot, diff.Nonce[entry] != 0, digest, diff.TagOf(entry)) ? 1 << slot : 0;
            }

            int old = 0;
            int keyed = 0;
            int paired = 0;
            for (int slot = 0; proved != 0 && slot < Limits.SlotCount; slot++)
            {
                int bit = 1 << slot;
                old |= elapsedMs >= ShortLifeMs && edges.IsOld(slot, elapsedMs) ? bit : 0;
                keyed |= IsKeyed(slot) ? bit : 0;
                paired |= HasPairKey(slot) ? bit : 0;
            }

            int needed = old != 0 ? old : keyed != 0 ? keyed : paired;
            return proved != 0 && (needed & ~proved) == 0;
        }

        /// <summary>The tag of one of our own entries; 0 for a proposal whose pair has no key yet.</summary>
        /// <param name="slot">The entry's slot.</param>
        /// <param name="isProposal">Whether the entry is a proposal. A sleeper may repeat a proposal whose edge has its key by now.</param>
        /// <param name="digest">Digest of the frame that is being written.</param>
        public long Tag(int slot, bool isProposal, byte[] digest)
        {
            int at = first + slot;
            if (!isProposal)
            {
                return Tag(table.EdgeKeysOf, at * Limits.KeySize, SecretLabel.Entry, digest);
            }

            return (table.FlagsOf[at] & EdgeKeyTable.HasPairKey) != 0
                ? Tag(table.PairKeysOf, at * Limits.KeySize, SecretLabel.Proposal, digest) : 0;
        }

        /// <summary>Writes the tags of all entries of our own diff, in their order, behind the bytes that the digest covers.</summary>
        /// <param name="own">The diff, written.</param>
        /// <param name="digest">Its digest.</param>
        /// <param name="frame">The frame that it was written into.</param>
        /// <returns>Where they end.</returns>
        public int WriteTags(Diff own, byte[] digest, byte[] frame)
        {
            // All entries of edges hash the same message; only the keys differ.
            byte[] keys = table.EdgeKeysOf;
            byte[] key = scratch.Key;
            byte[] message = scratch.Message;
            byte[] output = scratch.Hash;
            IHmac hash = this.hash;
            int first = this.first;
            byte[] slots = own.Slot;
            int[] nonces = own.Nonce;
            int count = own.EntryCount;
            int position = own.TagsAt;
            SecretLabel.Write(SecretLabel.Entry, message);
            Array.Copy(digest, 0, message, Body, DigestSize);
            for (int i = 0; i < count; i++)
            {
                if (nonces[i] == 0)
                {
                    Array.Copy(keys, (first + slots[i]) * Limits.KeySize, key, 0, Limits.KeySize);
                    hash.Compute(key, message, Body + DigestSize, output);
                    Array.Copy(output, 0, frame, position, Limits.TagSize);
                }
                else
                {
                    LittleEndian.Write48(frame, position, Tag(slots[i], true, digest));
                    SecretLabel.Write(SecretLabel.Entry, message);
                }

                position += Limits.TagSize;
            }

            return position;
        }

        /// <summary>The tag of a tombstone.</summary>
        /// <param name="keys">Array with the key of the closed edge.</param>
        /// <param name="keyAt">Where it begins.</param>
        /// <param name="digest">Digest of the frame that is being written.</param>
        public long TombstoneTag(byte[] keys, int keyAt, byte[] digest)
        {
            return Tag(keys, keyAt, SecretLabel.Tombstone, digest);
        }

        /// <summary>
        /// Encrypts or decrypts the content of a keepsake: it xors a key stream, so applying it twice restores the content.
        /// </summary>
        /// <param name="slot">A slot that has its key.</param>
        /// <param name="frame">The keepsake. Its header differs each time, and with it the key stream.</param>
        /// <param name="content">At most 32 bytes.</param>
        public void Cover(int slot, byte[] frame, byte[] content)
        {
            byte[] message = scratch.Message;
            byte[] output = scratch.Hash;
            SecretLabel.Write(SecretLabel.Seal, message);
            Array.Copy(frame, 0, message, Body, Limits.HeaderSize);
            Compute(table.EdgeKeysOf, (first + slot) * Limits.KeySize, Body + Limits.HeaderSize);
            for (int i = 0; i < content.Length; i++)
            {
                content[i] ^= output[i];
            }
        }

        /// <summary>The tag of a keepsake.</summary>
        /// <param name="slot">A slot that has its key.</param>
        /// <param name="digest">Digest of the frame.</param>
        public long KeepsakeTag(int slot, byte[] digest)
        {
            return Tag(table.EdgeKeysOf, (first + slot) * Limits.KeySize, SecretLabel.Keepsake, digest);
        }

        private long Tag(byte[] keys, int keyAt, int label, byte[] digest)
        {
            byte[] message = scratch.Message;
            SecretLabel.Write(label, message);
            Array.Copy(digest, 0, message, Body, DigestSize);
            Compute(keys, keyAt, Body + DigestSize);
            return LittleEndian.Read64(scratch.Hash, 0) & TagMask;
        }

        private void Compute(byte[] keys, int keyAt, int size)
        {
            Array.Copy(keys, keyAt, scratch.Key, 0, Limits.KeySize);
            hash.Compute(scratch.Key, scratch.Message, size, scratch.Hash);
        }

        private bool IsRight(byte[] keys, int at, int label, byte[] digest, long tag)
        {
            // Compares all 6 bytes at once, so that the time taken does not tell how many of them are right.
            return Tag(keys, at * Limits.KeySize, label, digest) == tag;
        }

        /// <summary>Whether we could have written a tag: it is under the key of an edge of ours, or of a pair that we belong to.</summary>
        private bool IsOwnTag(int slot, bool isProposal, byte[] digest, long tag)
        {
            int at = first + slot;
            return isProposal
                ? (table.FlagsOf[at] & EdgeKeyTable.HasPairKey) != 0 && IsRight(table.PairKeysOf, at, SecretLabel.Proposal, digest, tag)
                : table.StateOf[at] >= EdgeKeyTable.Keyed && IsRight(table.EdgeKeysOf, at, SecretLabel.Entry, digest, tag);
        }
    }
}
