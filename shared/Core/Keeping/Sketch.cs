namespace LVS.Core
{
    /// <summary>
    /// A proof of storage in four bytes: four sums of a fragment's bytes over GF(256) with factors drawn from a seed. The sketch is linear,
    /// as the erasure code is, so the sketches of k fragments tell that of any other: whoever asks needs no content to judge, only k + 1
    /// answers.
    /// </summary>
    public static class Sketch
    {
        /// <summary>Bytes of a sketch.</summary>
        public const int Size = StoreFrame.SketchSize;

        /// <summary>Computes a sketch.</summary>
        /// <param name="bytes">Content of the fragment.</param>
        /// <param name="size">Its bytes.</param>
        /// <param name="seed">What the asking node has drawn.</param>
        /// <param name="target">Receives <see cref="Size"/> bytes.</param>
        /// <param name="targetAt">Where.</param>
        public static void Compute(byte[] bytes, int size, int seed, byte[] target, int targetAt)
        {
            int first = 0;
            int second = 0;
            int third = 0;
            int fourth = 0;
            for (int i = 0; i < size; i++)
            {
                long factors = Mixer.Mix(((long)seed << 16) + i + 1);
                int value = bytes[i];
                first ^= Galois.Multiply(value, (int)(factors & 255));
                second ^= Galois.Multiply(value, (int)((factors >> 8) & 255));
                third ^= Galois.Multiply(value, (int)((factors >> 16) & 255));
                fourth ^= Galois.Multiply(value, (int)((factors >> 24) & 255));
            }

            target[targetAt] = (byte)first;
            target[targetAt + 1] = (byte)second;
            target[targetAt + 2] = (byte)third;
            target[targetAt + 3] = (byte)fourth;
        }
    }
}
