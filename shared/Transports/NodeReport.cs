using System.Text;

using LVS.Core;
using LVS.Node;

namespace LVS.Transports
{
    /// <summary>
    /// What a node tells people and homes through the broker (SPEC 13.4): its status, its telemetry when asked, and how Home Assistant
    /// finds both. Makes strings, so it speaks seldom. Belongs to the node's thread.
    /// </summary>
    public sealed class NodeReport
    {
        // Anybody who can reach the broker may ask; the strings are garbage.
        private const int RestMs = 1000;

        private readonly string board;
        private readonly string discoveryPrefix;
        private long restUntilMs;

        /// <summary>Makes the reports of a node.</summary>
        /// <param name="board">The board it runs on, for people.</param>
        /// <param name="discoveryPrefix">Home Assistant's discovery prefix; empty announces nothing there.</param>
        public NodeReport(string board, string discoveryPrefix)
        {
            this.board = board;
            this.discoveryPrefix = discoveryPrefix;
        }

        /// <summary>Whether telemetry may be told again.</summary>
        public bool IsRested(long nowMs)
        {
            return nowMs >= restUntilMs;
        }

        /// <summary>Where Home Assistant looks for a node.</summary>
        public static string DiscoveryTopic(string discoveryPrefix, MqttTopics topics)
        {
            return discoveryPrefix + "/device/" + topics.DeviceId + "/config";
        }

        /// <summary>Says that the node is here, at the begin of a connection.</summary>
        /// <returns>False when the session refused.</returns>
        public bool Announce(IMqttSession session, MqttTopics topics)
        {
            return Publish(session, topics.Status, MqttTopics.Online, true)
                && (discoveryPrefix.Length == 0 || Publish(session, DiscoveryTopic(discoveryPrefix, topics), Discovery(topics), true));
        }

        /// <summary>
        /// Says again that the node is here: the last will of a connection before this one came late, after the node had announced itself.
        /// </summary>
        /// <returns>False when the session refused.</returns>
        public bool SayOnline(IMqttSession session, MqttTopics topics, long nowMs)
        {
            restUntilMs = nowMs + RestMs;
            return Publish(session, topics.Status, MqttTopics.Online, true);
        }

        /// <summary>Tells the node's telemetry.</summary>
        /// <returns>False when the session refused.</returns>
        public bool Tell(IMqttSession session, MqttTopics topics, MicroNode node, long nowMs)
        {
            restUntilMs = nowMs + RestMs;
            return Publish(session, topics.Telemetry, Telemetry(topics, node, nowMs), false);
        }

        private static bool Publish(IMqttSession session, string topic, string text, bool retain)
        {
            byte[] payload = Encoding.UTF8.GetBytes(text);
            return session.Publish(topic, payload, payload.Length, true, retain);
        }

        private static string Telemetry(MqttTopics topics, MicroNode node, long nowMs)
        {
            Counters counters = node.Counters;
            int received = 0;
            for (int outcome = 0; outcome < Counter.OutcomeCount; outcome++)
            {
                received += counters.Get(Counter.FirstOutcome + outcome);
            }

            int used = counters.Get(Counter.FirstOutcome + (int)Outcome.Done);
            int passed = counters.Get(Counter.FirstOutcome + (int)Outcome.Stranger) + counters.Get(Counter.FirstOutcome + (int)Outcome.OwnEcho);
            return "{\"node\":\"" + topics.Name + "\""
                + Field("floatUvu", node.Ledger.Float)
                + Field("earnedUvu", node.Ledger.Earned)
                + Field("weight", node.Ledger.Weight)
                + Field("edges", node.Ledger.MutualCount())
                + Field("framesSent", counters.Get(Counter.FramesSent))
                + Field("framesReceived", received)
                + Field("framesRefused", received - used - passed)
                + Field("uptimeS", nowMs / 1000)
                + "}";
        }

        private static string Field(string name, long value)
        {
            return ",\"" + name + "\":" + value.ToString();
        }

        /// <summary>Home Assistant's device discovery: one message that describes the node and all its entities.</summary>
        private string Discovery(MqttTopics topics)
        {
            return "{\"dev\":{\"ids\":[\"" + topics.DeviceId + "\"],\"name\":\"LVS " + topics.Name
                + "\",\"mf\":\"LVS Firmware\",\"mdl\":\"" + board + "\"},"
                + "\"o\":{\"name\":\"LVS Firmware\",\"sw\":\"1\"},"
                + "\"cmps\":{"
                + Sensor(topics, "float", "Float", "floatUvu / 1000000", ",\"unit_of_meas\":\"VU\",\"sug_dsp_prc\":6") + ","
                + Sensor(topics, "edges", "Edges", "edges", "") + ","
                + Sensor(topics, "sent", "Frames sent", "framesSent", ",\"ent_cat\":\"diagnostic\"") + ","
                + Sensor(topics, "refused", "Frames refused", "framesRefused", ",\"ent_cat\":\"diagnostic\"") + ","
                + Sensor(topics, "uptime", "Uptime", "uptimeS", ",\"dev_cla\":\"duration\",\"unit_of_meas\":\"s\",\"ent_cat\":\"diagnostic\"") + ","
                + "\"refresh\":{\"p\":\"button\",\"name\":\"Refresh\",\"uniq_id\":\"" + topics.DeviceId + "_refresh\",\"cmd_t\":\"" + topics.Ask + "\"}},"
                + "\"stat_t\":\"" + topics.Telemetry + "\",\"avty_t\":\"" + topics.Status
                + "\",\"avty_tpl\":\"{{ 'offline' if value == '" + MqttTopics.Offline + "' else 'online' }}\",\"qos\":1}";
        }

        private static string Sensor(MqttTopics topics, string key, string name, string value, string extra)
        {
            return "\"" + key + "\":{\"p\":\"sensor\",\"name\":\"" + name + "\",\"uniq_id\":\"" + topics.DeviceId + "_" + key
                + "\",\"val_tpl\":\"{{ value_json." + value + " }}\"" + extra + "}";
        }
    }
}
