namespace LVS.Node
{
    /// <summary>
    /// Limits a node's answers to one kind of question about its fragments: all of them a few times over at once, and the same again in a
    /// given time. It grows and shrinks with the number of fragments. So a sender that repeats questions gets fewer bytes than it sends,
    /// whatever the room is (SPEC 2.5).
    /// </summary>
    /// <remarks>The generic cell rate algorithm (ITU-T I.371), in fractions of the whole.</remarks>
    internal sealed class RoundBudget
    {
        private readonly int rounds;
        private readonly long refillMs;
        private long dueMs = long.MinValue / 2;

        /// <summary>Makes a budget that is full.</summary>
        /// <param name="rounds">Answers at once for each fragment held.</param>
        /// <param name="refillMs">Time in which the same number becomes available again.</param>
        internal RoundBudget(int rounds, long refillMs)
        {
            this.rounds = rounds;
            this.refillMs = refillMs;
        }

        /// <summary>Takes an answer from the budget.</summary>
        /// <param name="nowMs">The node's time.</param>
        /// <param name="count">Fragments held.</param>
        /// <returns>False when there is none left.</returns>
        internal bool Take(long nowMs, int count)
        {
            long interval = refillMs / (rounds * (long)count + 1) + 1;
            long due = dueMs > nowMs ? dueMs : nowMs;
            if (due - nowMs > refillMs - interval)
            {
                return false;
            }

            dueMs = due + interval;
            return true;
        }
    }
}
