namespace LVS.Node
{
    /// <summary>
    /// What a node answers to one kind of question: so many at once, and no more than one in a time in the long run. So who repeats
    /// questions, its own or others', gets less than it sends, whatever the marks of frames let through (SPEC 2.5).
    /// </summary>
    /// <remarks>The generic cell rate algorithm (ITU-T I.371): one time is its whole state.</remarks>
    public sealed class AnswerBudget
    {
        private readonly long intervalMs;
        private readonly long slackMs;
        private long dueMs = long.MinValue / 2;

        /// <summary>Makes a budget that is full.</summary>
        /// <param name="burst">Answers at once, at least 1.</param>
        /// <param name="intervalMs">From one to the next in the long run.</param>
        public AnswerBudget(int burst, long intervalMs)
        {
            this.intervalMs = intervalMs;
            slackMs = (burst - 1) * intervalMs;
        }

        /// <summary>Takes an answer from the budget.</summary>
        /// <returns>False when there is none left.</returns>
        public bool Take(long nowMs)
        {
            long due = dueMs > nowMs ? dueMs : nowMs;
            if (due - nowMs > slackMs)
            {
                return false;
            }

            dueMs = due + intervalMs;
            return true;
        }
    }
}
