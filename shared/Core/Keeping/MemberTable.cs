namespace LVS.Core
{
    /// <summary>
    /// The members that keep fragments near this node: their free room, and the penalties they have. A slot belongs to a member even when
    /// its name changes. Times are seconds of the node's time. Fixed memory.
    /// </summary>
    public sealed partial class MemberTable
    {
        /// <summary>No member.</summary>
        public const int None = 255;

        /// <summary>Most that counts of a member's nap, in s.</summary>
        public const int NapSecondsMost = 7_200;

        private const int PenaltyDoublings = 8;

        // About a day, in units of 1,024 s.
        private const int CheckUnits = 85;
        private const int CheckShift = 10;
        private const int DistrustSeconds = 14_400;

        // Four offers of a member at its longest interval.
        private const int AloneSecondsMin = 20;
        private const int AloneSeconds = 256;

        // A member heard within this time is awake, s.
        private const int AwakeSeconds = 1;

        // States of a slot; those of a member that was heard recently are odd, and those from Gone on are to be settled.
        private const int Free = 0;
        private const int Known = 1;
        private const int Gone = 2;
        private const int Bad = 3;
        private const int Far = 4;
        private const int HeardBit = 1;
        private const int StateMask = 7;
        private const int PenaltyShift = 4;

        private const byte ProofHeardIsOdd = (Known & Bad & HeardBit) == HeardBit && ((Free | Gone | Far) & HeardBit) == 0 ? 0 : -1;

        private readonly int[] pseudonyms;
        private readonly ushort[] homes;
        private readonly int[] heardAt;
        private readonly int[] penalisedTo;

        // When a member was asked for a fragment, modulo three days: one that could not be asked for two days waits for another one.
        private readonly byte[] checkedAt;
        private readonly byte[] rooms;

        // The state is in the low half of the byte, the number of penalties in the high half.
        private readonly byte[] states;
        private readonly byte[] naps;
        private readonly int silenceSeconds;
        private readonly int aloneSeconds;
        private readonly int farCountMax;
        private int usedCount;
        private int freeCount;
        private int heardAnyAt;
        private int longestNapSeconds;

        /// <summary>Makes an empty table.</summary>
        /// <param name="memberCount">1..250.</param>
        /// <param name="silenceSeconds">A member not heard for this long counts as gone; one that naps, after 3.2 of its naps.</param>
        /// <param name="ownNapSeconds">This node's longest nap; 0 when it never sleeps.</param>
        public MemberTable(int memberCount, int silenceSeconds, int ownNapSeconds)
        {
            Check.That(memberCount >= 1 && memberCount < None, "MemberTable: member count");
            pseudonyms = new int[memberCount];
            homes = new ushort[memberCount];
            heardAt = new int[memberCount];
            penalisedTo = new int[memberCount];
            checkedAt = new byte[memberCount];
            rooms = new byte[memberCount];
            states = new byte[memberCount];
            naps = new byte[memberCount];

            // A node that naps hears each member's offer once a nap. It must settle many members at a time, or it would never get to know
            // its neighbours.
            farCountMax = ownNapSeconds > 0 ? memberCount * 3 / 8 : 1;
            aloneSeconds = AloneSecondsMin + ownNapSeconds * 11 / 5;
            this.silenceSeconds = silenceSeconds;
            freeCount = memberCount;
        }

        /// <summary>Slots.</summary>
        public int SlotCount => states.Length;

        /// <summary>Slots up to the last one that was ever used.</summary>
        public int UsedCount => usedCount;

        /// <summary>Members that are known and not silent.</summary>
        public int Count { get; private set; }

        /// <summary>Whether a slot has a member that was heard recently.</summary>
        public bool Is(int slot)
        {
            return (states[slot] & HeardBit) != 0;
        }

        /// <summary>Pseudonym in a slot that is not free.</summary>
        public int PseudonymAt(int slot)
        {
            return pseudonyms[slot];
        }

        /// <summary>Free room in a slot that is not free, in fragments.</summary>
        public int RoomAt(int slot)
        {
            return RoomCode.Read(rooms[slot]);
        }

        /// <summary>
        /// The longest nap of any member in s, at most two hours, because a member can say what it likes; 0 where none sleeps between
        /// slots.
        /// </summary>
        public int LongestNapSeconds => longestNapSeconds < NapSecondsMost ? longestNapSeconds : NapSecondsMost;

        /// <summary>Whether any member sleeps between slots.</summary>
        public bool HasSleepers => longestNapSeconds > 0;

        /// <summary>Whether a member sleeps between slots.</summary>
        public bool Naps(int slot)
        {
            return naps[slot] != 0;
        }

        /// <summary>Whether a member hears what is said now: it never sleeps, or was heard a moment ago.</summary>
        public bool IsAwake(int slot, int second)
        {
            return naps[slot] == 0 || second - heardAt[slot] <= AwakeSeconds;
        }

        /// <summary>How long a member may be silent before it counts as gone, in s.</summary>
        public int SilenceOf(int slot)
        {
            int seconds = (int)(NapCode.SilenceMs(NapCode.Read(naps[slot])) / 1000);
            return seconds > silenceSeconds ? seconds : silenceSeconds;
        }

        /// <summary>A member's home in the space of names.</summary>
        public int HomeAt(int slot)
        {
            return homes[slot];
        }

        /// <summary>The slot of a member, or <see cref="None"/>.</summary>
        public int SlotOf(int pseudonym)
        {
            // Every letter needs this: a scan of one array, up to the last slot that was ever used.
            int[] all = pseudonyms;
            int end = usedCount;
            for (int slot = 0; slot < end; slot++)
            {
                if (all[slot] == pseudonym && Is(slot))
                {
                    return slot;
                }
            }

            return None;
        }

        /// <summary>Takes in a member's offer.</summary>
        /// <param name="pseudonym">Its name.</param>
        /// <param name="offer">What it says.</param>
        /// <param name="ownHome">This node's home: in a full table a nearer member replaces a farther one.</param>
        /// <param name="second">The node's time in s.</param>
        /// <returns>Whether the member is new.</returns>
        public bool Hear(int pseudonym, StoreFrame offer, int ownHome, int second)
        {
            int slot = SlotOf(pseudonym);
            if (slot == None && offer.Former != 0)
            {
                // Its epoch has turned: the same member under another name.
                slot = SlotOf(offer.Former);
            }

            bool isNew = slot == None;
            if (isNew)
            {
                slot = SlotFor(offer.Home, ownHome);
                if (slot == None)
                {
                    return false;
                }

                Count++;
                freeCount--;
                usedCount = slot < usedCount ? usedCount : slot + 1;
                states[slot] = Known;
                penalisedTo[slot] = 0;
                checkedAt[slot] = (byte)((second >> CheckShift) - CheckUnits);
            }

            pseudonyms[slot] = pseudonym;
            homes[slot] = (ushort)offer.Home;
            rooms[slot] = (byte)offer.Room;
            naps[slot] = (byte)offer.Nap;
            NoteNap(slot);
            heardAt[slot] = second;
            return isNew;
        }

        /// <summary>
        /// Any frame of a sender was heard. If nobody was heard for a long time, this node or the whole swarm was cut off: that time does
        /// not count as silence of any member.
        /// </summary>
        /// <returns>The slot of a known member, or <see cref="None"/>.</returns>
        public int Seen(int pseudonym, int second)
        {
            bool wasAlone = IsAlone(second);
            for (int i = 0; i < heardAt.Length && wasAlone; i++)
            {
                heardAt[i] += second - heardAnyAt;
            }

            heardAnyAt = second;
            int slot = SlotOf(pseudonym);
            if (slot != None)
            {
                heardAt[slot] = second;
            }

            return slot;
        }

        /// <summary>
        /// Whether nobody was heard for longer than the pauses between the members' offers. A node that is cut off judges nobody.
        /// </summary>
        public bool IsAlone(int second)
        {
            return second - heardAnyAt > aloneSeconds + AloneSeconds / (Count + 1);
        }

        /// <summary>Whether a member was heard after a moment.</summary>
        public bool IsHeardSince(int slot, int second)
        {
            return Is(slot) && heardAt[slot] - second >= 0;
        }

        /// <summary>A member announces that it stops.</summary>
        public void Leave(int pseudonym)
        {
            int slot = SlotOf(pseudonym);
            if (slot != None)
            {
                Go(slot);
            }
        }

        /// <summary>The median of the free room of the members that have any, in fragments; 0 when none has.</summary>
        /// <param name="counts">Scratch for <see cref="RoomCode.Max"/> + 1 counts or more.</param>
        public int MedianRoom(byte[] counts)
        {
            System.Array.Clear(counts, 0, counts.Length);
            int all = 0;
            for (int slot = 0; slot < usedCount; slot++)
            {
                if (rooms[slot] > 0 && Is(slot))
                {
                    counts[rooms[slot]]++;
                    all++;
                }
            }

            int below = 0;
            for (int code = 1; code <= RoomCode.Max; code++)
            {
                below += counts[code];
                if (2 * below >= all)
                {
                    return all == 0 ? 0 : RoomCode.Read(code);
                }
            }

            return 0;
        }

        private int UnitsUnchecked(int slot, int second)
        {
            return (byte)((second >> CheckShift) - checkedAt[slot]);
        }

        private void NoteNap(int slot)
        {
            int seconds = naps[slot] != 0 && Is(slot) ? NapCode.Read(naps[slot]) : 0;
            longestNapSeconds = seconds > longestNapSeconds ? seconds : longestNapSeconds;
        }

        private int StateOf(int slot)
        {
            return states[slot] & StateMask;
        }

        private void SetState(int slot, int member)
        {
            states[slot] = (byte)(states[slot] & ~StateMask | member);
        }

        private void Go(int slot)
        {
            SetState(slot, Gone);
            Count--;
        }

        /// <summary>
        /// A free slot for a new member. The last eighth of the slots is for members nearer than the farthest one. A full table gives up
        /// one member at a time. So it fills with the nearest members and then stays as it is.
        /// </summary>
        private int SlotFor(int home, int ownHome)
        {
            if (freeCount > states.Length / 8)
            {
                return FirstFree();
            }

            int farthest = None;
            int farCount = 0;
            for (int slot = 0; slot < usedCount; slot++)
            {
                farCount += StateOf(slot) == Far ? 1 : 0;
                bool isFarther = farthest == None || (homes[slot] ^ ownHome) > (homes[farthest] ^ ownHome);
                farthest = isFarther && Is(slot) ? slot : farthest;
            }

            if (farthest == None || (homes[farthest] ^ ownHome) <= (home ^ ownHome))
            {
                return None;
            }

            if (freeCount > 0)
            {
                return FirstFree();
            }

            if (farCount < farCountMax)
            {
                // Its slot becomes free when nothing refers to it any more.
                SetState(farthest, Far);
                Count--;
            }

            return None;
        }

        private int FirstFree()
        {
            int slot = 0;
            while (StateOf(slot) != Free)
            {
                slot++;
            }

            return slot;
        }
    }
}
