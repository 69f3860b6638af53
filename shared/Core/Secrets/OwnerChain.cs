namespace LVS.Core
{
    /// <summary>
    /// The chain of hashes by which only the owner of a record can renew it, while every holder can check a renewal. Allocates once. Not
    /// for use by two threads at once.
    /// </summary>
    /// <remarks>
    /// The owner keeps 8 secret bytes, link 0. Link i is the hash of i and link i - 1. Link 64 is the anchor, which the record's name
    /// covers. Renewal r, 1..63, shows link 64 - r. Link 0 is shown only to forget the record. The chain does not cover the fields sent
    /// with a link: a listener can send the link again with other fields. Therefore a renewal can only prolong, and a holder treats a known
    /// link like a new one.
    /// </remarks>
    public sealed class OwnerChain
    {
        /// <summary>Bytes of a link.</summary>
        public const int LinkSize = 8;

        /// <summary>Number of the anchor.</summary>
        public const int Length = 64;

        /// <summary>Number of the last renewal.</summary>
        public const int RenewalMax = Length - 1;

        /// <summary>Number of the link that forgets the record.</summary>
        public const int Forget = Length;

        private const int Body = SecretLabel.Size;

        private readonly IHmac hmac;
        private readonly Scratch scratch;

        /// <summary>Allocates the buffers.</summary>
        public OwnerChain(IHmac hmac)
            : this(hmac, new Scratch())
        {
        }

        /// <summary>Shares the buffers for a hash.</summary>
        /// <param name="hmac">Hashes.</param>
        /// <param name="scratch">The buffers.</param>
        public OwnerChain(IHmac hmac, Scratch scratch)
        {
            this.hmac = hmac;
            this.scratch = scratch;
        }

        /// <summary>The link that a renewal shows.</summary>
        /// <param name="secret">8 bytes, link 0.</param>
        /// <param name="number">0 for the anchor, 1..63 for a renewal, <see cref="Forget"/> for link 0 itself.</param>
        /// <param name="link">Receives 8 bytes.</param>
        public void Show(byte[] secret, int number, byte[] link)
        {
            System.Array.Copy(secret, 0, scratch.Hash, 0, LinkSize);
            Climb(0, Length - number);
            System.Array.Copy(scratch.Hash, 0, link, 0, LinkSize);
        }

        /// <summary>Whether a link belongs to the same chain as a known link. Costs a hash for each number between them.</summary>
        /// <param name="shown">8 bytes.</param>
        /// <param name="shownNumber">Its number.</param>
        /// <param name="known">8 bytes: the anchor, or the link of the last renewal.</param>
        /// <param name="knownNumber">Its number: 0 for the anchor, else that of the renewal.</param>
        public bool Belongs(byte[] shown, int shownNumber, byte[] known, int knownNumber)
        {
            if (shownNumber < knownNumber || shownNumber > Forget)
            {
                return false;
            }

            System.Array.Copy(shown, 0, scratch.Hash, 0, LinkSize);
            Climb(Length - shownNumber, Length - knownNumber);
            return LittleEndian.Read64(scratch.Hash, 0) == LittleEndian.Read64(known, 0);
        }

        private void Climb(int from, int to)
        {
            byte[] message = scratch.Message;
            byte[] hash = scratch.Hash;
            SecretLabel.Write(SecretLabel.Chain, message);
            for (int i = from + 1; i <= to; i++)
            {
                message[Body] = (byte)i;
                System.Array.Copy(hash, 0, message, Body + 1, LinkSize);
                hmac.Compute(scratch.NoKey, message, Body + 1 + LinkSize, hash);
            }
        }
    }
}
