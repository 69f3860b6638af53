using System;

namespace LVS.Core
{
    /// <summary>
    /// The state machine of an edge (SPEC 5.2): how two nodes agree on a key that only they have, and which entries of the other end may
    /// change the edge. A window over <see cref="EdgeKeyTable"/>. It moves no value; a <see cref="HandshakeEvent"/> tells its caller what
    /// to do. An entry without the right tag changes nothing, not even the seq window.
    /// </summary>
    public sealed partial class Handshake
    {
        private const int DigestSize = Limits.MacSize;
        private const int Body = SecretLabel.Size;
        private const byte ProofHeaderFits = Body + Limits.HeaderSize <= Scratch.MessageSize ? 0 : -1;
        private const long TagMask = (1L << (8 * Limits.TagSize)) - 1;

        private readonly EdgeKeyTable table;
        private readonly IHmac hash;
        private readonly Scratch scratch;
        private int first;

        /// <summary>Opens the window of one node.</summary>
        public Handshake(EdgeKeyTable table, int nodeIndex, IHmac hash)
            : this(table, nodeIndex, hash, new Scratch())
        {
        }

        /// <summary>Opens the window of one node, and shares the buffers for a hash.</summary>
        /// <param name="table">The secrets of all edges.</param>
        /// <param name="nodeIndex">Which node.</param>
        /// <param name="hash">Hashes.</param>
        /// <param name="scratch">The buffers.</param>
        public Handshake(EdgeKeyTable table, int nodeIndex, IHmac hash, Scratch scratch)
        {
            this.table = table;
            this.hash = hash;
            this.scratch = scratch;
            MoveTo(nodeIndex);
        }

        /// <summary>Moves the window to another node of the same table.</summary>
        public void MoveTo(int nodeIndex)
        {
            first = nodeIndex * Limits.SlotCount;
        }

        /// <summary>One of the states of <see cref="EdgeKeyTable"/>.</summary>
        public int State(int slot) => table.StateOf[first + slot];

        /// <summary>Whether the edge's key is known, so that its entries take the edge's form.</summary>
        public bool IsKeyed(int slot) => table.StateOf[first + slot] >= EdgeKeyTable.Keyed;

        /// <summary>Whether the pair's key is known.</summary>
        public bool HasPairKey(int slot) => (table.FlagsOf[first + slot] & EdgeKeyTable.HasPairKey) != 0;

        /// <summary>Our nonce of the edge; 0 for none.</summary>
        public int OwnNonce(int slot) => table.OwnNonceOf[first + slot];

        /// <summary>The peer's nonce as heard under the pair's key; 0 while not heard.</summary>
        public int PeerNonce(int slot) => table.PeerNonceOf[first + slot];

        /// <summary>Hash of the peer's public key, 0 while not known.</summary>
        public long PeerId(int slot) => table.PeerIdOf[first + slot];

        /// <summary>Epoch of the peer's present name.</summary>
        public int PeerEpoch(int slot) => table.PeerEpochOf[first + slot];

        /// <summary>Rises whenever the slot opens or closes.</summary>
        public int Generation(int slot) => table.GenerationOf[first + slot];

        /// <summary>Begins an edge in a free slot. Nothing of it is stored yet.</summary>
        /// <param name="slot">A free slot.</param>
        /// <param name="nonce">Drawn for this edge, not 0.</param>
        /// <param name="epoch">Epoch of the peer's name.</param>
        public void Open(int slot, int nonce, int epoch)
        {
            int at = first + slot;
            Check.That(table.StateOf[at] == EdgeKeyTable.None && nonce != 0, "Handshake.Open: slot taken or no nonce");
            table.Clear(at);
            table.StateOf[at] = EdgeKeyTable.Open;
            table.OwnNonceOf[at] = nonce;
            table.PeerEpochOf[at] = epoch;
        }

        /// <summary>Frees a slot.</summary>
        public void Close(int slot)
        {
            table.Clear(first + slot);
        }

        /// <summary>Takes over the pair's key after the agreement.</summary>
        /// <param name="slot">The slot that it was agreed for.</param>
        /// <param name="generation">Its <see cref="Generation"/> when the agreement began.</param>
        /// <param name="pairKey">Q, <see cref="Limits.KeySize"/> bytes.</param>
        /// <param name="peerId">Hash of the peer's public key, not 0.</param>
        /// <param name="isLower">Whether our public key is the lower one.</param>
        /// <returns>False when the slot holds another edge by now, or an edge that has another key; then nothing was taken over.</returns>
        public bool TakePairKey(int slot, int generation, byte[] pairKey, long peerId, bool isLower)
        {
            int at = first + slot;
            bool isKeyed = table.StateOf[at] >= EdgeKeyTable.Keyed;
            if (table.StateOf[at] == EdgeKeyTable.None || table.GenerationOf[at] != generation || (isKeyed && table.PeerIdOf[at] != peerId))
            {
                return false;
            }

            Array.Copy(pairKey, 0, table.PairKeysOf, at * Limits.KeySize, Limits.KeySize);
            table.FlagsOf[at] |= EdgeKeyTable.HasPairKey;
            table.PeerIdOf[at] = peerId;
            table.FlagsOf[at] = (byte)((table.FlagsOf[at] & ~EdgeKeyTable.IsPairLower) | (isLower ? EdgeKeyTable.IsPairLower : 0));
            return true;
        }

