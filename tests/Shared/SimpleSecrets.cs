using LVS.Core;

namespace LVS.Tests.Shared
{
    /// <summary>
    /// Secrets that cost next to nothing, for tests in which nobody breaks them: a node's private key is its public key. One object a
    /// node; it allocates nothing.
    /// </summary>
    public sealed class SimpleSecrets : IHmac, IKeyAgreement, IKeySource
    {
        private const byte BasePoint = 9;
        private const byte SecretMark = 0x5A;

        private readonly byte[] result = new byte[Limits.PublicKeySize];
        private long drawn;

        private SimpleSecrets(long seed)
        {
            drawn = Mixer.Mix(seed);
        }

        /// <inheritdoc/>
        public bool IsDone => true;

        /// <summary>The secrets of one node, or of one life of it.</summary>
        /// <param name="mac">The swarm's MAC.</param>
        /// <param name="seed">Another one for every node: it draws the keys.</param>
        public static SwarmSecrets Of(IMac mac, long seed)
        {
            SimpleSecrets all = new SimpleSecrets(seed);
            return new SwarmSecrets(mac, all, all, all);
        }

        /// <inheritdoc/>
        public void Compute(byte[] key, byte[] message, int size, byte[] hash)
        {
            int low = size;
            int high = ~size;
            for (int i = 0; i < key.Length; i++)
            {
                low = ((low << 5) | ((low >> 27) & 31)) ^ key[i];
                high += low * 31;
            }

            for (int i = 0; i < size; i++)
            {
                low = ((low << 5) | ((low >> 27) & 31)) ^ message[i];
                high += low * 31;
            }

            long state = ((long)high << 32) ^ low;
            for (int at = 0; at < Limits.PublicKeySize; at += 8)
            {
                state = Mixer.Mix(state + at);
                LittleEndian.Write64(hash, at, state);
            }
        }

        /// <inheritdoc/>
        public bool Begin(byte[] key, byte[] point)
        {
            bool isOwn = point[0] == BasePoint;
            for (int i = 1; i < Limits.PublicKeySize; i++)
            {
                isOwn &= point[i] == 0;
            }

            for (int i = 0; i < Limits.PublicKeySize; i++)
            {
                result[i] = isOwn ? key[i] : (byte)(key[i] ^ point[i] ^ SecretMark);
            }

            return true;
        }

        /// <inheritdoc/>
        public void Step()
        {
        }

        /// <inheritdoc/>
        public bool Read(byte[] secret)
        {
            System.Array.Copy(result, 0, secret, 0, Limits.PublicKeySize);
            return true;
        }

        /// <inheritdoc/>
        public void Fill(byte[] buffer, int offset, int size)
        {
            for (int i = 0; i < size; i++)
            {
                drawn++;
                buffer[offset + i] = (byte)(Mixer.Mix(drawn) >> 13);
            }
        }
    }
}
