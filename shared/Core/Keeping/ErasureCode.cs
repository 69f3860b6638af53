namespace LVS.Core
{
    /// <summary>
    /// Systematic Reed-Solomon code over GF(256): any k of n shares restore the data. The first k shares are the data itself. Share k + i
    /// is the sum of the data shares j, each times the factor <c>1 / ((k + i) xor j)</c>. These factors form a Cauchy matrix, every square
    /// submatrix of which can be inverted. With k = 1 each share is a copy. Fixed memory, allocated by the constructor; not thread safe.
    /// </summary>
    /// <remarks>
    /// Blomer et al.: An XOR-Based Erasure-Resilient Coding Scheme, ICSI TR-95-048, 1995, for the matrix. SPEC 10 has the definition.
    /// </remarks>
    public sealed class ErasureCode
    {
        /// <summary>Most bytes of each share that are decoded in one slice.</summary>
        public const int SliceSize = 3;

        private readonly int width;
        private readonly byte[] matrix;
        private readonly byte[] inverse;
        private readonly byte[] slice;

        /// <summary>Makes a code that can bring back data.</summary>
        /// <param name="dataCountMax">Largest k, 1..<see cref="Limits.ShareCountMax"/>.</param>
        public ErasureCode(int dataCountMax)
        {
            Check.That(dataCountMax >= 1 && dataCountMax <= Limits.ShareCountMax, "ErasureCode: k out of range");
            Galois.Begin();
            width = dataCountMax;
            matrix = new byte[width * width];
            inverse = new byte[width * width];
            slice = new byte[width * SliceSize];
        }

        /// <summary>The factor of a data share in a share.</summary>
        /// <param name="share">0..n - 1.</param>
        /// <param name="data">0..k - 1.</param>
        /// <param name="dataCount">k.</param>
        public static int Factor(int share, int data, int dataCount)
        {
            if (share < dataCount)
            {
                return share == data ? 1 : 0;
            }

            return dataCount == 1 ? 1 : Galois.Invert(share ^ data);
        }

        /// <summary>Makes one share of the data.</summary>
        /// <param name="data">The k data shares one after the other, each of <paramref name="size"/> bytes.</param>
        /// <param name="dataCount">k, 1..<see cref="Limits.ShareCountMax"/>.</param>
        /// <param name="size">Bytes of a share.</param>
        /// <param name="share">Which one, 0..<see cref="Limits.ShareCountMax"/> - 1.</param>
        /// <param name="target">Receives it.</param>
        /// <param name="targetAt">Where.</param>
        public static void Encode(byte[] data, int dataCount, int size, int share, byte[] target, int targetAt)
        {
            if (dataCount < 1 || dataCount > Limits.ShareCountMax || share < 0 || share >= Limits.ShareCountMax)
            {
                Check.Fail("ErasureCode.Encode: no such share");
            }

            System.Array.Clear(target, targetAt, size);
            for (int j = 0; j < dataCount; j++)
            {
                Galois.AddMultiple(target, targetAt, data, j * size, size, Factor(share, j, dataCount));
            }
        }

        /// <summary>Brings back the data from k shares.</summary>
        /// <param name="shares">The k shares one after the other, each of <paramref name="size"/> bytes.</param>
        /// <param name="indices">Which share each of them is, no two the same.</param>
        /// <param name="dataCount">k.</param>
        /// <param name="size">Bytes of a share.</param>
        /// <param name="target">Receives the k data shares; another array than the shares.</param>
        public void Decode(byte[] shares, byte[] indices, int dataCount, int size, byte[] target)
        {
            Prepare(indices, dataCount);
            for (int row = 0; row < dataCount; row++)
            {
                System.Array.Clear(target, row * size, size);
                for (int i = 0; i < dataCount; i++)
                {
                    Galois.AddMultiple(target, row * size, shares, i * size, size, inverse[row * width + i]);
                }
            }
        }

        /// <summary>
        /// Restores some bytes of each data share in place of the shares, after <see cref="Prepare"/>. For callers that decode in slices.
        /// </summary>
        /// <param name="shares">The k shares one after the other; data share i takes the place of share i.</param>
        /// <param name="dataCount">k.</param>
        /// <param name="size">Bytes of a share.</param>
        /// <param name="from">First byte of each share.</param>
        /// <param name="count">Bytes of each share, at most <see cref="SliceSize"/>.</param>
        public void DecodeSlice(byte[] shares, int dataCount, int size, int from, int count)
        {
            for (int i = 0; i < dataCount; i++)
            {
                System.Array.Copy(shares, i * size + from, slice, i * SliceSize, count);
                System.Array.Clear(shares, i * size + from, count);
            }

            for (int row = 0; row < dataCount; row++)
            {
                for (int i = 0; i < dataCount; i++)
                {
                    Galois.AddMultiple(shares, row * size + from, slice, i * SliceSize, count, inverse[row * width + i]);
                }
            }
        }

        /// <summary>Inverts, by elimination, the rows of the code that belong to the given shares.</summary>
        /// <param name="indices">Which share each is, no two the same.</param>
        /// <param name="dataCount">k, up to what the code was made for.</param>
        public void Prepare(byte[] indices, int dataCount)
        {
            CheckRange(dataCount);
            for (int row = 0; row < dataCount; row++)
            {
                BeginRow(row, indices[row], dataCount);
            }

            for (int column = 0; column < dataCount; column++)
            {
                PrepareSlice(column, dataCount);
            }
        }

        /// <summary>
        /// Begins the inversion for callers that prepare in slices: after k rows, one call of <see cref="PrepareSlice"/> for each column
        /// follows.
        /// </summary>
        /// <param name="row">0..k - 1.</param>
        /// <param name="share">Which share it is.</param>
        /// <param name="dataCount">k, up to what the code was made for.</param>
        public void BeginRow(int row, int share, int dataCount)
        {
            CheckRange(dataCount);
            for (int j = 0; j < dataCount; j++)
            {
                matrix[row * width + j] = (byte)Factor(share, j, dataCount);
                inverse[row * width + j] = (byte)(row == j ? 1 : 0);
            }
        }

        /// <summary>Eliminates one column.</summary>
        public void PrepareSlice(int column, int dataCount)
        {
            int pivot = column;
            while (pivot < dataCount && matrix[pivot * width + column] == 0)
            {
                pivot++;
            }

            if (pivot == dataCount)
            {
                Check.Fail("ErasureCode: the same share twice");
            }

            if (pivot != column)
            {
                Swap(matrix, pivot, column, dataCount);
                Swap(inverse, pivot, column, dataCount);
            }

            Eliminate(column, dataCount);
        }

        private void CheckRange(int dataCount)
        {
            if (dataCount < 1 || dataCount > width)
            {
                Check.Fail("ErasureCode: k out of range");
            }
        }

        private void Eliminate(int column, int dataCount)
        {
            int scale = Galois.Invert(matrix[column * width + column]);
            for (int j = 0; j < dataCount; j++)
            {
                matrix[column * width + j] = (byte)Galois.Multiply(matrix[column * width + j], scale);
                inverse[column * width + j] = (byte)Galois.Multiply(inverse[column * width + j], scale);
            }

            for (int row = 0; row < dataCount; row++)
            {
                int factor = matrix[row * width + column];
                if (row != column && factor != 0)
                {
                    Galois.AddMultiple(matrix, row * width, matrix, column * width, dataCount, factor);
                    Galois.AddMultiple(inverse, row * width, inverse, column * width, dataCount, factor);
                }
            }
        }

        private void Swap(byte[] rows, int a, int b, int size)
        {
            for (int i = 0; i < size; i++)
            {
                byte kept = rows[a * width + i];
                rows[a * width + i] = rows[b * width + i];
                rows[b * width + i] = kept;
            }
        }
    }
}
