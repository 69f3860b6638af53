namespace LVS.Node
{
    /// <summary>What an entry of the trace ring means. The numbers appear in stored traces, so they never change.</summary>
    public static class TraceCode
    {
        /// <summary>Born without a record: peer is the node's pseudonym, amount the value earned.</summary>
        public const int Born = 1;

        /// <summary>Restored from a record: peer is the node's pseudonym, amount the float.</summary>
        public const int Restored = 2;

        /// <summary>An edge was opened with the peer.</summary>
        public const int Opened = 3;

        /// <summary>An edge was closed: amount is the refund.</summary>
        public const int Closed = 4;

        /// <summary>Float was accepted from the peer.</summary>
        public const int Credited = 5;

        /// <summary>Float was paid to the peer.</summary>
        public const int Paid = 6;

        /// <summary>VaultGuard reduced a movement: amount is by how much.</summary>
        public const int Guarded = 7;

        /// <summary>
        /// A new frame of somebody with the swarm's key was refused: peer is 0, because nothing in it is believed; amount is the outcome.
        /// Frames that the gate refuses are only counted.
        /// </summary>
        public const int Refused = 8;

        /// <summary>The drift pauses for a census: amount is how long, in ms.</summary>
        public const int Held = 9;

        /// <summary>The vault could not write a record.</summary>
        public const int VaultFailed = 10;

        /// <summary>A neighbour was evicted: amount is its trust, 0..65536.</summary>
        public const int Evicted = 11;

        /// <summary>A lie was proven: amount is the outcome that names it.</summary>
        public const int Lied = 12;

        /// <summary>The epoch turned: peer is the new pseudonym, amount the new epoch.</summary>
        public const int Rotated = 13;

        /// <summary>A neighbour came back under a new pseudonym.</summary>
        public const int Resumed = 14;

        /// <summary>The audit closed a corrupted slot.</summary>
        public const int Repaired = 15;

        /// <summary>Another node uses our keys: peer is our pseudonym, amount the seq of its frame.</summary>
        public const int Twin = 16;
    }
}
