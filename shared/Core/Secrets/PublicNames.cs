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

        private readonly IMac mac;
        private readonly byte[] message = new byte[PrefixSize + Limits.PublicKeySize];
        private readonly byte[] output = new byte[Limits.MacSize];

        /// <summary>Names keys of one swarm.</summary>
        public PublicNames(IMac mac)
        {
            this.mac = mac;
        }

        /// <summary>The pseudonym of a key in an epoch, not 0.</summary>
        public int Pseudonym(byte[] publicKey, int epoch)
        {
            Compute(NameMark, epoch * Limits.EpochMinutes, publicKey);
            int name = LittleEndian.Read32(output, 0);
            return name == 0 ? 1 : name;
        }

        /// <summary>The identity of a key, not 0.</summary>
        public long Identity(byte[] publicKey)
        {
            Compute(IdentityMark, 0, publicKey);
            long identity = LittleEndian.Read64(output, 0);
            return identity == 0 ? 1 : identity;
        }

        private void Compute(byte mark, long minute, byte[] publicKey)
        {
            message[0] = mark;
            message[1] = 0;
            LittleEndian.Write32(message, 2, (int)minute);
            Array.Copy(publicKey, 0, message, PrefixSize, Limits.PublicKeySize);
            mac.Compute(message, message.Length, output);
        }
    }
}
