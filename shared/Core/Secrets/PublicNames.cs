using System;

namespace LVS.Core
{
    /// <summary>
    /// The names of a public key (SPEC 2.4): a pseudonym for one epoch, so that nobody can prepare keys for chosen names, and an identity,
    /// by which bans and slots recognise the key. Not for use by two threads at once.
    /// </summary>
    public sealed class PublicNames
    {
        // Version 15: no frame ever begins with it, so no MAC of a frame is a name.
        private const byte NameMark = 0xF1;
        private const byte IdentityMark = 0xF2;
        private const int PrefixSize = 6;
        private const int MessageSize = PrefixSize + Limits.PublicKeySize;
        private const byte ProofMessageFits = MessageSize <= Scratch.MessageSize ? 0 : -1;

        private readonly IMac mac;
        private readonly Scratch scratch;

        /// <summary>Names keys of one swarm.</summary>
        public PublicNames(IMac mac)
            : this(mac, new Scratch())
        {
        }

        /// <summary>Shares the buffers for a hash.</summary>
        public PublicNames(IMac mac, Scratch scratch)
        {
            this.mac = mac;
            this.scratch = scratch;
        }

        /// <summary>The pseudonym of a key in an epoch, not 0.</summary>
        public int Pseudonym(byte[] publicKey, int epoch)
        {
            Compute(NameMark, epoch * Limits.EpochMinutes, publicKey);
            int name = LittleEndian.Read32(scratch.Hash, 0);
            return name == 0 ? 1 : name;
        }

        /// <summary>The identity of a key, not 0.</summary>
        public long Identity(byte[] publicKey)
        {
            Compute(IdentityMark, 0, publicKey);
            long identity = LittleEndian.Read64(scratch.Hash, 0);
            return identity == 0 ? 1 : identity;
        }

        private void Compute(byte mark, long minute, byte[] publicKey)
        {
            byte[] message = scratch.Message;
            message[0] = mark;
            message[1] = 0;
            LittleEndian.Write32(message, 2, (int)minute);
            Array.Copy(publicKey, 0, message, PrefixSize, Limits.PublicKeySize);
            mac.Compute(message, MessageSize, scratch.Hash);
        }
    }
}