        /// <summary>
        /// Sets the epoch of the peer's name, once its public key is known: a name may be older than the minute of the frame in which it
        /// was heard.
        /// </summary>
        /// <param name="slot">A slot that is not free.</param>
        /// <param name="epoch">The name's epoch.</param>
        public void DateName(int slot, int epoch)
        {
            table.PeerEpochOf[first + slot] = epoch;
        }

        /// <summary>Our key pair was replaced: forgets what was agreed under the old one. Edges that have their key keep it.</summary>
        /// <remarks>An open edge begins anew, because its nonces were sent under the old name.</remarks>
        public void ForgetPairKeys()
        {
            for (int at = first; at < first + Limits.SlotCount; at++)
            {
                table.FlagsOf[at] = (byte)(table.FlagsOf[at] & ~EdgeKeyTable.HasPairKey);
                if (table.StateOf[at] == EdgeKeyTable.Open)
                {
                    table.PeerNonceOf[at] = 0;
                }
            }
        }

        /// <summary>After the boot of a node that keeps open edges: derives their keys from the nonces again.</summary>
        public void Restore()
        {
            for (int at = first; at < first + Limits.SlotCount; at++)
            {
                if (table.StateOf[at] == EdgeKeyTable.Open && table.PeerNonceOf[at] != 0)
                {
                    TakeNonce(at, table.PeerNonceOf[at]);
                }
            }
        }

        /// <summary>Handles a proposal that the slot's peer made to us.</summary>
        /// <param name="slot">The slot of the frame's sender.</param>
        /// <param name="seq">Seq of the frame.</param>
        /// <param name="nonce">The peer's nonce, not 0.</param>
        /// <param name="echoed">Our nonce as the peer heard it, 0 when the peer has not heard it.</param>
        /// <param name="newNonce">Used if the edge begins anew; drawn for this call, not 0.</param>
        /// <param name="digest">The frame's digest.</param>
        /// <param name="tag">The tag in the entry.</param>
        public HandshakeEvent HearProposal(int slot, int seq, int nonce, int echoed, int newNonce, byte[] digest, long tag)
        {
            int at = first + slot;
            if ((table.FlagsOf[at] & EdgeKeyTable.HasPairKey) == 0)
            {
                return HandshakeEvent.KeyWanted;
            }

            if (IsOld(at, seq) || !IsRight(table.PairKeysOf, at, SecretLabel.Proposal, digest, tag))
            {
                return HandshakeEvent.Nothing;
            }

            table.PeerSeqOf[at] = seq;
            table.FlagsOf[at] |= EdgeKeyTable.HasSeq;
            if (table.StateOf[at] >= EdgeKeyTable.Keyed)
            {
                if (nonce == table.PeerNonceOf[at])
                {
                    return HandshakeEvent.Noted;
                }

                // The peer has closed or lost its end, and begins anew.
                table.StateOf[at] = EdgeKeyTable.Open;
                table.OwnNonceOf[at] = newNonce;
                TakeNonce(at, nonce);
                return HandshakeEvent.Reopened;
            }

            TakeNonce(at, nonce);
            if (echoed != table.OwnNonceOf[at])
            {
                return HandshakeEvent.Noted;
            }

            table.StateOf[at] = EdgeKeyTable.Keyed;
            return HandshakeEvent.Keyed;
        }

        /// <summary>Handles an entry in the edge's form.</summary>
        /// <param name="slot">The slot of the frame's sender.</param>
        /// <param name="seq">Seq of the frame.</param>
        /// <param name="digest">The frame's digest.</param>
        /// <param name="tag">The tag in the entry.</param>
        /// <returns><see cref="HandshakeEvent.Right"/>, <see cref="HandshakeEvent.Mutual"/> or <see
        /// cref="HandshakeEvent.Nothing"/>.</returns>
        public HandshakeEvent HearEdge(int slot, int seq, byte[] digest, long tag)
        {
            int at = first + slot;

            // An open edge has its key as soon as the peer's nonce is known.
            if (table.PeerNonceOf[at] == 0 || IsOld(at, seq) || !IsRight(table.EdgeKeysOf, at, SecretLabel.Entry, digest, tag))
            {
                return HandshakeEvent.Nothing;
            }

            table.PeerSeqOf[at] = seq;
            table.FlagsOf[at] |= EdgeKeyTable.HasSeq;
            bool isFirst = table.StateOf[at] != EdgeKeyTable.Mutual;
            table.StateOf[at] = EdgeKeyTable.Mutual;
            return isFirst ? HandshakeEvent.Mutual : HandshakeEvent.Right;
        }

