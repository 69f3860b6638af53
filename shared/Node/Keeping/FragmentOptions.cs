namespace LVS.Node
{
    /// <summary>How a node takes part in keeping fragments; the same on every node of a swarm. Set once in boot.</summary>
    public sealed class FragmentOptions
    {
        /// <summary>Imin of the digest timer, in ms.</summary>
        public int DigestIntervalMsMin = 1000;

        /// <summary>Imax of the digest timer, in doublings of Imin: 6 makes 64 s of 1 s.</summary>
        public int DigestDoublings = 6;

        /// <summary>A member not heard for this long is taken for gone, in ms. Several times Imax, for digests get lost.</summary>
        public int MemberTimeoutMs = 300_000;

        /// <summary>
        /// How long a node that has just come only listens, in ms: as long as it does not know the others, all fragments seem to fall to
        /// it.
        /// </summary>
        public int JoinDelayMs = 5000;

        /// <summary>How long proofs and fragments that were asked for are waited for, in ms.</summary>
        public int AnswerWaitMs = 600;

        /// <summary>Time between two looks at the same stripe, in ms.</summary>
        public int AuditIntervalMs = 120_000;

        /// <summary>Answers of many to one question are spread over this time, in ms.</summary>
        public int AnswerSpreadMs = 200;

        /// <summary>What repair may cause per second, in bytes.</summary>
        public int RepairBytesPerSecond = 1000;

        /// <summary>What it may save up, in bytes: at least what one fragment costs, k whole frames.</summary>
        public int RepairBurst = 8000;

        /// <summary>Shortest time between two frames of one node, in ms: others' inboxes hold 16.</summary>
        public int PaceMs = 5;

        /// <summary>Shortest time between two records of the log, in ms.</summary>
        public int FlushMs = 1000;

        /// <summary>Stripes that are known at most; the same on all nodes.</summary>
        public int StripeCount = LVS.Core.Limits.StripeCountMax;

        /// <summary>Members that are known at most.</summary>
        public int MemberCount = 32;
    }
}
