namespace LVS.Core
{
    /// <summary>
    /// Names, keys and tags of edges: what two nodes derive from their public keys, an agreed secret and two nonces. Allocates once; what
    /// the hash itself allocates is the hash's. Not for use by two threads at once.
    /// </summary>
    /// <remarks>
    /// Of two public keys the lower is the one whose first different byte is lower. Numbers are written lowest byte first.
    /// A tag covers, in this order: a label, one byte for the direction (0 when the sender's key is the lower one, else 1), the whole
    /// head of the frame and the entry without its tag. The head is everything in front of the first entry, from the frame's first byte
    /// on: version, kind, flags, minute, pseudonym, seq and the sender's state. So nothing that moves an edge can be taken out of one
    /// frame and put into another, nor sent back to where it came from.
    /// </remarks>
    public sealed class EdgeSecrets
    {
        /// <summary>Bytes of a public key.</summary>
        public const int PublicKeySize = 32;

        /// <summary>Bytes of the key of a pair, Q, and of an epoch key.</summary>
        public const int PairKeySize = 32;

        /// <summary>Bytes of the key of an edge, K.</summary>
        public const int EdgeKeySize = 16;

        /// <summary>Bytes of a tag.</summary>
        public const int TagSize = 6;

        /// <summary>Most bytes that can be sealed at once: one hash.</summary>
        public const int SealedSizeMax = HashSize;

        /// <summary>Direction of what the node with the lower public key sends.</summary>
        public const int FromLower = 0;

        /// <summary>Direction of what the node with the higher public key sends.</summary>
        public const int FromHigher = 1;

        private const int HashSize = 32;
        private const int Body = SecretLabel.Size;
        private const int Head = Body + 1;

        private readonly IHmac hmac;
        private readonly byte[] noKey = new byte[HashSize];
        private readonly byte[] pairKey = new byte[PairKeySize];
        private readonly byte[] edgeKey = new byte[EdgeKeySize];
        private readonly byte[] hash = new byte[HashSize];
        private readonly byte[] message = new byte[Body + 2 * PublicKeySize];
        private readonly byte[] tagged = new byte[Head + Limits.FrameSizeMax];
        private int headSize;

        /// <summary>Allocates the buffers.</summary>
        public EdgeSecrets(IHmac hmac)
        {
            this.hmac = hmac;
        }

        /// <summary>The direction of what the holder of the first key sends to the holder of the second.</summary>
        public static int Direction(byte[] sender, int senderOffset, byte[] receiver, int receiverOffset)
        {
            for (int i = 0; i < PublicKeySize; i++)
            {
                int difference = sender[senderOffset + i] - receiver[receiverOffset + i];
                if (difference != 0)
                {
                    return difference < 0 ? FromLower : FromHigher;
                }
            }

            return FromLower;
        }

        /// <summary>
        /// The pseudonym of a public key in an epoch: the first 4 bytes of its hash that are not all 0, from a multiple of 4 on.
        /// </summary>
        /// <param name="epochKey">32 bytes.</param>
        /// <param name="keys">Array with the public key.</param>
        /// <param name="offset">Where in it.</param>
        /// <returns>Never 0; 1 when the whole hash is 0.</returns>
        public int Pseudonym(byte[] epochKey, byte[] keys, int offset)
        {
            HashKey(SecretLabel.Name, epochKey, keys, offset);
            for (int i = 0; i < HashSize; i += 4)
            {
                int name = LittleEndian.Read32(hash, i);
                if (name != 0)
                {
                    return name;
                }
            }

            return 1;
        }

        /// <summary>The 8 bytes by which slots, bans and books know a public key, whatever its name in an epoch.</summary>
        public long KeyHash(byte[] keys, int offset)
        {
            HashKey(SecretLabel.Hash, noKey, keys, offset);
            return LittleEndian.Read64(hash, 0);
        }

        /// <summary>The key of a pair, Q: the same at both ends, whichever of the two keys comes first.</summary>
        /// <param name="secret">32 bytes that both ends agreed on, not 0.</param>
        /// <param name="first">32 bytes, one public key.</param>
        /// <param name="second">32 bytes, the other.</param>
        /// <param name="pairKeys">Receives 32 bytes.</param>
        /// <param name="offset">Where.</param>
        public void DerivePair(byte[] secret, byte[] first, byte[] second, byte[] pairKeys, int offset)
        {
            bool isFirstLower = Direction(first, 0, second, 0) == FromLower;
            SecretLabel.Write(SecretLabel.Pair, message);
            System.Array.Copy(isFirstLower ? first : second, 0, message, Body, PublicKeySize);
            System.Array.Copy(isFirstLower ? second : first, 0, message, Body + PublicKeySize, PublicKeySize);
            hmac.Compute(secret, message, Body + 2 * PublicKeySize, hash);
            System.Array.Copy(hash, 0, pairKeys, offset, PairKeySize);
        }