        /// <summary>
        /// Whether a tombstone proves that the peer has closed its end: it is under the edge's key, and newer than all frames before.
        /// </summary>
        /// <param name="slot">The slot of the frame's sender.</param>
        /// <param name="seq">Seq of the frame.</param>
        /// <param name="digest">The frame's digest.</param>
        /// <param name="tag">The tag in the tombstone.</param>
        public bool IsTombstone(int slot, int seq, byte[] digest, long tag)
        {
            int at = first + slot;
            return table.StateOf[at] >= EdgeKeyTable.Keyed && !IsOld(at, seq)
                && IsRight(table.EdgeKeysOf, at, SecretLabel.Tombstone, digest, tag);
        }

        /// <summary>
        /// The hint by which a node that has turned its epoch calls its peer (SPEC 5.5): the first 4 bytes of a hash under K, different in
        /// each direction.
        /// </summary>
        /// <param name="slot">A slot that has its key.</param>
        /// <param name="epoch">Epoch of the new name.</param>
        /// <param name="isOwn">True for the hint that we send, false for the one that the peer sends.</param>
        public int Hint(int slot, int epoch, bool isOwn)
        {
            int at = first + slot;
            byte[] message = scratch.Message;
            SecretLabel.Write(SecretLabel.Turn, message);
            LittleEndian.Write32(message, Body, epoch);
            LittleEndian.Write32(message, Body + 4, ((table.FlagsOf[at] & EdgeKeyTable.IsLower) != 0) == isOwn ? 1 : 0);
            Compute(table.EdgeKeysOf, at * Limits.KeySize, Body + 8);
            return LittleEndian.Read32(scratch.Hash, 0);
        }

        /// <summary>
        /// Whether an entry that calls us by a hint is under the edge's key, and of a later epoch than the peer's present name.
        /// </summary>
        /// <param name="slot">A slot whose <see cref="Hint"/> is in the entry.</param>
        /// <param name="epoch">The frame's epoch.</param>
        /// <param name="digest">The frame's digest.</param>
        /// <param name="tag">The tag in the entry.</param>
        public bool IsTurned(int slot, int epoch, byte[] digest, long tag)
        {
            int at = first + slot;
            return table.StateOf[at] >= EdgeKeyTable.Keyed && epoch - table.PeerEpochOf[at] > 0
                && IsRight(table.EdgeKeysOf, at, SecretLabel.Entry, digest, tag);
        }

        /// <summary>Whether a tombstone is under the edge's key, and of a later epoch than the peer's present name.</summary>
        /// <param name="slot">A slot that has its key.</param>
        /// <param name="epoch">The frame's epoch.</param>
        /// <param name="digest">The frame's digest.</param>
        /// <param name="tag">The tombstone's tag.</param>
        public bool IsTurnedTombstone(int slot, int epoch, byte[] digest, long tag)
        {
            int at = first + slot;
            return table.StateOf[at] >= EdgeKeyTable.Keyed && epoch - table.PeerEpochOf[at] > 0
                && IsRight(table.EdgeKeysOf, at, SecretLabel.Tombstone, digest, tag);
        }

        /// <summary>
        /// Gives the slot's peer its new name, after <see cref="IsTurned"/>: its seq starts again, and it has another public key.
        /// </summary>
        /// <param name="slot">The slot.</param>
        /// <param name="epoch">Epoch of the new name.</param>
        public void Turn(int slot, int epoch)
        {
            int at = first + slot;
            table.PeerEpochOf[at] = epoch;
            table.FlagsOf[at] = (byte)(table.FlagsOf[at] & ~EdgeKeyTable.HasSeq);
            table.FlagsOf[at] = (byte)(table.FlagsOf[at] & ~EdgeKeyTable.HasPairKey);
            table.PeerIdOf[at] = 0;
        }

        /// <summary>The tag of a proof of storage. A proof earns value only with this tag.</summary>
        /// <param name="slot">A slot that has its key.</param>
        /// <param name="digest">Digest of the frame.</param>
        public long ProofTag(int slot, byte[] digest)
        {
            return Tag(table.EdgeKeysOf, (first + slot) * Limits.KeySize, SecretLabel.Proof, digest);
        }

        private bool IsOld(int at, int seq)
        {
            return (table.FlagsOf[at] & EdgeKeyTable.HasSeq) != 0 && seq - table.PeerSeqOf[at] <= 0;
        }

        /// <summary>Stores the peer's nonce and derives the edge's future key.</summary>
        private void TakeNonce(int at, int nonce)
        {
            int flags = table.FlagsOf[at];
            bool isLower = (flags & EdgeKeyTable.IsPairLower) != 0;
            table.FlagsOf[at] = (byte)(isLower ? flags | EdgeKeyTable.IsLower : flags & ~EdgeKeyTable.IsLower);
            table.PeerNonceOf[at] = nonce;
            byte[] message = scratch.Message;
            SecretLabel.Write(SecretLabel.Edge, message);
            LittleEndian.Write32(message, Body, isLower ? table.OwnNonceOf[at] : nonce);
            LittleEndian.Write32(message, Body + 4, isLower ? nonce : table.OwnNonceOf[at]);
            Compute(table.PairKeysOf, at * Limits.KeySize, Body + 8);
            Array.Copy(scratch.Hash, 0, table.EdgeKeysOf, at * Limits.KeySize, Limits.KeySize);
        }
    }
}
