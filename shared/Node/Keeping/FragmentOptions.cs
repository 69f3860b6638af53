namespace LVS.Node
{
    /// <summary>How a node takes part in keeping fragments; the same on every node of a swarm. Set once in boot.</summary>
    public sealed class FragmentOptions
    {
        /// <summary>Imin of the offer timer, in ms.</summary>
        public int OfferIntervalMsMin = 1000;

        /// <summary>Imax of the offer timer, in doublings of Imin: 6 makes 64 s of 1 s.</summary>
        public int OfferDoublings = 6;

        /// <summary>A member not heard for this long is taken for gone, in s.</summary>
        public int SilenceSeconds = 600;

        /// <summary>Members that are known at most, 1..250; up to 63 take less memory.</summary>
        public int MemberCount = 63;

        /// <summary>Shortest interval between two audits of a stripe, in s; it doubles.</summary>
        public int AuditSecondsMin = 120;

        /// <summary>Longest interval, in s: 4 hours.</summary>
        public int AuditSecondsMax = 14_400;

        /// <summary>How long proofs are waited for, in ms.</summary>
        public int ProofWaitMs = 3000;

        /// <summary>How long a fragment that was asked for, or the proof of one that was told, is waited for, in ms.</summary>
        public int FragmentWaitMs = 1500;

        /// <summary>
        /// With k + 2 fragments or more left, what is missing is looked at again after this, up to twice as much, in s: who is only out of
        /// reach comes back.
        /// </summary>
        public int PatienceSeconds = 3600;

        /// <summary>Answers of many to one question are spread over this time, in ms.</summary>
        public int AnswerSpreadMs = 200;

        /// <summary>Shortest time between two frames of one node, in ms: others' inboxes hold 16.</summary>
        public int PaceMs = 5;

        /// <summary>Longest nap of a node that sleeps between slots, in s; 0 of one that never does.</summary>
        public int NapSeconds;

        /// <summary>Of a node that sleeps, its slot's length in ms.</summary>
        public int WindowMs;

        /// <summary>Of a node that sleeps, fragments that it takes in one wake: each is a flash record.</summary>
        public int TakesMax;

        /// <summary>Whether the node sleeps between slots.</summary>
        public bool Naps => NapSeconds > 0;

        /// <summary>Whether the node keeps for others; else it only hears.</summary>
        public bool Keeps = true;
    }
}
