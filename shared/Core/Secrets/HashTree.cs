namespace LVS.Core
{
    /// <summary>
    /// The hash tree of a stripe, from a block of a fragment up to the stripe's name. With its path a fragment, or one block of it, proves
    /// to which stripe it belongs. Allocates once. Not for use by two threads at once.
    /// </summary>
    /// <remarks>
    /// A fragment has 8 blocks of 22 bytes, the last ones shorter or empty. All hashes are the first 8 bytes of HMAC-SHA256 under 32 bytes
    /// of 0. A block is hashed with the fragment's index and its own index. Two hashes are hashed with the fragment's index, their level
    /// and the place of their parent. Levels 1 to 3 lead to the fragment's leaf. Levels 4 to 7, with 255 as the index, lead from 16 leaves
    /// to the root. Leaves from n on are 8 bytes of 0. The name covers k, n and the size of a fragment, the root, and the anchor of the
    /// owner's chain.
    /// </remarks>
    public sealed class HashTree
    {
        /// <summary>Bytes of a hash.</summary>
        public const int HashSize = 8;

        /// <summary>Blocks of a fragment.</summary>
        public const int BlockCount = 8;

        /// <summary>Most bytes of a block.</summary>
        public const int BlockSize = 22;

        /// <summary>Most bytes of a fragment.</summary>
        public const int FragmentSizeMax = BlockCount * BlockSize;

        /// <summary>Most fragments of a stripe.</summary>
        public const int LeafCountMax = 16;

        /// <summary>Bytes of the path from a block to its leaf.</summary>
        public const int BlockPathSize = BlockLevels * HashSize;

        /// <summary>Bytes of the path from a leaf to the root.</summary>
        public const int PathSize = LeafLevels * HashSize;

        /// <summary>Bytes of a row: a hash for each leaf.</summary>
        internal const int RowSize = LeafCountMax * HashSize;

        // The row that is hashed lies in the end of the shared buffer.
        private const int RowAt = Scratch.EndAt;
        private const int BlockLevels = 3;
        private const int LeafLevels = 4;
        private const int AllFragments = 255;
        private const int None = -1;
        private const int Body = SecretLabel.Size;
        private const int Pair = Body + 3;

        private readonly IHmac hmac;
        private readonly Scratch scratch;

        /// <summary>Allocates the buffers.</summary>
        public HashTree(IHmac hmac)
            : this(hmac, new Scratch())
        {
        }

        /// <summary>Shares the buffers for a hash.</summary>
        /// <param name="hmac">Hashes.</param>
        /// <param name="scratch">The buffers.</param>
        public HashTree(IHmac hmac, Scratch scratch)
        {
            this.hmac = hmac;
            this.scratch = scratch;
        }

        /// <summary>Bytes of a block of a fragment: 0 to 22.</summary>
        /// <param name="fragmentSize">Bytes of the fragment.</param>
        /// <param name="block">0..7.</param>
        public static int BlockSizeOf(int fragmentSize, int block)
        {
            int left = fragmentSize - block * BlockSize;
            return left < 0 ? 0 : left > BlockSize ? BlockSize : left;
        }

        /// <summary>The leaf of a fragment.</summary>
        /// <param name="content">Buffer with the fragment.</param>
        /// <param name="offset">Where in it.</param>
        /// <param name="size">0..<see cref="FragmentSizeMax"/> bytes.</param>
        /// <param name="index">The fragment's index in its stripe, 0..15.</param>
        /// <param name="leaf">Receives 8 bytes.</param>
        /// <param name="leafOffset">Where.</param>
        public void Leaf(byte[] content, int offset, int size, int index, byte[] leaf, int leafOffset)
        {
            HashBlocks(content, offset, size, index);
            Climb(index, 0, BlockLevels, None, null, 0);
            System.Array.Copy(scratch.Buffer, RowAt, leaf, leafOffset, HashSize);
        }

        /// <summary>The path from a block to its leaf, lowest sibling first.</summary>
        /// <param name="content">Buffer with the fragment.</param>
        /// <param name="offset">Where in it.</param>
        /// <param name="size">Bytes of the fragment.</param>
        /// <param name="index">The fragment's index.</param>
        /// <param name="block">0..7.</param>
        /// <param name="path">Receives <see cref="BlockPathSize"/> bytes at its start.</param>
        public void BlockPath(byte[] content, int offset, int size, int index, int block, byte[] path)
        {
            HashBlocks(content, offset, size, index);
            Climb(index, 0, BlockLevels, block, path, 0);
        }

        /// <summary>The root over the leaves of all n fragments.</summary>
        /// <param name="leaves">n times 8 bytes.</param>
        /// <param name="n">1..16.</param>
        /// <param name="root">Receives 8 bytes.</param>
        public void Root(byte[] leaves, int n, byte[] root)
        {
            Path(leaves, n, None, null, 0);
            System.Array.Copy(scratch.Buffer, RowAt, root, 0, HashSize);
        }

        /// <summary>The path from a fragment's leaf to the root, lowest sibling first.</summary>
        /// <param name="leaves">n times 8 bytes.</param>
        /// <param name="n">1..16.</param>
        /// <param name="index">0..n - 1.</param>
        /// <param name="path">Receives <see cref="PathSize"/> bytes.</param>
        /// <param name="pathOffset">Where.</param>
        public void Path(byte[] leaves, int n, int index, byte[] path, int pathOffset)
        {
            System.Array.Clear(scratch.Buffer, RowAt, RowSize);
            System.Array.Copy(leaves, 0, scratch.Buffer, RowAt, n * HashSize);
            Climb(AllFragments, BlockLevels, LeafLevels, index, path, pathOffset);
        }

        /// <summary>The leaf that follows from a block and its path.</summary>
        /// <param name="content">Buffer with the block.</param>
        /// <param name="offset">Where in it.</param>
        /// <param name="size">Bytes of the block.</param>
        /// <param name="index">The fragment's index.</param>
        /// <param name="block">0..7.</param>
        /// <param name="path">Buffer with the path of <see cref="BlockPathSize"/> bytes at its start.</param>
        /// <param name="leaf">Receives 8 bytes.</param>
        public void LeafOfBlock(byte[] content, int offset, int size, int index, int block, byte[] path, byte[] leaf)
        {
            HashBlock(content, offset, size, index, block);
            Follow(index, 0, BlockLevels, block, path, 0);
            System.Array.Copy(scratch.Hash, 0, leaf, 0, HashSize);
        }

        /// <summary>The root that follows from a leaf and its path.</summary>
        /// <param name="leaf">8 bytes.</param>
        /// <param name="index">The fragment's index, 0..15.</param>
        /// <param name="path">Buffer with the path of <see cref="PathSize"/> bytes.</param>
        /// <param name="pathOffset">Where in it.</param>
        /// <param name="root">Receives 8 bytes.</param>
        public void RootOfLeaf(byte[] leaf, int index, byte[] path, int pathOffset, byte[] root)
        {
            System.Array.Copy(leaf, 0, scratch.Hash, 0, HashSize);
            Follow(AllFragments, BlockLevels, LeafLevels, index, path, pathOffset);
            System.Array.Copy(scratch.Hash, 0, root, 0, HashSize);
        }

        /// <summary>The name of a stripe.</summary>
        /// <param name="k">Data fragments.</param>
        /// <param name="n">All fragments.</param>
        /// <param name="size">Bytes of each.</param>
        /// <param name="root">8 bytes.</param>
        /// <param name="anchor">8 bytes, link 64 of the owner's chain.</param>
        public long Name(int k, int n, int size, byte[] root, byte[] anchor)
        {
            byte[] message = scratch.Message;
            SecretLabel.Write(SecretLabel.Stripe, message);
            message[Body] = (byte)k;
            message[Body + 1] = (byte)n;
            message[Body + 2] = (byte)size;
            System.Array.Copy(root, 0, message, Pair, HashSize);
            System.Array.Copy(anchor, 0, message, Pair + HashSize, HashSize);
            hmac.Compute(scratch.NoKey, message, Pair + 2 * HashSize, scratch.Hash);
            return LittleEndian.Read64(scratch.Hash, 0);
        }

        private void HashBlocks(byte[] content, int offset, int size, int index)
        {
            byte[] row = scratch.Buffer;
            byte[] noKey = scratch.NoKey;
            byte[] message = scratch.Message;
            byte[] hash = scratch.Hash;
            int left = size;
            int to = RowAt;
            Begin(SecretLabel.Block, index);
            for (int block = 0; block < BlockCount; block++)
            {
                int blockSize = left < BlockSize ? left : BlockSize;
                message[Body + 1] = (byte)block;
                if (blockSize > 0)
                {
                    System.Array.Copy(content, offset, message, Body + 2, blockSize);
                    offset += blockSize;
                    left -= blockSize;
                }

                hmac.Compute(noKey, message, Body + 2 + blockSize, hash);
                System.Array.Copy(hash, 0, row, to, HashSize);
                to += HashSize;
            }
        }

        private void HashBlock(byte[] content, int offset, int size, int index, int block)
        {
            byte[] message = scratch.Message;
            Begin(SecretLabel.Block, index);
            message[Body + 1] = (byte)block;
            if (size > 0)
            {
                System.Array.Copy(content, offset, message, Body + 2, size);
            }

            hmac.Compute(scratch.NoKey, message, Body + 2 + size, scratch.Hash);
        }

        /// <summary>Hashes a row level by level up to one hash, and keeps the siblings of one place as its path.</summary>
        private void Climb(int index, int below, int levels, int place, byte[] path, int pathOffset)
        {
            byte[] row = scratch.Buffer;
            byte[] noKey = scratch.NoKey;
            byte[] message = scratch.Message;
            byte[] hash = scratch.Hash;
            Begin(SecretLabel.Node, index);
            for (int level = 0; level < levels; level++)
            {
                if (place != None)
                {
                    System.Array.Copy(row, RowAt + (place ^ 1) * HashSize, path, pathOffset + level * HashSize, HashSize);
                    place >>= 1;
                }

                int from = RowAt;
                int to = RowAt;
                int count = 1 << (levels - 1 - level);
                message[Body + 1] = (byte)(below + level + 1);
                for (int parent = 0; parent < count; parent++)
                {
                    message[Body + 2] = (byte)parent;
                    System.Array.Copy(row, from, message, Pair, 2 * HashSize);
                    hmac.Compute(noKey, message, Pair + 2 * HashSize, hash);
                    System.Array.Copy(hash, 0, row, to, HashSize);
                    from += 2 * HashSize;
                    to += HashSize;
                }
            }
        }

        /// <summary>Hashes the hash upwards with the siblings of a path.</summary>
        private void Follow(int index, int below, int levels, int place, byte[] path, int pathOffset)
        {
            byte[] noKey = scratch.NoKey;
            byte[] message = scratch.Message;
            byte[] hash = scratch.Hash;
            int end = below + levels;
            Begin(SecretLabel.Node, index);
            while (below < end)
            {
                int own = (place & 1) * HashSize;
                System.Array.Copy(hash, 0, message, Pair + own, HashSize);
                System.Array.Copy(path, pathOffset, message, Pair + HashSize - own, HashSize);
                pathOffset += HashSize;
                place >>= 1;
                message[Body + 1] = (byte)++below;
                message[Body + 2] = (byte)place;
                hmac.Compute(noKey, message, Pair + 2 * HashSize, hash);
            }
        }

        /// <summary>Begins messages that have a label and a fragment's index in common. Hashing leaves them as they are.</summary>
        private void Begin(int label, int index)
        {
            byte[] message = scratch.Message;
            SecretLabel.Write(label, message);
            message[Body] = (byte)index;
        }
    }
}
