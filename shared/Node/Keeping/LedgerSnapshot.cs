using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// A node's ledger as a stripe of the swarm: the flash record and a tag that only who knows the node's secret can make, cut into
    /// fragments. The name of the stripe tells nothing of the secret. SPEC 9.6.
    /// </summary>
    public static class LedgerSnapshot
    {
        /// <summary>Bytes of record and tag.</summary>
        public const int Size = Limits.LedgerRecordSize + Limits.MacSize;

        /// <summary>k.</summary>
        public const int DataCount = (Size + Limits.FragmentSizeMax - 1) / Limits.FragmentSizeMax;

        /// <summary>n.</summary>
        public const int TotalCount = DataCount + 4;

        /// <summary>Bytes of a fragment.</summary>
        public const int FragmentSize = (Size + DataCount - 1) / DataCount;

        /// <summary>Hours that a snapshot is kept: how long a node may be away before it is wiped and comes back.</summary>
        public const int Hours = 720;

        private const int NameMark = 0x00004E4C; // "LN" and epoch 0, whose key it is under; no frame begins like this.

        private const int TagMark = 0x544C; // "LT"
        private const int PieceAt = 20;
        private const int PieceSize = Limits.FragmentSizeMax - PieceAt;

        // The tag lies whole in the last fragment, and nothing else behind it.
        private const byte ProofTagIsLast = DataCount * FragmentSize == Size ? 0 : -1;
        private const byte ProofIsRepaired = DataCount <= Limits.RepairDataCountMax ? 0 : -1;
        private const byte ProofFitsStripe = TotalCount <= Limits.ShareCountMax ? 0 : -1;

        /// <summary>Name of a node's stripe, not 0.</summary>
        /// <param name="mac">The swarm's MAC.</param>
        /// <param name="secret">The node's secret: the same after everything on its flash was lost.</param>
        public static long NameOf(IMac mac, long secret)
        {
            byte[] input = new byte[12];
            byte[] name = new byte[Limits.MacSize];
            LittleEndian.Write32(input, 0, NameMark);
            LittleEndian.Write64(input, 4, secret);
            mac.Compute(input, input.Length, name);
            long stripe = LittleEndian.Read64(name, 0);
            return stripe == 0 ? 1 : stripe;
        }

        /// <summary>
        /// The tag of a record: a chain of MACs, each over the one before, the secret and a piece of the record. So it needs no buffer of
        /// the record's size.
        /// </summary>
        /// <param name="record">The record.</param>
        /// <param name="mac">The swarm's MAC.</param>
        /// <param name="secret">The node's secret.</param>
        /// <param name="scratch">At least <see cref="Limits.FragmentSizeMax"/> bytes.</param>
        /// <param name="tag">Receives <see cref="Limits.MacSize"/> bytes.</param>
        internal static void Tag(byte[] record, IMac mac, long secret, byte[] scratch, byte[] tag)
        {
            System.Array.Clear(tag, 0, Limits.MacSize);
            LittleEndian.Write16(scratch, 0, TagMark);
            LittleEndian.Write16(scratch, 2, LedgerRecord.EpochOf(record));
            LittleEndian.Write64(scratch, 4, secret);
            for (int at = 0; at < Limits.LedgerRecordSize; at += PieceSize)
            {
                int left = Limits.LedgerRecordSize - at;
                int size = left < PieceSize ? left : PieceSize;
                System.Array.Copy(tag, 0, scratch, 12, Limits.MacSize);
                System.Array.Copy(record, at, scratch, PieceAt, size);
                mac.Compute(scratch, PieceAt + size, tag);
            }
        }

        /// <summary>Adds a multiple of one data fragment of record and tag to a fragment.</summary>
        internal static void AddMultiple(byte[] target, byte[] record, byte[] tag, int data, int factor)
        {
            int from = data * FragmentSize;
            int left = Limits.LedgerRecordSize - from;
            int size = left < FragmentSize ? left : FragmentSize;
            Galois.AddMultiple(target, 0, record, from, size, factor);
            if (size < FragmentSize)
            {
                Galois.AddMultiple(target, size, tag, 0, Limits.MacSize, factor);
            }
        }
    }
}
