using LVS.Core;
using LVS.Node;

namespace LVS.Transports
{
    /// <summary>
    /// What a node reports to people through the broker (SPEC 13.4): its status, its telemetry, and its announcement to Home Assistant. All
    /// are under a name of their own, which stays when the pseudonym changes. Belongs to the node's thread.
    /// </summary>
    public sealed class NodeReport
    {
        // Minimum pause between answers, because anybody who can reach the broker may ask.
        private const int RestMs = 1000;

        // A broker that closes the connection this soon after an announcement did so because of the announcement.
        private const int SettleMs = 10_000;

        // After one such disconnect, a connection that has lasted this long may announce again; after the second there is no further
        // attempt.
        private const int HoldMs = 60_000;
        private const int RefusalsMax = 2;

        private readonly string board;
        private readonly string discoveryPrefix;
        private readonly PlainText text;
        private int told;
        private int refusals;
        private bool started;
        private bool settled = true;
        private bool joined;
        private long startedAtMs;
        private long joinedAtMs;
        private long toldAtMs;
        private long restUntilMs;
        private long telemetryAtMs;

        /// <summary>Makes the reports of a node.</summary>
        /// <param name="board">The board it runs on, for people: letters, digits, _ and -.</param>
        /// <param name="discoveryPrefix">Home Assistant's discovery prefix; empty announces nothing there.</param>
        public NodeReport(string board, string discoveryPrefix)
        {
            this.board = board;
            this.discoveryPrefix = discoveryPrefix;
            text = new PlainText(HomeEntities.SizeMax);
            told = discoveryPrefix.Length > 0 ? 0 : HomeEntities.Count;
        }

        /// <summary>The name under which it reports, derived from a secret of its own; 0 reports under the pseudonym.</summary>
        public int Home { get; set; }

        /// <summary>Interval of telemetry, in ms; 0 sends it only on request.</summary>
        public int TelemetryMs { get; set; }

        /// <summary>Age at which telemetry values expire, in s; 0 for never.</summary>
        public int ExpiresS { get; set; }

        /// <summary>
        /// Connections in a row that ended because of the announcement to Home Assistant; after two there is no further attempt.
        /// </summary>
        public int Refusals => refusals;

        /// <summary>When <see cref="Attend"/> has something to do.</summary>
        public long DueAtMs => TelemetryMs == 0 ? long.MaxValue : telemetryAtMs;

        /// <summary>Whether telemetry may be sent again.</summary>
        public bool IsRested(long nowMs)
        {
            return nowMs >= restUntilMs;
        }

        /// <summary>Announces that the node is online, at the start of a connection.</summary>
        /// <returns>False when the session refused.</returns>
        public bool Announce(IMqttSession session, MqttTopics topics)
        {
            if (!settled)
            {
                settled = true;
                refusals++;
            }

            joined = false;
            told = discoveryPrefix.Length > 0 ? 0 : HomeEntities.Count;
            return SayOnline(session, topics);
        }

        /// <summary>
        /// Sends what is due: telemetry, or the next part of the announcement. Call it in every turn of the loop while there is a
        /// connection.
        /// </summary>
        public void Attend(IMqttSession session, MqttTopics topics, MicroNode node, long nowMs)
        {
            startedAtMs = started ? startedAtMs : nowMs;
            started = true;
            if (!joined)
            {
                joined = true;
                joinedAtMs = nowMs;
                telemetryAtMs = nowMs;
            }

            if (TelemetryMs != 0 && nowMs >= telemetryAtMs)
            {
                Tell(session, topics, node, nowMs);
            }
            else if (told < HomeEntities.Count)
            {
                TellHome(session, topics, nowMs);
            }
            else if (!settled && nowMs - toldAtMs > SettleMs)
            {
                settled = true;
                refusals = 0;
            }
        }

        /// <summary>
        /// Announces again that the node is online: the last will of an earlier connection arrived after the node had announced itself.
        /// </summary>
        /// <returns>False when the session refused.</returns>
        public bool SayOnline(IMqttSession session, MqttTopics topics, long nowMs)
        {
            restUntilMs = nowMs + RestMs;
            return SayOnline(session, topics);
        }

        /// <summary>Sends the node's telemetry. It may be lost, because the next one replaces it.</summary>
        /// <returns>False when the session refused.</returns>
        public bool Tell(IMqttSession session, MqttTopics topics, MicroNode node, long nowMs)
        {
            restUntilMs = nowMs + RestMs;
            telemetryAtMs = nowMs + (TelemetryMs == 0 ? RestMs : TelemetryMs);
            WriteTelemetry(topics, node, nowMs);
            return session.Publish(topics.Telemetry, text.Bytes, text.Size, false, true);
        }

        private bool SayOnline(IMqttSession session, MqttTopics topics)
        {
            text.Clear().Add(MqttTopics.Online);
            return session.Publish(topics.Status, text.Bytes, text.Size, true, true);
        }

        private void TellHome(IMqttSession session, MqttTopics topics, long nowMs)
        {
            if (refusals >= RefusalsMax || (refusals > 0 && nowMs - joinedAtMs < HoldMs))
            {
                return;
            }

            HomeEntities.Write(text, topics, told, board, Release.Version, ExpiresS);
            Check.That(text.IsWhole, "an announcement is longer than it may be");
            if (session.Publish(HomeEntities.TopicOf(discoveryPrefix, topics, told), text.Bytes, text.Size, true, true))
            {
                told++;
                settled = false;
                toldAtMs = nowMs;
            }
        }

        private void WriteTelemetry(MqttTopics topics, MicroNode node, long nowMs)
        {
            Counters counters = node.Counters;
            int received = 0;
            for (int outcome = 0; outcome < Counter.OutcomeCount; outcome++)
            {
                received += counters.Get(Counter.FirstOutcome + outcome);
            }

            int used = counters.Get(Counter.FirstOutcome + (int)Outcome.Done);
            int passed = counters.Get(Counter.FirstOutcome + (int)Outcome.Stranger)
                + counters.Get(Counter.FirstOutcome + (int)Outcome.OwnEcho);
            text.Clear().Add("{\"device\":\"").Add(topics.Name).Add("\",\"floatUvu\":").Add(node.Ledger.Float)
                .Add(",\"earnedUvu\":").Add(node.Ledger.Earned)
                .Add(",\"weight\":").Add(node.Ledger.Weight)
                .Add(",\"edges\":").Add(node.Ledger.MutualCount())
                .Add(",\"framesSent\":").Add(counters.Get(Counter.FramesSent))
                .Add(",\"framesReceived\":").Add(received)
                .Add(",\"framesRefused\":").Add(received - used - passed)
                .Add(",\"uptimeS\":").Add(started ? (nowMs - startedAtMs) / 1000 : 0);
            if (node.Fragments != null)
            {
                FragmentLog log = node.Fragments.Log;
                text.Add(",\"fragments\":").Add(log.Index.Count).Add(",\"fragmentsFree\":").Add(log.FreeCount)
                    .Add(",\"flashRefuses\":").Add(log.IsRefused ? 1 : 0);
            }

            text.Add("}");
        }
    }
}