        /// <summary>The key of an edge, K, for as long as it lives.</summary>
        /// <param name="pairKeys">Array with Q.</param>
        /// <param name="pairOffset">Where in it.</param>
        /// <param name="lowerNonce">The nonce of the end with the lower public key.</param>
        /// <param name="higherNonce">The nonce of the other.</param>
        /// <param name="edgeKeys">Receives 16 bytes.</param>
        /// <param name="offset">Where.</param>
        public void DeriveEdge(byte[] pairKeys, int pairOffset, int lowerNonce, int higherNonce, byte[] edgeKeys, int offset)
        {
            SecretLabel.Write(SecretLabel.Edge, message);
            LittleEndian.Write32(message, Body, lowerNonce);
            LittleEndian.Write32(message, Body + 4, higherNonce);
            System.Array.Copy(pairKeys, pairOffset, pairKey, 0, PairKeySize);
            hmac.Compute(pairKey, message, Body + 8, hash);
            System.Array.Copy(hash, 0, edgeKeys, offset, EdgeKeySize);
        }

        /// <summary>Begins the tags of a frame: they all cover its head.</summary>
        /// <param name="frame">Buffer with the frame at its start.</param>
        /// <param name="size">Bytes in front of the first entry.</param>
        public void BeginFrame(byte[] frame, int size)
        {
            System.Array.Copy(frame, 0, tagged, Head, size);
            headSize = size;
        }

        /// <summary>The tag of a mutual edge's entry, under K, in the frame that was begun last.</summary>
        /// <param name="edgeKeys">Array with K.</param>
        /// <param name="offset">Where in it.</param>
        /// <param name="direction">Of the sender.</param>
        /// <param name="entry">Buffer with the entry.</param>
        /// <param name="entryOffset">Where in it.</param>
        /// <param name="entrySize">Bytes of the entry without its tag.</param>
        /// <returns>48 bits, <see cref="TagSize"/> bytes on the wire.</returns>
        public long EntryTag(byte[] edgeKeys, int offset, int direction, byte[] entry, int entryOffset, int entrySize)
        {
            System.Array.Copy(edgeKeys, offset, edgeKey, 0, EdgeKeySize);
            return Tag(SecretLabel.Entry, edgeKey, direction, entry, entryOffset, entrySize);
        }

        /// <summary>The tag of a proposal's entry, under Q, in the frame that was begun last.</summary>
        public long ProposalTag(byte[] pairKeys, int offset, int direction, byte[] entry, int entryOffset, int entrySize)
        {
            System.Array.Copy(pairKeys, offset, pairKey, 0, PairKeySize);
            return Tag(SecretLabel.Proposal, pairKey, direction, entry, entryOffset, entrySize);
        }

        /// <summary>
        /// By what a peer is found that speaks under a name not heard before, in an epoch: whoever holds K can compute it ahead. It only
        /// finds the slot; the tag says whether it is the peer.
        /// </summary>
        /// <param name="edgeKeys">Array with K.</param>
        /// <param name="offset">Where in it.</param>
        /// <param name="direction">Of the sender.</param>
        /// <param name="epoch">The epoch of the frame that carries the hint.</param>
        public int TurnHint(byte[] edgeKeys, int offset, int direction, int epoch)
        {
            SecretLabel.Write(SecretLabel.Turn, message);
            message[Body] = (byte)direction;
            LittleEndian.Write32(message, Head, epoch);
            System.Array.Copy(edgeKeys, offset, edgeKey, 0, EdgeKeySize);
            hmac.Compute(edgeKey, message, Head + 4, hash);
            return LittleEndian.Read32(hash, 0);
        }

        /// <summary>
        /// Hides what is handed over to the peer, or shows it again: the same call does both. The key stream is the hash of the direction
        /// and the head of the frame that was begun last, which no other frame has. What is hidden must stand where a tag covers it.
        /// </summary>
        /// <param name="edgeKeys">Array with K.</param>
        /// <param name="offset">Where in it.</param>
        /// <param name="direction">Of the sender.</param>
        /// <param name="bytes">Buffer with what is hidden or shown, in place.</param>
        /// <param name="start">Where in it.</param>
        /// <param name="size">0..<see cref="SealedSizeMax"/>.</param>
        public void Seal(byte[] edgeKeys, int offset, int direction, byte[] bytes, int start, int size)
        {
            SecretLabel.Write(SecretLabel.Seal, tagged);
            tagged[Body] = (byte)direction;
            System.Array.Copy(edgeKeys, offset, edgeKey, 0, EdgeKeySize);
            hmac.Compute(edgeKey, tagged, Head + headSize, hash);
            for (int i = 0; i < size; i++)
            {
                bytes[start + i] ^= hash[i];
            }
        }

        private void HashKey(int label, byte[] key, byte[] keys, int offset)
        {
            SecretLabel.Write(label, message);
            System.Array.Copy(keys, offset, message, Body, PublicKeySize);
            hmac.Compute(key, message, Body + PublicKeySize, hash);
        }

        private long Tag(int label, byte[] key, int direction, byte[] entry, int entryOffset, int entrySize)
        {
            SecretLabel.Write(label, tagged);
            tagged[Body] = (byte)direction;
            System.Array.Copy(entry, entryOffset, tagged, Head + headSize, entrySize);
            hmac.Compute(key, tagged, Head + headSize + entrySize, hash);
            return LittleEndian.Read48(hash, 0);
        }
    }
}
