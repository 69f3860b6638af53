namespace LVS.Core
{
    /// <summary>What a frame carries: the low half of its first byte (SPEC 2.1).</summary>
    public static class FrameKind
    {
        /// <summary>An entropy diff: the sender's float and its edge counters (SPEC 3).</summary>
        public const int Diff = 1;

        /// <summary>A request to pause the drift for a moment, so that the swarm can be counted (SPEC 4).</summary>
        public const int Census = 2;

        /// <summary>The sender's free room for fragments, and its home in the space of names (SPEC 9.2).</summary>
        public const int Offer = 3;

        /// <summary>A request for fragments of a stripe (SPEC 9.3).</summary>
        public const int Want = 4;

        /// <summary>A fragment for one node, which keeps or uses it (SPEC 9.4).</summary>
        public const int Fragment = 5;

        /// <summary>A request to the holders of a stripe for proofs (SPEC 9.5).</summary>
        public const int Challenge = 6;

        /// <summary>A proof that the sender holds a fragment (SPEC 9.5).</summary>
        public const int Proof = 7;

        /// <summary>The sender's public key (SPEC 5.2).</summary>
        public const int Hello = 8;

        /// <summary>What a mutual neighbour keeps for the sender, in case the sender loses its memory (SPEC 5.9).</summary>
        public const int Keepsake = 9;

        /// <summary>The question of a device that has lost its memory (SPEC 5.9).</summary>
        public const int Recall = 10;

        /// <summary>A neighbour's answer to a recall (SPEC 5.9).</summary>
        public const int Remembrance = 11;

        /// <summary>A link of the owner's chain that prolongs or ends the keeping of a stripe (SPEC 9.6).</summary>
        public const int Renewal = 12;

        /// <summary>The bits of a frame's first byte that hold its kind.</summary>
        internal const int Mask = 15;
    }
}
