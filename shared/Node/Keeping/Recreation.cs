using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Restores the fragments of a stripe from k of them, in slices. It decodes them in place, codes all n again, and computes the hash
    /// tree over them, so that the new fragments prove themselves. A fragment is made in the place of the first data share, from which that
    /// can be made again. Fixed memory for k up to <see cref="Limits.RepairDataCountMax"/>.
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

        private readonly Namer namer;
        private readonly ErasureCode code = new ErasureCode(Limits.RepairDataCountMax);
        private readonly byte[] shares = new byte[Limits.RepairDataCountMax * Limits.FragmentSizeMax];
        private readonly byte[] leaves = new byte[Limits.ShareCountMax * HashTree.HashSize];
        private int dataCount;
        private int totalCount;
        private int size;
        private int phase;
        private int count;
        private int row;
        private int column;
        private int at;

        // The share that the first row of the shares contains after decoding: the first data share, or one that was made from it.
        private int first;

        internal Recreation(Namer namer)
        {
            this.namer = namer;
        }

        /// <summary>Fragments that were collected, as bits.</summary>
        internal int Mask { get; private set; }

        /// <summary>Fragments still to be collected.</summary>
        internal int Lacking => dataCount - count;

        /// <summary>Begins with one fragment.</summary>
        internal void Begin(Fragment own)
        {
            dataCount = own.DataCount;
            totalCount = own.TotalCount;
            size = own.Size;
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
            code.BeginRow(count++, fragment.Index, dataCount);
            Mask |= 1 << fragment.Index;
        }

        /// <summary>One slice of the work, once no fragment is lacking.</summary>
        /// <returns>Whether all work is done.</returns>
        internal bool Step()
        {
            if (phase == Collecting)
            {
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
                    first = 0;
                }
            }
            else if (phase == Coding && Make(row))
            {
                namer.Tree.Leaf(shares, PlaceOf(row), size, row, leaves, row * HashTree.HashSize);
                row++;
                phase = row == totalCount ? Done : Coding;

                // The root is computed in the next slice.
                return false;
            }

            return phase == Done;
        }

        /// <summary>Whether the result is the stripe that was to be restored.</summary>
        /// <param name="own">A fragment of that stripe.</param>
        internal bool IsRight(Fragment own)
        {
            return namer.NameOfLeaves(leaves, dataCount, totalCount, size, own.Anchor) == own.Stripe;
        }

        /// <summary>
        /// One slice of making a fragment, after all work is done. The first row is scaled, and multiples of the other data shares are
        /// added.
        /// </summary>
        /// <param name="index">Index of the fragment.</param>
        /// <returns>Whether it is made.</returns>
        internal bool Make(int index)
        {
            if (index == first || (index > 0 && index < dataCount))
            {
                return true;
            }

            int scale = Galois.Multiply(ErasureCode.Factor(index, 0, dataCount), Galois.Invert(ErasureCode.Factor(first, 0, dataCount)));
            int factor = column == 0 ? scale ^ 1
                : ErasureCode.Factor(index, column, dataCount) ^ Galois.Multiply(scale, ErasureCode.Factor(first, column, dataCount));
            int count = size - at < PieceSize ? size - at : PieceSize;
            Galois.AddMultiple(shares, at, shares, column * size + at, count, factor);
            at += PieceSize;
            if (at >= size)
            {
                at = 0;
                column++;
            }

            if (column == dataCount)
            {
                column = 0;
                first = index;
            }

            return false;
        }

        /// <summary>Turns a fragment of the stripe into the one that was made last.</summary>
        /// <param name="index">Index of the fragment.</param>
        /// <param name="own">Any fragment of the stripe; it keeps its expiry.</param>
        internal void Tell(int index, Fragment own)
        {
            own.Index = index;
            System.Array.Copy(shares, PlaceOf(index), own.Bytes, 0, size);
            namer.Tree.Path(leaves, totalCount, index, own.Path, 0);
        }

        /// <summary>Where a share is that is data, or was made last.</summary>
        private int PlaceOf(int share)
        {
            return share < dataCount ? share * size : 0;
        }
    }
}
