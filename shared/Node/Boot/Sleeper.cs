using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// What is different about a node that sleeps between slots, in one place for firmware and simulator. A wake writes one record, at its
    /// end, with all that it heard; the diffs of the next wake tell what that record holds. So a node never tells what a power cut could
    /// undo, and forgets nothing that it heard; the price is that a payment is told one wake later.
    /// </summary>
    public static class Sleeper
    {
        // What a record can tell of a neighbour's silence, less than 256 times 4,096 ms.
        private const int SilenceMsMax = 1_044_480;

        // Fragments that are taken in one wake: flash records besides the ledger's.
        private const int TakesMax = 4;

        private const int AuditSecondsMax = 86_400;

        // A quarter of a percent of the period: half of what clocks may be wrong by.
        private const int GuardPart = 400;

        /// <summary>Makes options those of a sleeper.</summary>
        /// <param name="options">The node's.</param>
        /// <param name="windowMs">Length of the slot: the first diff goes out in its second half.</param>
        public static void Shape(NodeOptions options, int windowMs)
        {
            options.AnswerMsMax = windowMs / 3;
            options.EmitIntervalMsMin = windowMs;
            options.Naps.Begin();

            // Imax is what silence is measured by, and a neighbour that naps is heard in few of our wakes: as long as a record can tell.
            options.EmitDoublings = 0;
            while (((long)windowMs << (options.EmitDoublings + 1)) * options.Drift.SilenceIntervals <= SilenceMsMax)
            {
                options.EmitDoublings++;
            }

            // Each wake is one interval. A node that always wakes a little late would hear enough to stay silent every time, and no other
            // node would hear of it again.
            options.EmitRedundancy = 0;
        }

        /// <summary>
        /// Makes options of keeping those of a sleeper: asking and answering fit a slot, and audits wait for those in which all are awake.
        /// </summary>
        /// <param name="options">The node's.</param>
        /// <param name="windowMs">Length of the slot.</param>
        /// <param name="periodMs">From one slot to the next.</param>
        /// <param name="napDoublings">Longest nap, in doublings of one slot.</param>
        public static void Shape(FragmentOptions options, int windowMs, long periodMs, int napDoublings)
        {
            options.NapSeconds = (int)((periodMs << napDoublings) / 1000);

            // All stay awake for what their clocks may be wrong by; half of it is used.
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
        /// Called first in a boot that no timer woke. The life before was cut and may have used the numbers that its record reserved, so
        /// they are skipped. That takes the wake's one record; what is heard in this wake is not kept and will be heard again.
        /// </summary>
        /// <param name="vault">The ledger's.</param>
        /// <param name="memory">The window of a node that has not booted yet.</param>
        /// <param name="record">Buffer of <see cref="Limits.LedgerRecordSize"/> bytes.</param>
        /// <param name="turn">The wake's.</param>
        /// <returns>Whether no number can be used twice any more.</returns>
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

        /// <summary>A wake begins; after <see cref="MicroNode.Boot"/>.</summary>
        /// <param name="node">The node.</param>
        /// <param name="restored">Whether it came from a record.</param>
        /// <param name="turn">The wake's: when another file has it, used numbers could not be struck off, and the node only
        /// listens.</param>
        public static void Begin(MicroNode node, bool restored, WakeTurn turn)
        {
            if (restored && turn.IsLeft)
            {
                node.TellRested();
            }
        }

        /// <summary>A wake ends in sleep.</summary>
        /// <param name="node">The node.</param>
        /// <param name="nowMs">The node's time.</param>
        /// <param name="turn">The wake's.</param>
        /// <returns>Whether flash holds what was heard.</returns>
        public static bool End(MicroNode node, long nowMs, WakeTurn turn)
        {
            return turn.Take() && node.Rest(nowMs);
        }
    }
}
