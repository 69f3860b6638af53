namespace LVS.Firmware
{
    /// <summary>
    /// Notices a connection to a broker that is dead although no error was raised. M2Mqtt's receive thread can end, or lose its place
    /// in the stream, without a word, and a client that sends never pings. Times in ms.
    /// </summary>
    internal sealed class SessionWatch
    {
        // Without an answer for so long a SUBSCRIBE is taken for dropped, and a broker for silent.
        private const int AnswerMsMax = 15_000;

        // When nothing has arrived for a keep-alive, and so long at most, the broker is asked for a sign.
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

        /// <summary>Whether the broker is to be asked for a sign now.</summary>
        internal bool WantsSign { get; private set; }

        /// <summary>It was asked, or cannot be: then silence proves nothing yet, and it is tried again.</summary>
        internal void Asked(bool isAsked)
        {
            asked = isAsked;
        }

        /// <summary>Looks; call it about once a second.</summary>
        /// <param name="nowMs">The board's time.</param>
        /// <param name="subscribesAsked">Subscriptions that were asked for.</param>
        /// <param name="subscribesAnswered">Of these, answered.</param>
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
