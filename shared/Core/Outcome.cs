namespace LVS.Core
{
    /// <summary>
    /// What became of bytes from outside. Anything but <see cref="Done"/> means that the node's state did not change. The numbers index
    /// <c>Counters</c> and appear in traces, so they never change.
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

        /// <summary>The MAC is wrong: another swarm, a wrong key, or damage on the way.</summary>
        BadMac = 6,

        /// <summary>A field outside its range.</summary>
        OutOfRange = 8,

        /// <summary>Bytes after the end of the structure.</summary>
        TrailingBytes = 9,

        /// <summary>The same peer is named twice in one frame.</summary>
        DuplicateEntry = 10,

        /// <summary>The frame's minute is outside the reader's window, and no edge's key vouches for it.</summary>
        WrongMinute = 11,

        /// <summary>Our own frame has come back.</summary>
        OwnEcho = 12,

        /// <summary>Not newer than an earlier frame of the neighbour: a replay, a duplicate, or overtaken on the way.</summary>
        Stale = 13,

        /// <summary>From a node that holds no slot here.</summary>
        Stranger = 14,

        /// <summary>
        /// The neighbour claims to have credited more than was ever sent to it; the edge was closed and its net flow returned.
        /// </summary>
        Overclaim = 15,

        /// <summary>A census too soon after the last one.</summary>
        TooSoon = 16,

        /// <summary>From a key that was banned for lying.</summary>
        Banned = 17,

        /// <summary>The sender's books do not add up: nothing moved, its trust fell.</summary>
        Inconsistent = 18,

        /// <summary>A diff of a neighbour that has no entry for us under our edge's key.</summary>
        Unproved = 19,

        /// <summary>A frame under our own name and the key of one of our edges that we did not send: another node uses our keys.</summary>
        Twin = 20,
    }
}
