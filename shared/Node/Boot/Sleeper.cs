using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// The differences of a node that sleeps between slots, in one place for firmware and simulator. A wake writes one record at its end,
    /// with everything that it heard. The diffs of the next wake send the content of that record. So a node never sends what a power cut
    /// could undo, and never forgets what it heard. The price is that a payment is sent one wake later.
    /// </summary>
    public static class Sleeper
    {
        // The longest silence of a neighbour that a record can store: less than 256 times 4,096 ms.
        private const int SilenceMsMax = 1_044_480;

        // Fragments accepted in one wake: each is a flash record besides the ledger's.
        private const int TakesMax = 4;

        private const int AuditSecondsMax = 86_400;

        // A quarter of a percent of the period: half of the possible error of clocks.
        private const int GuardPart = 400;

        /// <summary>Changes a node's options for a sleeper.</summary>
        /// <param name="options">The node's.</param>
        /// <param name="windowMs">Length of the slot: the first diff goes out in its second half.</param>
        public static void Shape(NodeOptions options, int windowMs)
        {
            options.AnswerMsMax = windowMs / 3;
            options.EmitIntervalMsMin = windowMs;
            options.Naps.Begin();

            // Silence is measured in intervals of Imax, and a napping neighbour is heard in few of our wakes. So allow the longest silence
            // that a record can store.
            options.EmitDoublings = 0;
            while (((long)windowMs << (options.EmitDoublings + 1)) * options.Drift.SilenceIntervals <= SilenceMsMax)
            {
                options.EmitDoublings++;
            }
        }

        /// <summary>
        /// Changes the fragment options for a sleeper: asking and answering fit a slot, and audits wait for slots in which all nodes are
        /// awake.
        /// </summary>
        /// <param name="options">The node's.</param>
        /// <param name="windowMs">Length of the slot.</param>
        /// <param name="periodMs">From one slot to the next.</param>
        /// <param name="napDoublings">Longest nap, in doublings of one slot.</param>
        public static void Shape(FragmentOptions options, int windowMs, long periodMs, int napDoublings)
        {
            options.NapSeconds = (int)((periodMs << napDoublings) / 1000);

            // All nodes stay awake longer by the possible error of their clocks; half of that time is used.
            options.WindowMs = windowMs + (int)(periodMs / GuardPart);
            options.TakesMax = TakesMax;
            options.OfferIntervalMsMin = windowMs / 2;
            options.AnswerSpreadMs = windowMs / 6;
            options.ProofWaitMs = windowMs / 3;
            options.FragmentWaitMs = windowMs / 3;
            options.AuditSecondsMin = 2 * options.NapSeconds;
            options.AuditSecondsMax = options.AuditSecondsMin > AuditSecondsMax ? options.AuditSecondsMin : AuditSecondsMax;
        }

        /// <summary>
        /// Called first in a boot that no timer caused. The life before was cut and may have used the numbers that its record reserved, so
        /// they are skipped. That takes the wake's only record. What this wake hears is not stored, and will be heard again.
        /// </summary>
        /// <param name="vault">The ledger's.</param>
        /// <param name="memory">The window of a node that has not booted yet.</param>
        /// <param name="record">Buffer of <see cref="Limits.LedgerRecordSize"/> bytes.</param>
        /// <param name="turn">The wake's turn.</param>
        /// <returns>Whether no number can be used twice.</returns>
        public static bool Skip(IVault vault, NodeMemory memory, byte[] record, WakeTurn turn)
        {
            memory.Closed.Keep();
            if (!vault.Load(record) || !LedgerRecord.Read(record, memory))
            {
                return true;
            }

            memory.Life.SkipReserved();
            LedgerRecord.Write(memory, LedgerRecord.NumberOf(record) + 1, record);
            return turn.Take() && vault.Append(record);
        }

        /// <summary>Begins a wake; after <see cref="MicroNode.Boot"/>.</summary>
        /// <param name="node">The node.</param>
        /// <param name="restored">Whether it came from a record.</param>
        /// <param name="turn">The wake's turn. If another file has taken it, used numbers could not be skipped, and the node only
        /// listens.</param>
        public static void Begin(MicroNode node, bool restored, WakeTurn turn)
        {
            if (restored && turn.IsLeft)
            {
                node.TellRested();
            }
        }

        /// <summary>Ends a wake before sleep.</summary>
        /// <param name="node">The node.</param>
        /// <param name="nowMs">The node's time.</param>
        /// <param name="turn">The wake's turn.</param>
        /// <returns>Whether everything heard is on flash.</returns>
        public static bool End(MicroNode node, long nowMs, WakeTurn turn)
        {
            return turn.Take() && node.Rest(nowMs);
        }
    }
}
