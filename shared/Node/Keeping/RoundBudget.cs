namespace LVS.Node
{
    /// <summary>
    /// Limits a node's answers to one kind of question about its fragments: all of them a few times over at once, and the same again in a
    /// given time. It grows and shrinks with the number of fragments. So a sender that repeats questions gets fewer bytes than it sends,
    /// whatever the room is (SPEC 2.5).
    /// </summary>
    /// <remarks>
    /// The generic cell rate algorithm (ITU-T I.371), in fractions of the whole. The caller keeps the budget's state: one time, at first 0.
    /// </remarks>
    internal static class RoundBudget
    {
        /// <summary>Takes an answer from a budget.</summary>
        /// <param name="dueMs">The state.</param>
        /// <param name="nowMs">The node's time.</param>
        /// <param name="answers">Answers at once: some for each fragment held.</param>
        /// <param name="refillMs">Time in which the same number becomes available again.</param>
        /// <returns>The new state; <see cref="AnswerBudget.None"/> when there is no answer left.</returns>
        internal static long Next(long dueMs, long nowMs, long answers, long refillMs)
        {
            long interval = refillMs / (answers + 1) + 1;
            return AnswerBudget.Next(dueMs, nowMs, interval, refillMs - interval);
        }
    }
}
