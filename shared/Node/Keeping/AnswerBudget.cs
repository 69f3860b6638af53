namespace LVS.Node
{
    /// <summary>
    /// Limits a node's answers to one kind of question: a burst at once, and then one per interval. So a sender that repeats questions, its
    /// own or others', gets fewer bytes than it sends, even where marks do not detect the repeats (SPEC 2.5).
    /// </summary>
    /// <remarks>The generic cell rate algorithm (ITU-T I.371): a single time is its whole state.</remarks>
    public sealed class AnswerBudget
    {
        /// <summary>No answer is left.</summary>
        public const long None = long.MinValue;

        private readonly long intervalMs;
        private readonly long slackMs;
        private long dueMs = long.MinValue / 2;

        /// <summary>Makes a budget that is full.</summary>
        /// <param name="burst">Answers at once, at least 1.</param>
        /// <param name="intervalMs">Long-term interval between two answers.</param>
        public AnswerBudget(int burst, long intervalMs)
        {
            this.intervalMs = intervalMs;
            slackMs = (burst - 1) * intervalMs;
        }

        /// <summary>Takes an answer from the budget.</summary>
        /// <returns>False when there is none left.</returns>
        public bool Take(long nowMs)
        {
            long next = Next(dueMs, nowMs, intervalMs, slackMs);
            dueMs = next == None ? dueMs : next;
            return next != None;
        }

        /// <summary>The same for a caller that keeps the state of several budgets itself. Each state is one time, at first 0.</summary>
        /// <param name="dueMs">The state.</param>
        /// <param name="nowMs">The node's time.</param>
        /// <param name="intervalMs">Long-term interval between two answers.</param>
        /// <param name="slackMs">How much earlier an answer may be given when none was given for long.</param>
        /// <returns>The new state; <see cref="None"/> when there is no answer left.</returns>
        public static long Next(long dueMs, long nowMs, long intervalMs, long slackMs)
        {
            long due = dueMs > nowMs ? dueMs : nowMs;
            return due - nowMs > slackMs ? None : due + intervalMs;
        }
    }
}
