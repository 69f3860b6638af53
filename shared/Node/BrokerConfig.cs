namespace LVS.Node
{
    /// <summary>The broker part of a <see cref="NodeConfig"/>: what is wrong with it, and what follows from it.</summary>
    public static class BrokerConfig
    {
        private const int KeepAliveSLeast = 10;
        private const int KeepAliveSMost = 65535;

        // Brokers close after one and a half keep-alives, and a last will should not come hours late.
        private const long KeepAliveSDerivedLeast = 30;
        private const long KeepAliveSDerivedMost = 1800;

        private const long SilenceMsLeast = 30_000;

        /// <summary>What is wrong and what to do about it, or null.</summary>
        public static string ComplaintOf(NodeConfig config)
        {
            bool mqtt = config.Transport == NodeConfig.TransportMqtt || config.Transport == NodeConfig.TransportBoth;
            if (!mqtt && config.Transport != NodeConfig.TransportUdp)
            {
                return "'transport' must be udp, mqtt or both; it is '" + config.Transport + "'";
            }

            if (config.Broker == null || (config.Broker.Length > 0 && PortOf(config.Broker) == 0))
            {
                return "'broker' must be HOST:PORT, for instance broker.local:1883; it is '" + config.Broker + "'";
            }

            if (mqtt && config.Broker.Length == 0)
            {
                return "'broker' is missing: transport " + config.Transport + " needs the address of an MQTT broker as HOST:PORT";
            }

            if (config.BrokerUser == null || config.BrokerPassword == null || (config.BrokerPassword.Length > 0 && config.BrokerUser.Length == 0))
            {
                return "'brokerPassword' is there without 'brokerUser': MQTT 3.1.1 has no password without a user name";
            }

            if (config.BrokerCa == null || config.Discovery == null)
            {
                return "'brokerCa' and 'discovery' must be texts; leave them empty for none";
            }

            for (int i = 0; i < config.Discovery.Length; i++)
            {
                char c = config.Discovery[i];
                if (c == '+' || c == '#' || c == '"' || c < ' ')
                {
                    return "'discovery' must be a topic prefix without wildcards, for instance homeassistant; it is '" + config.Discovery + "'";
                }
            }

            return config.KeepAliveS == 0 || (config.KeepAliveS >= KeepAliveSLeast && config.KeepAliveS <= KeepAliveSMost)
                ? null
                : "'keepAliveS' is " + config.KeepAliveS.ToString() + "; it must be 10 to 65535, or 0 to derive it from the emit timer";
        }

        /// <summary>The host of <c>HOST:PORT</c>.</summary>
        public static string HostOf(string broker)
        {
            return broker.Substring(0, Colon(broker));
        }

        /// <summary>The port of <c>HOST:PORT</c>, 0 when the text is none.</summary>
        public static int PortOf(string broker)
        {
            int colon = Colon(broker);
            int digits = broker.Length - colon - 1;
            if (colon < 1 || digits < 1 || digits > 5)
            {
                return 0;
            }

            int port = 0;
            for (int i = colon + 1; i < broker.Length; i++)
            {
                if (broker[i] < '0' || broker[i] > '9')
                {
                    return 0;
                }

                port = port * 10 + (broker[i] - '0');
            }

            return port <= 65535 ? port : 0;
        }

        /// <summary>
        /// The keep-alive in seconds: what is configured, or three of the longest emit intervals. A node that shows itself once an interval
        /// then never has to ping, and its radio sleeps in between. A node that keeps its battery is connected for one wake, a period at most when it
        /// looks for its slot, and need not ping in it either.
        /// </summary>
        public static int KeepAliveSOf(NodeConfig config)
        {
            if (config.KeepAliveS != 0)
            {
                return config.KeepAliveS;
            }

            long seconds = IsSolar(config)
                ? ((long)config.SlotPeriodMs + config.SlotLeadMs + config.SlotWindowMs) / 1000 + 1
                : 3L * IntervalMsMax(config) / 1000;
            seconds = seconds > KeepAliveSDerivedMost ? KeepAliveSDerivedMost : seconds;
            return (int)(seconds < KeepAliveSDerivedLeast ? KeepAliveSDerivedLeast : seconds);
        }

        /// <summary>
        /// How long a node may say nothing before others take it for gone, in ms: four of the longest emit intervals, or of the longest naps in
        /// a swarm that keeps its batteries, at least 30 s.
        /// </summary>
        public static int SilenceMsOf(NodeConfig config)
        {
            long silenceMs = 4L * (IsSolar(config) ? (long)config.SlotPeriodMs << config.NapDoublings : IntervalMsMax(config));
            silenceMs = silenceMs > int.MaxValue ? int.MaxValue : silenceMs;
            return (int)(silenceMs < SilenceMsLeast ? SilenceMsLeast : silenceMs);
        }

        private static bool IsSolar(NodeConfig config)
        {
            return config.PowerMode == "solar";
        }

        private static long IntervalMsMax(NodeConfig config)
        {
            return (long)config.EmitIntervalMsMin << config.EmitDoublings;
        }

        private static int Colon(string broker)
        {
            int colon = broker.Length - 1;
            while (colon > 0 && broker[colon] != ':')
            {
                colon--;
            }

            return colon < 0 ? 0 : colon;
        }
    }
}
