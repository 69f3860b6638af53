namespace LVS.Core
{
    /// <summary>
    /// What became of bytes that came from outside. Anything but <see cref="Done"/> means that the node's state was left as it was.
    /// The numbers index <c>Counters</c> and appear in traces, so they never change.
    /// </summary>
    public enum Outcome
    {
        /// <summary>Read and used.</summary>
        Done = 0,

        /// <summary>Shorter than its structure says.</summary>
        TooShort = 1,

        /// <summary>Longer than a frame may be.</summary>
        TooLong = 2,

        /// <summary>A protocol version that this node does not speak.</summary>
        WrongVersion = 3,

        /// <summary>A frame kind that this node does not know.</summary>
        WrongKind = 4,

        /// <summary>A reserved bit is set.</summary>
        ReservedBits = 5,

        /// <summary>The MAC does not fit: another swarm, a wrong key, or damage on the way.</summary>
        BadMac = 6,

        /// <summary>A field outside its range.</summary>
        OutOfRange = 8,

        /// <summary>Bytes after the end of the structure.</summary>
        TrailingBytes = 9,

        /// <summary>The same thing named twice in one frame.</summary>
        DuplicateEntry = 10,

        /// <summary>Said at another time than this node's, and not vouched for by an edge's key.</summary>
        WrongMinute = 11,

        /// <summary>Our own frame, come back.</summary>
        OwnEcho = 12,

        /// <summary>Not newer than what the neighbour said before: a replay, a duplicate, or overtaken on the way.</summary>
        Stale = 13,

        /// <summary>From a node that holds no slot here.</summary>
        Stranger = 14,

        /// <summary>
        /// The neighbour claims to have credited more than was ever sent to it; the edge was closed and its net flow returned.
        /// </summary>
        Overclaim = 15,

        /// <summary>A census too soon after the last one.</summary>
        TooSoon = 16,

        /// <summary>From a pseudonym that was evicted for lying in this epoch.</summary>
        Banned = 17,

        /// <summary>The sender's books do not add up: nothing moved, its trust fell.</summary>
        Inconsistent = 18,

        /// <summary>A neighbour's diff without an entry for us that is under our edge's key.</summary>
        Unproved = 19,

        /// <summary>Our own name, under the key of one of our edges, and not said by us: another node lives with our keys.</summary>
        Twin = 20,
    }
}
