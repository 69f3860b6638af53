namespace LVS.Core
{
    /// <content>Members as bytes, so that what is known of them survives a deep sleep.</content>
    public sealed partial class MemberTable
    {
        /// <summary>Bytes of one member's record.</summary>
        public const int RecordSize = 15;

        /// <summary>Writes one member's record, so that it survives a deep sleep.</summary>
        /// <param name="slot">Any slot.</param>
        /// <param name="second">The node's time.</param>
        /// <param name="into">Receives <see cref="RecordSize"/> bytes.</param>
        /// <param name="at">Where.</param>
        public void Write(int slot, int second, byte[] into, int at)
        {
            LittleEndian.Write32(into, at, pseudonyms[slot]);
            LittleEndian.Write16(into, at + 4, homes[slot]);
            into[at + 6] = rooms[slot];
            into[at + 7] = naps[slot];
            into[at + 8] = states[slot];
            LittleEndian.Write16(into, at + 9, Minutes(second - heardAt[slot]));
            LittleEndian.Write16(into, at + 11, Minutes(UnitsUnchecked(slot, second) << CheckShift));
            LittleEndian.Write16(into, at + 13, Minutes(penalisedTo[slot] - second));
        }

        /// <summary>Reads what <see cref="Write"/> wrote, into the next slot.</summary>
        /// <param name="second">The node's time when it was written.</param>
        /// <param name="from">The bytes.</param>
        /// <param name="at">Where.</param>
        public void Read(int second, byte[] from, int at)
        {
            int slot = usedCount++;
            pseudonyms[slot] = LittleEndian.Read32(from, at);
            homes[slot] = (ushort)LittleEndian.Read16(from, at + 4);
            rooms[slot] = from[at + 6];
            naps[slot] = from[at + 7];
            states[slot] = from[at + 8];
            heardAt[slot] = second - LittleEndian.Read16(from, at + 9) * 60;

            // Rounded up: the minutes were rounded down, and naps must not make the time shorter and shorter.
            int units = (LittleEndian.Read16(from, at + 11) * 60 + (1 << CheckShift) - 1) >> CheckShift;
            checkedAt[slot] = (byte)((second >> CheckShift) - (units < CheckUnits ? units : CheckUnits));
            penalisedTo[slot] = second + LittleEndian.Read16(from, at + 13) * 60;
            NoteNap(slot);
            freeCount -= StateOf(slot) == Free ? 0 : 1;
            Count += Is(slot) ? 1 : 0;
            heardAnyAt = second;
        }

        private static int Minutes(int seconds)
        {
            int minutes = seconds / 60;
            return seconds < 0 ? 0 : minutes < 0xFFFF ? minutes : 0xFFFF;
        }
    }
}
