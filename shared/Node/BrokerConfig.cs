namespace LVS.Node
{
    /// <summary>The broker part of a <see cref="NodeConfig"/>: its errors, and the values derived from it.</summary>
    public static class BrokerConfig
    {
        private const int KeepAliveSLeast = 10;
        private const int KeepAliveSMost = 65535;

        // Brokers disconnect after one and a half keep-alives, and a last will should not come hours late.
        private const long KeepAliveSDerivedLeast = 30;
        private const long KeepAliveSDerivedMost = 1800;

        private const long SilenceMsLeast = 30_000;

        private const int DiscoveryLengthMax = 64;

        /// <summary>What is wrong and how to mend it, or null.</summary>
        public static string ComplaintOf(NodeConfig config)
        {
            bool mqtt = config.Transport == NodeConfig.TransportMqtt || config.Transport == NodeConfig.TransportBoth;
            string complaint = config.Broker == null ? "must be HOST:PORT" : config.Broker.Length == 0
                ? null : AddressComplaintOf(config.Broker);
            if (complaint != null)
            {
                return "'broker' " + complaint;
            }

            if (mqtt && config.Broker.Length == 0)
            {
                return "'broker' is missing: transport " + config.Transport + " needs the address of an MQTT broker as HOST:PORT";
            }

            if (config.BrokerUser == null || config.BrokerPassword == null
                || (config.BrokerPassword.Length > 0 && config.BrokerUser.Length == 0))
            {
                return "'brokerPassword' is there without 'brokerUser': MQTT 3.1.1 has no password without a user name";
            }

            if (config.BrokerCa == null || config.Discovery == null)
            {
                return "'brokerCa' and 'discovery' must be texts; leave them empty for none";
            }

            complaint = CaText.ComplaintOf(config.BrokerCa);
            if (complaint != null)
            {
                return "'brokerCa' " + complaint;
            }

            complaint = DiscoveryComplaint(config.Discovery);
            if (complaint != null)
            {
                return "'discovery' must be a topic prefix, for instance homeassistant, or empty: " + complaint;
            }

            return config.KeepAliveS == 0 || (config.KeepAliveS >= KeepAliveSLeast && config.KeepAliveS <= KeepAliveSMost)
                ? null
                : "'keepAliveS' is " + config.KeepAliveS.ToString() + "; it must be 10 to 65535, or 0 to derive it from the emit timer";
        }

        /// <summary>
        /// What is wrong with the address of a broker. The text never repeats the address, because people write passwords into it.
        /// </summary>
        /// <param name="address">A text that should be <c>HOST:PORT</c>.</param>
        /// <returns>The text to put behind the address's name; null when nothing is wrong.</returns>
        public static string AddressComplaintOf(string address)
        {
            bool login = address.IndexOf('@') >= 0;
            if (login || address.IndexOf("//") >= 0)
            {
                return (login
                    ? "has a login in it: put that into 'brokerUser' and 'brokerPassword', and write" : "has a scheme before it: write")
                    + " HOST:PORT alone, for instance broker.local:1883; TLS comes with 'brokerCa'";
            }

            int colons = 0;
            for (int i = 0; i < address.Length; i++)
            {
                char c = address[i];
                if (c <= ' ' || c == '\u00a0')
                {
                    return "has a blank before, behind or in it: write HOST:PORT alone, for instance broker.local:1883";
                }

                colons += c == ':' ? 1 : 0;
                bool named = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_'
                    || c == ':';
                if (!named || colons > 1)
                {
                    return "must be HOST:PORT, for instance broker.local:1883; HOST is a name of ASCII letters, digits, dots and hyphens "
                        + "or an IPv4 address";
                }
            }

            return PortOf(address) == 0 ? "must be HOST:PORT, for instance broker.local:1883, with a port of 1 to 65535"
                : IsHost(HostOf(address)) ? null
                : "has a host that is none: a name has letters, digits or hyphens between its dots, an IPv4 address four numbers of 0 to "
                    + "255 without leading zeros";
        }

        /// <summary>The discovery prefix as topics begin with it, without leading and trailing slashes. Empty for none.</summary>
        public static string DiscoveryOf(NodeConfig config)
        {
            return Trimmed(config.Discovery);
        }

        /// <summary>The host of <c>HOST:PORT</c>.</summary>
        public static string HostOf(string broker)
        {
            return broker.Substring(0, Colon(broker));
        }

        /// <summary>The port of <c>HOST:PORT</c>, 0 when there is none.</summary>
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
        /// The keep-alive in seconds: the configured one, or three of the longest emit intervals. A node that sends once an interval then
        /// never needs to ping, and its radio sleeps in between. A node that saves its battery is connected for one wake, or one period
        /// while it looks for its slot, and needs no ping either.
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
        /// Age at which telemetry values expire, in s: three telemetry intervals, but at least the silence after which others take the node
        /// for gone; 0 for never.
        /// </summary>
        public static int ExpiresSOf(NodeConfig config)
        {
            int silenceS = SilenceMsOf(config) / 1000;
            return config.TelemetryS == 0 ? 0 : silenceS > 3 * config.TelemetryS ? silenceS : 3 * config.TelemetryS;
        }

        /// <summary>
        /// Longest silence of a node before others take it for gone, in ms: four of the longest emit intervals, or of the longest naps in a
        /// swarm that saves its batteries, at least 30 s.
        /// </summary>
        public static int SilenceMsOf(NodeConfig config)
        {
            long silenceMs = 4L * (IsSolar(config) ? (long)config.SlotPeriodMs << config.NapDoublings : IntervalMsMax(config));
            silenceMs = silenceMs > int.MaxValue ? int.MaxValue : silenceMs;
            return (int)(silenceMs < SilenceMsLeast ? SilenceMsLeast : silenceMs);
        }

        private static string Trimmed(string prefix)
        {
            int start = 0;
            int end = prefix.Length;
            while (start < end && prefix[start] == '/')
            {
                start++;
            }

            while (end > start && prefix[end - 1] == '/')
            {
                end--;
            }

            return prefix.Substring(start, end - start);
        }

        private static string DiscoveryComplaint(string written)
        {
            string prefix = Trimmed(written);
            if (prefix.Length > DiscoveryLengthMax || (prefix.Length == 0 && written.Length > 0))
            {
                return prefix.Length == 0
                    ? "it has nothing but slashes" : "it is longer than " + DiscoveryLengthMax.ToString() + " characters";
            }

            for (int i = 0; i < prefix.Length; i++)
            {
                char c = prefix[i];
                if (c == '+' || c == '#' || c == '"' || c == '\\' || c <= ' ' || c == '\u00a0' || (c == '$' && i == 0))
                {
                    return "it has a wildcard, a blank, a quotation mark, a backslash or a dollar sign in it";
                }

                if (c == '/' && prefix[i - 1] == '/')
                {
                    return "it has two slashes in a row, an empty level where Home Assistant does not look";
                }
            }

            return null;
        }

        /// <summary>Whether a name has no empty part. A name of digits and dots only must be an address.</summary>
        private static bool IsHost(string host)
        {
            bool hasLetter = false;
            bool partHas = false;
            for (int i = 0; i < host.Length; i++)
            {
                char c = host[i];
                if (c == '.' && !partHas)
                {
                    return false;
                }

                bool counts = c != '.' && c != '-';
                partHas = c != '.' && (partHas || counts);
                hasLetter |= counts && (c < '0' || c > '9');
            }

            return partHas && (hasLetter || NodeConfig.ParseAddress(host) != null);
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
