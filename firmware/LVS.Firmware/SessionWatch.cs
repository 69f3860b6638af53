namespace LVS.Firmware
{
    /// <summary>
    /// Detects a broker connection that is dead although no error was raised. M2Mqtt's receive thread can end or lose its place in the
    /// stream silently, and a client that sends never pings. Times in ms.
    /// </summary>
    internal sealed class SessionWatch
    {
        // A SUBSCRIBE that is unanswered for this long counts as dropped, and a silent broker as dead.
        private const int AnswerMsMax = 15_000;

        // When nothing has arrived for a keep-alive, but at most this long, the broker is asked for a sign of life.
        private const int QuietMsMax = 300_000;

        private readonly int quietMs;
        private int answeredSeen;
        private long answeredAtMs;
        private int heardSeen;
        private long heardAtMs;
        private bool asked;

        /// <summary>Begins with a new connection.</summary>
        /// <param name="keepAliveS">Its keep-alive in s.</param>
        /// <param name="nowMs">The board's time.</param>
        /// <param name="heardCount">Messages that have arrived so far.</param>
        internal SessionWatch(int keepAliveS, long nowMs, int heardCount)
        {
            quietMs = keepAliveS * 1000 < QuietMsMax ? keepAliveS * 1000 : QuietMsMax;
            answeredAtMs = nowMs;
            heardSeen = heardCount;
            heardAtMs = nowMs;
        }

        /// <summary>Whether to ask the broker for a sign of life now.</summary>
        internal bool WantsSign { get; private set; }

        /// <summary>The question was sent, or could not be: then silence proves nothing yet, and it is tried again.</summary>
        internal void Asked(bool isAsked)
        {
            asked = isAsked;
        }

        /// <summary>Checks; call it about once a second.</summary>
        /// <param name="nowMs">The board's time.</param>
        /// <param name="subscribesAsked">Subscriptions requested so far.</param>
        /// <param name="subscribesAnswered">Number of these that were answered.</param>
        /// <param name="heardCount">Messages that have arrived so far.</param>
        /// <returns>What is wrong, or null.</returns>
        internal string Look(long nowMs, int subscribesAsked, int subscribesAnswered, int heardCount)
        {
            WantsSign = false;
            if (subscribesAnswered != answeredSeen || subscribesAnswered == subscribesAsked)
            {
                answeredSeen = subscribesAnswered;
                answeredAtMs = nowMs;
            }
            else if (nowMs - answeredAtMs > AnswerMsMax)
            {
                return "a subscription was not answered";
            }

            if (heardSeen != heardCount)
            {
                heardSeen = heardCount;
                heardAtMs = nowMs;
                asked = false;
            }
            else if (!asked && nowMs - heardAtMs > quietMs)
            {
                WantsSign = true;
            }
            else if (nowMs - heardAtMs > quietMs + AnswerMsMax)
            {
                return "nothing arrives any more, not even a sign that was asked for";
            }

            return null;
        }
    }
}
