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

        private readonly byte[] leaf = new byte[HashTree.HashSize];
        private readonly byte[] root = new byte[HashTree.HashSize];

        /// <summary>Allocates the buffers.</summary>
        public Namer(IHmac hmac)
        {
            Tree = new HashTree(hmac);
            Chain = new OwnerChain(hmac);
        }

        /// <summary>The tree's arithmetic.</summary>
        public HashTree Tree { get; }

        /// <summary>The owner's chain.</summary>
        public OwnerChain Chain { get; }

        /// <summary>The name that follows from a fragment's content, path and anchor.</summary>
        /// <param name="fragment">In range.</param>
        public long NameOf(Fragment fragment)
        {
            Tree.Leaf(fragment.Bytes, 0, fragment.Size, fragment.Index, leaf, 0);
            return NameOfLeaf(fragment);
        }

        /// <summary>Whether a proof shows the right block of a fragment of the stripe that it names.</summary>
        /// <param name="proof">A proof as it was read.</param>
        /// <param name="prover">Who sent it.</param>
        public bool IsProof(StoreFrame proof, int prover)
        {
            Fragment about = proof.Fragment;
            int block = StoreFrame.BlockOf(proof.Seed, prover, about.Index, about.Size);
            int size = HashTree.BlockSizeOf(about.Size, block);
            Tree.LeafOfBlock(proof.Block, 0, size, about.Index, block, proof.BlockPath, leaf);
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
            Tree.RootOfLeaf(leaf, fragment.Index, fragment.Path, 0, root);
            return Tree.Name(fragment.DataCount, fragment.TotalCount, fragment.Size, root, fragment.Anchor);
        }
    }
}
