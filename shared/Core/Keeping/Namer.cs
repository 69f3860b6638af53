namespace LVS.Core
{
    /// <summary>
    /// Computes by hashing alone to which stripe a fragment, or a block of one, belongs (SPEC 9.1). Allocates once. Not for use by two
    /// threads at once.
    /// </summary>
    public sealed class Namer
    {
        private const byte ProofBlocksAreAFragment = Limits.FragmentSizeMax == HashTree.FragmentSizeMax ? 0 : -1;
        private const byte ProofLeavesAreAStripe = Limits.ShareCountMax == HashTree.LeafCountMax ? 0 : -1;

        // The tree continues with a hash where it left it.
        private readonly byte[] hash;

        /// <summary>Allocates the buffers.</summary>
        public Namer(IHmac hmac)
            : this(hmac, new Scratch())
        {
        }

        /// <summary>Shares the buffers for a hash.</summary>
        /// <param name="hmac">Hashes.</param>
        /// <param name="scratch">The buffers.</param>
        public Namer(IHmac hmac, Scratch scratch)
        {
            hash = scratch.Hash;
            Tree = new HashTree(hmac, scratch);
            Chain = new OwnerChain(hmac, scratch);
        }

        /// <summary>The tree's arithmetic.</summary>
        public HashTree Tree { get; }

        /// <summary>The owner's chain.</summary>
        public OwnerChain Chain { get; }

        /// <summary>The name that follows from a fragment's content, path and anchor.</summary>
        /// <param name="fragment">In range.</param>
        public long NameOf(Fragment fragment)
        {
            Tree.Leaf(fragment.Bytes, 0, fragment.Size, fragment.Index, hash, 0);
            return NameOfLeaf(fragment);
        }

        /// <summary>The name of the stripe with the given leaves.</summary>
        /// <param name="leaves">One after the other.</param>
        /// <param name="dataCount">k.</param>
        /// <param name="totalCount">n.</param>
        /// <param name="size">Bytes of a fragment.</param>
        /// <param name="anchor">The anchor of the owner's chain.</param>
        public long NameOfLeaves(byte[] leaves, int dataCount, int totalCount, int size, byte[] anchor)
        {
            Tree.Root(leaves, totalCount, hash);
            return Tree.Name(dataCount, totalCount, size, hash, anchor);
        }

        /// <summary>Whether a proof shows the right block of a fragment of the stripe that it names.</summary>
        /// <param name="proof">A proof as it was read.</param>
        /// <param name="prover">Who sent it.</param>
        public bool IsProof(StoreFrame proof, int prover)
        {
            Fragment about = proof.Fragment;
            int block = StoreFrame.BlockOf(proof.Seed, prover, about.Index, about.Size);
            int size = HashTree.BlockSizeOf(about.Size, block);
            Tree.LeafOfBlock(proof.Block, 0, size, about.Index, block, proof.BlockPath, hash);
            return NameOfLeaf(about) == about.Stripe;
        }

        /// <summary>Fills in the proof of the fragment in the frame, for the frame's own seed and sender.</summary>
        /// <param name="proof">Has fragment and seed; receives block and path.</param>
        /// <param name="prover">Who will send it.</param>
        public void Prove(StoreFrame proof, int prover)
        {
            Fragment about = proof.Fragment;
            int block = StoreFrame.BlockOf(proof.Seed, prover, about.Index, about.Size);
            int size = HashTree.BlockSizeOf(about.Size, block);
            Tree.BlockPath(about.Bytes, 0, about.Size, about.Index, block, proof.BlockPath);
            System.Array.Copy(about.Bytes, block * HashTree.BlockSize, proof.Block, 0, size);
        }

        private long NameOfLeaf(Fragment fragment)
        {
            Tree.RootOfLeaf(hash, fragment.Index, fragment.Path, 0, hash);
            return Tree.Name(fragment.DataCount, fragment.TotalCount, fragment.Size, hash, fragment.Anchor);
        }
    }
}
