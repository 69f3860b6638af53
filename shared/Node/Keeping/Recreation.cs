using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Restores the fragments of a stripe from k of them, in slices. It decodes them in place, codes all n again, and computes the hash
    /// tree over them, so that the new fragments prove themselves. Fixed memory for k up to <see cref="Limits.RepairDataCountMax"/>.
    /// </summary>
    internal sealed class Recreation
    {
        private const int Collecting = 0;
        private const int Preparing = 1;
        private const int Decoding = 2;
        private const int Coding = 3;
        private const int Done = 4;

        // Bytes that a board multiplies in one slice.
        private const int PieceSize = 64;

        private readonly HashTree tree;
        private readonly ErasureCode code = new ErasureCode(Limits.RepairDataCountMax);
        private readonly byte[] shares = new byte[Limits.RepairDataCountMax * Limits.FragmentSizeMax];
        private readonly byte[] made = new byte[Limits.FragmentSizeMax];
        private readonly byte[] indices = new byte[Limits.RepairDataCountMax];
        private readonly byte[] leaves = new byte[Limits.ShareCountMax * HashTree.HashSize];
        private readonly byte[] root = new byte[HashTree.HashSize];
        private readonly byte[] anchor = new byte[OwnerChain.LinkSize];
        private long name;
        private int dataCount;
        private int totalCount;
        private int size;
        private int phase;
        private int count;
        private int row;
        private int column;
        private int at;

        internal Recreation(HashTree tree)
        {
            this.tree = tree;
        }

        /// <summary>Fragments that were collected, as bits.</summary>
        internal int Mask { get; private set; }

        /// <summary>Fragments still to be collected.</summary>
        internal int Lacking => dataCount - count;

        /// <summary>Begins with one fragment.</summary>
        internal void Begin(Fragment own)
        {
            name = own.Stripe;
            dataCount = own.DataCount;
            totalCount = own.TotalCount;
            size = own.Size;
            System.Array.Copy(own.Anchor, 0, anchor, 0, anchor.Length);
            phase = Collecting;
            count = 0;
            Mask = 0;
            Collect(own);
        }

        /// <summary>Takes a fragment that was proved to belong to the stripe.</summary>
        internal void Collect(Fragment fragment)
        {
            if (phase != Collecting || Lacking <= 0 || (Mask >> fragment.Index & 1) != 0 || fragment.Size != size)
            {
                return;
            }

            System.Array.Copy(fragment.Bytes, 0, shares, count * size, size);
            indices[count++] = (byte)fragment.Index;
            Mask |= 1 << fragment.Index;
        }

        /// <summary>One slice of the work, once no fragment is lacking.</summary>
        /// <returns>Whether all work is done.</returns>
        internal bool Step()
        {
            if (phase == Collecting)
            {
                code.BeginPreparing(indices, dataCount);
                phase = Preparing;
                column = 0;
            }
            else if (phase == Preparing && column < dataCount)
            {
                code.PrepareSlice(column++, dataCount);
            }
            else if (phase == Preparing)
            {
                phase = Decoding;
                column = 0;
            }
            else if (phase == Decoding)
            {
                int left = size - column;
                code.DecodeSlice(shares, dataCount, size, column, left < ErasureCode.SliceSize ? left : ErasureCode.SliceSize);
                column += ErasureCode.SliceSize;
                if (column >= size)
                {
                    phase = Coding;
                    row = 0;
                    column = 0;
                    at = 0;
                }
            }
            else if (phase == Coding && column < dataCount)
            {
                Code(row);
            }
            else if (phase == Coding)
            {
                tree.Leaf(made, 0, size, row, leaves, row * HashTree.HashSize);
                column = 0;
                row++;
                phase = row == totalCount ? Done : Coding;

                // The root is computed in the next slice.
                return false;
            }

            return phase == Done;
        }

        /// <summary>Whether the result is the stripe that was to be restored.</summary>
        internal bool IsRight()
        {
            tree.Root(leaves, totalCount, root);
            return tree.Name(dataCount, totalCount, size, root, anchor) == name;
        }

        /// <summary>Begins to make one fragment, after all work is done.</summary>
        internal void BeginMaking()
        {
            column = 0;
            at = 0;
        }

        /// <summary>One slice of making a fragment.</summary>
        /// <param name="index">Index of the fragment.</param>
        /// <returns>Whether it is made.</returns>
        internal bool Make(int index)
        {
            if (column < dataCount)
            {
                Code(index);
                return false;
            }

            return true;
        }

        /// <summary>Copies the fragment that was made last, except its expiry.</summary>
        /// <param name="index">Index of the fragment.</param>
        /// <param name="into">Receives it.</param>
        internal void Tell(int index, Fragment into)
        {
            into.Stripe = name;
            into.Index = index;
            into.DataCount = dataCount;
            into.TotalCount = totalCount;
            into.Size = size;
            System.Array.Copy(made, 0, into.Bytes, 0, size);
            System.Array.Copy(anchor, 0, into.Anchor, 0, anchor.Length);
            tree.Path(leaves, totalCount, index, into.Path, 0);
        }

        /// <summary>Adds the next data share to the share being made; a share with factor 0 costs nothing.</summary>
        private void Code(int share)
        {
            if (column == 0 && at == 0)
            {
                System.Array.Clear(made, 0, size);
            }

            int factor = ErasureCode.Factor(share, column, dataCount);
            while (factor == 0 && column + 1 < dataCount)
            {
                column++;
                factor = ErasureCode.Factor(share, column, dataCount);
            }

            int count = size - at < PieceSize ? size - at : PieceSize;
            Galois.AddMultiple(made, at, shares, column * size + at, count, factor);
            at += PieceSize;
            if (at >= size)
            {
                at = 0;
                column++;
            }
        }
    }
}
