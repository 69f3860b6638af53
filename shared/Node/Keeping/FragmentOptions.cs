namespace LVS.Node
{
    /// <summary>How a node takes part in keeping fragments; the same on every node of a swarm. Set once in boot.</summary>
    public sealed class FragmentOptions
    {
        /// <summary>Imin of the offer timer, in ms.</summary>
        public int OfferIntervalMsMin = 1000;

        /// <summary>Imax of the offer timer, in doublings of Imin: 6 makes 64 s out of 1 s.</summary>
        public int OfferDoublings = 6;

        /// <summary>
        /// The offer timer starts at a random time within this many ms after boot; 0 for at once. Before nodes of a swarm know each other,
        /// all hear every offer: many that boot at the same time must not offer at the same time.
        /// </summary>
        public int FirstOfferMsMax;

        /// <summary>A member not heard for this long counts as gone, in s.</summary>
        public int SilenceSeconds = 600;

        /// <summary>Largest number of known members, 1..250; up to 63 take less memory.</summary>
        public int MemberCount = 63;

        /// <summary>Shortest interval between two audits of a stripe, in s; it doubles.</summary>
        public int AuditSecondsMin = 120;

        /// <summary>Longest interval, in s: 4 hours.</summary>
        public int AuditSecondsMax = 14_400;

        /// <summary>Time to wait for proofs, in ms.</summary>
        public int ProofWaitMs = 3000;

        /// <summary>Time to wait for a fragment that was asked for, or for the proof of one that was sent, in ms.</summary>
        public int FragmentWaitMs = 1500;

        /// <summary>
        /// While at least k + 2 fragments are left, missing ones are checked again after this time, up to twice as much, in s: a member
        /// that was only out of reach comes back.
        /// </summary>
        public int PatienceSeconds = 3600;

        /// <summary>Time over which the answers of many nodes to one question are spread, in ms.</summary>
        public int AnswerSpreadMs = 200;

        /// <summary>Longest nap of a node that sleeps between slots, in s; 0 for one that never sleeps.</summary>
        public int NapSeconds;

        /// <summary>For a node that sleeps, the length of its slot in ms.</summary>
        public int WindowMs;

        /// <summary>For a node that sleeps, the fragments that it accepts in one wake: each is a flash record.</summary>
        public int TakesMax;

        /// <summary>Whether the node sleeps between slots.</summary>
        public bool Naps => NapSeconds > 0;
    }
}
