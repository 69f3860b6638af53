using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// What a sleeping node knows of members and stripes, stored over its naps: one small file, written at the end of wakes in which all
    /// are awake. The fragments themselves are in the log. A torn or old record costs audits, but no fragment. Layout in SPEC 9.9.
    /// Allocates once.
    /// </summary>
    internal sealed class KeepingRecord
    {
        /// <summary>Stripes whose state survives a nap; a stripe beyond them is audited as if it had just come.</summary>
        internal const int StripeCountMax = 64;

        /// <summary>Bytes of the largest record.</summary>
        internal const int SizeMax = HeadSize + StripeBook.MemberCountMax * MemberTable.RecordSize
            + StripeCountMax * StripeBook.RecordSize + SumSize;

        private const int Magic = 0x4D53564C; // "LVSM"
        private const int HeadSize = 16;
        private const int SumSize = 8;

        private readonly KeepingState state;
        private readonly IHmac hmac;
        private readonly IRecordFile file;
        private readonly byte[] bytes = new byte[SizeMax + 1];
        private readonly byte[] noKey = new byte[32];
        private readonly byte[] hash = new byte[32];

        internal KeepingRecord(KeepingState state, IHmac hmac, IRecordFile file)
        {
            Check.That(state.Options.MemberCount <= StripeBook.MemberCountMax, "KeepingRecord: more members than it tells");
            this.state = state;
            this.hmac = hmac;
            this.file = file;
        }

        /// <summary>Reads the record of an earlier wake. Members come first, because stripes refer to them.</summary>
        /// <returns>Whether there was a whole record.</returns>
        internal bool Load()
        {
            int size = file.Load(bytes);
            if (size < HeadSize + SumSize || size > SizeMax || LittleEndian.Read32(bytes, 0) != Magic || !IsWhole(size))
            {
                return false;
            }

            int second = LittleEndian.Read32(bytes, 4);
            int members = bytes[11];
            int stripes = bytes[12];
            if (members > state.Members.SlotCount
                || size != HeadSize + members * MemberTable.RecordSize + stripes * StripeBook.RecordSize + SumSize)
            {
                return false;
            }

            if (!state.Log.IsHomeKnown)
            {
                state.Log.Home = LittleEndian.Read16(bytes, 8);
            }

            state.Depth = bytes[10];
            int at = HeadSize;
            for (int i = 0; i < members; i++, at += MemberTable.RecordSize)
            {
                state.Members.Read(second, bytes, at);
            }

            for (int i = 0; i < stripes; i++, at += StripeBook.RecordSize)
            {
                state.Book.Read(second, bytes, at);
            }

            return true;
        }

        /// <summary>Writes the present knowledge to the file.</summary>
        /// <returns>False when it could not be written.</returns>
        internal bool Save()
        {
            int members = state.Members.UsedCount;
            LittleEndian.Write32(bytes, 0, Magic);
            LittleEndian.Write32(bytes, 4, state.Second);
            LittleEndian.Write16(bytes, 8, state.Log.Home);
            bytes[10] = (byte)state.Depth;
            bytes[11] = (byte)members;
            int at = HeadSize;
            for (int slot = 0; slot < members; slot++, at += MemberTable.RecordSize)
            {
                state.Members.Write(slot, state.Second, bytes, at);
            }

            int stripes = 0;
            for (int slot = 0; slot < state.Index.SlotCount && stripes < StripeCountMax; slot++)
            {
                if (state.Index.Holds(slot) && state.Book.IsLead(slot))
                {
                    state.Book.Write(slot, state.Second, bytes, at);
                    at += StripeBook.RecordSize;
                    stripes++;
                }
            }

            bytes[12] = (byte)stripes;
            System.Array.Clear(bytes, 13, HeadSize - 13);
            hmac.Compute(noKey, bytes, at, hash);
            System.Array.Copy(hash, 0, bytes, at, SumSize);
            return file.Save(bytes, at + SumSize);
        }

        private bool IsWhole(int size)
        {
            hmac.Compute(noKey, bytes, size - SumSize, hash);
            return LittleEndian.Read64(bytes, size - SumSize) == LittleEndian.Read64(hash, 0);
        }
    }
}
