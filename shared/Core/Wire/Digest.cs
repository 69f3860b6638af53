namespace LVS.Core
{
    /// <summary>
    /// What a node knows of the swarm's stripes, as 16 fingerprints: equal knowledge has equal fingerprints, and one that differs names a
    /// sixteenth of the stripes to be compared. Pure functions; SPEC 9.1.
    /// </summary>
    public static class Digest
    {
        /// <summary>Buckets.</summary>
        public const int BucketCount = 16;

        /// <summary>The bucket of a stripe, 0..15.</summary>
        public static int BucketOf(long stripe)
        {
            return (int)(Mixer.Mix(stripe) & (BucketCount - 1));
        }

        /// <summary>A stripe's part of its bucket's fingerprint; the parts of a bucket are added up modulo 2^32.</summary>
        public static int Part(long stripe, int version)
        {
            return (int)(Mixer.Mix(Mixer.Mix(stripe) + version) >> 32);
        }

        /// <summary>Which buckets differ, as bits.</summary>
        public static int Differing(int[] own, int[] other)
        {
            int mask = 0;
            for (int bucket = 0; bucket < BucketCount; bucket++)
            {
                mask |= own[bucket] == other[bucket] ? 0 : 1 << bucket;
            }

            return mask;
        }
    }
}
