namespace LVS.Node
{
    /// <summary>
    /// What a node answers to one kind of question: so many at once, and no more than one in a time in the long run. So who repeats
    /// questions, its own or others', gets less than it sends, whatever the marks of frames let through (SPEC 2.5).
    /// </summary>
    /// <remarks>The generic cell rate algorithm (ITU-T I.371): one time is its whole state.</remarks>
    public sealed class AnswerBudget
    {
        /// <summary>No answer is left.</summary>
        public const long None = long.MinValue;

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
            long next = Next(dueMs, nowMs, intervalMs, slackMs);
            dueMs = next == None ? dueMs : next;
            return next != None;
        }

        /// <summary>The same for who keeps the state of several budgets itself: each is one time, 0 at first.</summary>
        /// <param name="dueMs">The state.</param>
        /// <param name="nowMs">The node's time.</param>
        /// <param name="intervalMs">From one answer to the next in the long run.</param>
        /// <param name="slackMs">So much earlier when none was given for long.</param>
        /// <returns>The new state; <see cref="None"/> when there is no answer left.</returns>
        public static long Next(long dueMs, long nowMs, long intervalMs, long slackMs)
        {
            long due = dueMs > nowMs ? dueMs : nowMs;
            return due - nowMs > slackMs ? None : due + intervalMs;
        }
    }
}
