namespace LVS.Core
{
    /// <summary>
    /// What neighbours keep for a device that may lose its memory: a lookup tag to find it by, and a voucher that only the device and that
    /// neighbour know. Allocates once. Not for use by two threads at once.
    /// </summary>
    /// <remarks>
    /// The device secret is 16 random bytes that survive the loss of memory. The voucher of a neighbour is a hash of its public key under
    /// that secret. So the device needs to remember no neighbour: an answer contains the neighbour's public key, and the device computes
    /// the voucher that this neighbour must have. The hash takes the identity of the key (SPEC 2.4), followed by zeros, instead of the key,
    /// because an edge remembers only the identity. Lookup tag and voucher are sent encrypted under the key of the edge.
    /// </remarks>
    public sealed class Vouchers
    {
        /// <summary>Bytes of a device secret.</summary>
        public const int DeviceSecretSize = 16;

        /// <summary>Bytes of a lookup tag.</summary>
        public const int LookupSize = 8;

        /// <summary>Bytes of a voucher.</summary>
        public const int Size = 16;

        /// <summary>Bytes that a neighbour is given: lookup tag and voucher.</summary>
        public const int HandoverSize = LookupSize + Size;

        private const int Body = SecretLabel.Size;
        private const int SeedAt = Body + Limits.PublicKeySize;
        private const int BaseAt = SeedAt + 8;
        private const int MinuteAt = BaseAt + 8;
        private const byte ProofMessageFits = MinuteAt + 4 <= Scratch.MessageSize && Size == Limits.KeySize ? 0 : -1;

        private readonly IHmac hmac;
        private readonly Scratch scratch;

        /// <summary>Allocates the buffers.</summary>
        public Vouchers(IHmac hmac)
            : this(hmac, new Scratch())
        {
        }

        /// <summary>Shares the buffers for a hash.</summary>
        /// <param name="hmac">Hashes.</param>
        /// <param name="scratch">The buffers.</param>
        public Vouchers(IHmac hmac, Scratch scratch)
        {
            this.hmac = hmac;
            this.scratch = scratch;
        }

        /// <summary>Writes what a neighbour is given: the lookup tag, which is the same for all, and its own voucher.</summary>
        /// <param name="deviceSecret">16 bytes.</param>
        /// <param name="publicKey">32 bytes, the neighbour's.</param>
        /// <param name="bytes">Receives <see cref="HandoverSize"/> bytes.</param>
        /// <param name="offset">Where.</param>
        public void Issue(byte[] deviceSecret, byte[] publicKey, byte[] bytes, int offset)
        {
            byte[] message = scratch.Message;
            byte[] hash = scratch.Hash;
            SecretLabel.Write(SecretLabel.Lookup, message);
            hmac.Compute(deviceSecret, message, Body, hash);
            System.Array.Copy(hash, 0, bytes, offset, LookupSize);
            SecretLabel.Write(SecretLabel.Voucher, message);
            System.Array.Copy(publicKey, 0, message, Body, Limits.PublicKeySize);
            hmac.Compute(deviceSecret, message, SeedAt, hash);
            System.Array.Copy(hash, 0, bytes, offset + LookupSize, Size);
        }

        /// <summary>The proof that an answer comes from a former neighbour, and belongs to this question.</summary>
        /// <param name="vouchers">Array with the voucher.</param>
        /// <param name="offset">Where in it.</param>
        /// <param name="publicKey">32 bytes, the neighbour's.</param>
        /// <param name="seed">The seed of the question.</param>
        /// <param name="baseUvu">The base that the neighbour accepted, in micro-VU.</param>
        /// <param name="minute">The swarm's minute at which it was last heard.</param>
        public long Answer(byte[] vouchers, int offset, byte[] publicKey, long seed, long baseUvu, int minute)
        {
            byte[] message = scratch.Message;
            SecretLabel.Write(SecretLabel.Answer, message);
            LittleEndian.Write64(message, BaseAt, baseUvu);
            LittleEndian.Write32(message, MinuteAt, minute);
            return Prove(vouchers, offset, publicKey, seed, MinuteAt + 4);
        }

        /// <summary>The device's proof that it sent an answer itself.</summary>
        /// <param name="deviceSecret">16 bytes.</param>
        /// <param name="seed">The seed of the question.</param>
        public long Alive(byte[] deviceSecret, long seed)
        {
            byte[] message = scratch.Message;
            SecretLabel.Write(SecretLabel.Alive, message);
            LittleEndian.Write64(message, Body, seed);
            hmac.Compute(deviceSecret, message, Body + 8, scratch.Hash);
            return LittleEndian.Read64(scratch.Hash, 0);
        }

        private long Prove(byte[] vouchers, int offset, byte[] publicKey, long seed, int size)
        {
            byte[] message = scratch.Message;
            System.Array.Copy(publicKey, 0, message, Body, Limits.PublicKeySize);
            LittleEndian.Write64(message, SeedAt, seed);
            System.Array.Copy(vouchers, offset, scratch.Key, 0, Size);
            hmac.Compute(scratch.Key, message, size, scratch.Hash);
            return LittleEndian.Read64(scratch.Hash, 0);
        }
    }
}
