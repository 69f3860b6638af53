using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// <c>lvs.json</c>: the one file that configures a board, an emulated board and the harness. Property names are those of the file,
    /// with a capital first letter. Holds no JSON itself: each world brings its own reader and asks for the <see cref="Complaint"/>.
    /// </summary>
    public sealed class NodeConfig
    {
        /// <summary><see cref="Transport"/> over UDP multicast.</summary>
        public const string TransportUdp = "udp";

        /// <summary><see cref="Transport"/> through an MQTT broker.</summary>
        public const string TransportMqtt = "mqtt";

        /// <summary><see cref="Transport"/> over both at once.</summary>
        public const string TransportBoth = "both";

        /// <summary>The swarm's secret: 32 bytes as 64 hexadecimal digits. Whoever has it is a member.</summary>
        public string SwarmKey { get; set; } = "";

        /// <summary>Swarm epoch, 0..65535.</summary>
        public int Epoch { get; set; } = 1;

        /// <summary>IPv4 multicast group of the swarm.</summary>
        public string Group { get; set; } = "239.76.86.83";

        /// <summary>UDP port of the swarm, 1..65535.</summary>
        public int Port { get; set; } = 7683;

        /// <summary>IPv4 address of the network interface to use; empty leaves it to the system.</summary>
        public string Interface { get; set; } = "";

        /// <summary>How frames travel: <c>udp</c>, <c>mqtt</c> or <c>both</c>.</summary>
        public string Transport { get; set; } = TransportUdp;

        /// <summary>MQTT broker as <c>HOST:PORT</c>; needed unless <see cref="Transport"/> is <c>udp</c>.</summary>
        public string Broker { get; set; } = "";

        /// <summary>User name for the broker; empty for none.</summary>
        public string BrokerUser { get; set; } = "";

        /// <summary>Password for the broker; only with a user name.</summary>
        public string BrokerPassword { get; set; } = "";

        /// <summary>
        /// CA certificate (PEM) that the broker's certificate must come from, as the text itself or as the path of a file; empty connects
        /// without TLS.
        /// </summary>
        public string BrokerCa { get; set; } = "";

        /// <summary>
        /// MQTT keep-alive, 10..65535 s; 0 derives it from the emit timer: long enough that a node which sleeps between its frames never
        /// wakes for a ping.
        /// </summary>
        public int KeepAliveS { get; set; }

        /// <summary>Topic prefix under which Home Assistant looks for devices; empty announces nothing there.</summary>
        public string Discovery { get; set; } = "homeassistant";

        /// <summary>Board that the image is for; a folder name in <c>boards/</c>.</summary>
        public string Board { get; set; } = "ESP32_DEVKITC";

        /// <summary>Value that a newborn node brings along, in micro-VU. Once the node has a ledger, that counts instead.</summary>
        public long EarnedUvu { get; set; }

        /// <summary>State weight of a newborn node, 0..1023.</summary>
        public int Weight { get; set; } = 256;

        /// <summary>Largest seed: 18 digits, which the JSON reader of the device takes without loss.</summary>
        public const long SeedMax = 999_999_999_999_999_999;

        /// <summary>Seed of the node's chance, 0..<see cref="SeedMax"/>; 0 draws one at boot.</summary>
        public long Seed { get; set; }

        /// <summary>Imin of the emit timer, 20..60000 ms.</summary>
        public int EmitIntervalMsMin { get; set; } = 250;

        /// <summary>Imax of the emit timer, in doublings of Imin, 0..12.</summary>
        public int EmitDoublings { get; set; } = 6;

        /// <summary>Received frames to lose on purpose, 0..100 %. For tests, as the four that follow.</summary>
        public int FaultLossPercent { get; set; }

        /// <summary>Received frames to hear twice, 0..100 %.</summary>
        public int FaultDuplicatePercent { get; set; }

        /// <summary>Received frames that later ones overtake, 0..100 %.</summary>
        public int FaultReorderPercent { get; set; }

        /// <summary>Received frames in which one bit is flipped, 0..100 %.</summary>
        public int FaultBitFlipPercent { get; set; }

        /// <summary>Longest delay of a received frame, 0..5000 ms.</summary>
        public int FaultDelayMsMax { get; set; }

        /// <summary>What is wrong with this configuration and what to do about it, or null when nothing is.</summary>
        public string Complaint()
        {
            if (SwarmKey == null || SwarmKey.Length == 0)
            {
                return "'swarmKey' is missing: run 'lvs init' to make a file with a fresh one, or copy it from another node of the swarm";
            }

            if (KeyBytes() == null)
            {
                return "'swarmKey' must be 64 hexadecimal digits (32 bytes); it has " + SwarmKey.Length.ToString()
                    + " characters or one that is no such digit";
            }

            if (!IsMulticast(Group))
            {
                return "'group' must be an IPv4 multicast address, 224.0.0.0 to 239.255.255.255; it is '" + Group + "'";
            }

            if (Interface == null || (Interface.Length > 0 && ParseAddress(Interface) == null))
            {
                return "'interface' must be the IPv4 address of a network interface, or empty; it is '" + Interface + "'";
            }

            if (Board == null || Board.Length == 0)
            {
                return "'board' is empty: name a folder of boards/, for instance ESP32_DEVKITC";
            }

            string complaint = BrokerConfig.ComplaintOf(this);
            complaint ??= Range("epoch", Epoch, 0, 65535);
            complaint ??= Range("port", Port, 1, 65535);
            complaint ??= Range("earnedUvu", EarnedUvu, 0, Limits.EarnedUvuMax);
            complaint ??= Range("weight", Weight, 0, Limits.WeightMax);
            complaint ??= Range("seed", Seed, 0, SeedMax);
            complaint ??= Range("emitIntervalMsMin", EmitIntervalMsMin, 20, 60_000);
            complaint ??= Range("emitDoublings", EmitDoublings, 0, 12);
            complaint ??= Range("faultLossPercent", FaultLossPercent, 0, 100);
            complaint ??= Range("faultDuplicatePercent", FaultDuplicatePercent, 0, 100);
            complaint ??= Range("faultReorderPercent", FaultReorderPercent, 0, 100);
            complaint ??= Range("faultBitFlipPercent", FaultBitFlipPercent, 0, 100);
            return complaint ?? Range("faultDelayMsMax", FaultDelayMsMax, 0, 5000);
        }

        /// <summary>The 32 bytes of the swarm key, or null when it is no such key.</summary>
        public byte[] KeyBytes()
        {
            if (SwarmKey == null || SwarmKey.Length != 64)
            {
                return null;
            }

            byte[] key = new byte[32];
            for (int i = 0; i < 64; i++)
            {
                int digit = Digit(SwarmKey[i]);
                if (digit < 0)
                {
                    return null;
                }

                key[i / 2] = (byte)((key[i / 2] << 4) | digit);
            }

            return key;
        }

        /// <summary>The four bytes of a dotted IPv4 address, or null when the text is none.</summary>
        public static byte[] ParseAddress(string text)
        {
            byte[] address = new byte[4];
            int part = 0;
            int digits = 0;
            int value = 0;
            for (int i = 0; i <= text.Length; i++)
            {
                bool end = i == text.Length || text[i] == '.';
                if (end)
                {
                    if (digits == 0 || part > 3)
                    {
                        return null;
                    }

                    address[part++] = (byte)value;
                    digits = 0;
                    value = 0;
                    continue;
                }

                value = value * 10 + (text[i] - '0');
                digits++;
                if (text[i] < '0' || text[i] > '9' || digits > 3 || value > 255)
                {
                    return null;
                }
            }

            return part == 4 ? address : null;
        }

        /// <summary>The node options that follow from this configuration.</summary>
        public NodeOptions ToOptions()
        {
            NodeOptions options = new NodeOptions();
            options.Epoch = Epoch;
            options.EmitIntervalMsMin = EmitIntervalMsMin;
            options.EmitDoublings = EmitDoublings;
            return options;
        }

        private static bool IsMulticast(string text)
        {
            byte[] address = text == null ? null : ParseAddress(text);
            return address != null && address[0] >= 224 && address[0] <= 239;
        }

        private static string Range(string name, long value, long least, long most)
        {
            return value >= least && value <= most
                ? null
                : "'" + name + "' is " + value.ToString() + "; it must be " + least.ToString() + " to " + most.ToString();
        }

        private static int Digit(char c)
        {
            if (c >= '0' && c <= '9')
            {
                return c - '0';
            }

            if (c >= 'a' && c <= 'f')
            {
                return c - 'a' + 10;
            }

            return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        }
    }
}
