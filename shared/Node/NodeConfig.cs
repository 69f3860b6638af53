using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// <c>lvs.json</c>: the one file that configures a board, an emulated board and the harness. Property names are those of the file, with
    /// a capital first letter. <see cref="ConfigText"/> reads the file; <see cref="Complaint"/> checks its values.
    /// </summary>
    public sealed class NodeConfig
    {
        /// <summary><see cref="Transport"/> over UDP multicast.</summary>
        public const string TransportUdp = "udp";

        /// <summary><see cref="Transport"/> through an MQTT broker.</summary>
        public const string TransportMqtt = "mqtt";

        /// <summary><see cref="Transport"/> over both at once.</summary>
        public const string TransportBoth = "both";

        private const int NameLengthMax = 40;
        private const int KeySize = 32;

        /// <summary>The swarm's secret: 32 bytes as 64 hexadecimal digits. It makes its holder a member.</summary>
        public string SwarmKey { get; set; } = "";

        /// <summary>
        /// The device's own secret, 16 bytes as 32 hexadecimal digits, by which neighbours recognise the device after it has lost its
        /// memory. Each device has its own. Empty for none.
        /// </summary>
        public string DeviceSecret { get; set; } = "";

        /// <summary>The swarm's minute when this file was written, 0..2^32 - 1: newborns begin with it.</summary>
        public long Minute { get; set; }

        /// <summary>
        /// The epoch, in files that were written for protocol 1. It is accepted but not used, so that old files stay valid; never written.
        /// </summary>
        public int Epoch { get; set; }

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
        /// CA certificate (PEM) that must have issued the broker's certificate: the text itself, or the path of a file. Empty connects
        /// without TLS.
        /// </summary>
        public string BrokerCa { get; set; } = "";

        /// <summary>
        /// MQTT keep-alive, 10..65535 s; 0 derives it from the emit timer, so long that a node which sleeps between its frames never wakes
        /// for a ping.
        /// </summary>
        public int KeepAliveS { get; set; }

        /// <summary>Topic prefix under which Home Assistant looks for devices; empty announces nothing there.</summary>
        public string Discovery { get; set; } = "homeassistant";

        /// <summary>Interval of telemetry, 10..86400 s; 0 sends it only on request.</summary>
        public int TelemetryS { get; set; } = 60;

        /// <summary>Board that the image is for; a folder name in <c>boards/</c>.</summary>
        public string Board { get; set; } = "ESP32_DEVKITC";

        /// <summary>Value of a newborn node, in micro-VU. Once the node has a ledger, the ledger counts instead.</summary>
        public long EarnedUvu { get; set; }

        /// <summary>State weight of a newborn node, 0..1023.</summary>
        public int Weight { get; set; } = 256;

        /// <summary>Largest seed: 18 digits, as many as the reader takes.</summary>
        public const long SeedMax = 999_999_999_999_999_999;

        /// <summary>Seed of the node's chance, 0..<see cref="SeedMax"/>; 0 draws one at boot.</summary>
        public long Seed { get; set; }

        /// <summary>Imin of the emit timer, 20..60000 ms.</summary>
        public int EmitIntervalMsMin { get; set; } = 250;

        /// <summary>Imax of the emit timer, in doublings of Imin, 0..12.</summary>
        public int EmitDoublings { get; set; } = 6;

        /// <summary>Received frames to lose on purpose, 0..100 %. For tests, as the following four.</summary>
        public int FaultLossPercent { get; set; }

        /// <summary>Received frames to hear twice, 0..100 %.</summary>
        public int FaultDuplicatePercent { get; set; }

        /// <summary>Received frames that later ones overtake, 0..100 %.</summary>
        public int FaultReorderPercent { get; set; }

        /// <summary>Received frames in which one bit is flipped, 0..100 %.</summary>
        public int FaultBitFlipPercent { get; set; }

        /// <summary>Longest delay of a received frame, 0..5000 ms.</summary>
        public int FaultDelayMsMax { get; set; }

        /// <summary>What feeds the board: "usb" never sleeps, "solar" keeps its battery.</summary>
        public string PowerMode { get; set; } = "usb";

        /// <summary>Radio off below this voltage of the battery, 2000..5000 mV; below the high mark.</summary>
        public int BatteryLowMv { get; set; } = 3500;

        /// <summary>Radio on again from this voltage, in mV; not above the charged mark.</summary>
        public int BatteryHighMv { get; set; } = 3750;

        /// <summary>The battery is guarded once it was seen at this voltage, at most 5000 mV.</summary>
        public int BatteryChargedMv { get; set; } = 4000;

        /// <summary>What sets the common slot: "heard", the neighbours' frames, or "utc", a clock that is set on all nodes.</summary>
        public string SlotClock { get; set; } = "heard";

        /// <summary>From one common slot to the next, 1000..3600000 ms; the same in the whole swarm, as the following two.</summary>
        public int SlotPeriodMs { get; set; } = 60_000;

        /// <summary>Length of the slot in which frames are exchanged, 100..10000 ms, at most a quarter of the period.</summary>
        public int SlotWindowMs { get; set; } = 300;

        /// <summary>How long before its slot a node wakes to boot and to join the network, 0..30000 ms, at most half the period.</summary>
        public int SlotLeadMs { get; set; } = 3000;

        /// <summary>Longest nap in doublings of one slot, 0..10.</summary>
        public int NapDoublings { get; set; } = 5;

        /// <summary>What is wrong with this configuration and how to mend it, or null.</summary>
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

            if (DeviceSecret == null || (DeviceSecret.Length > 0 && Bytes(DeviceSecret, Vouchers.DeviceSecretSize) == null))
            {
                return "'deviceSecret' must be 32 hexadecimal digits (16 bytes), or empty: 'lvs init --device NAME' writes one";
            }

            if (!IsMulticast(Group))
            {
                return "'group' must be an IPv4 multicast address, 224.0.0.0 to 239.255.255.255; it is '" + Group + "'";
            }

            if (Interface == null || (Interface.Length > 0 && ParseAddress(Interface) == null))
            {
                return "'interface' must be the IPv4 address of a network interface, or empty; it is '" + Interface + "'";
            }

            if (!IsName(Board))
            {
                return "'board' must be the name of a folder of boards/, for instance ESP32_DEVKITC: letters, digits, _ and -";
            }

            if (Transport != TransportUdp && Transport != TransportMqtt && Transport != TransportBoth)
            {
                return "'transport' must be udp, mqtt or both; it is '" + Transport + "'";
            }

            string complaint = BrokerConfig.ComplaintOf(this);
            complaint ??= Range("minute", Minute, 0, uint.MaxValue);
            complaint ??= Range("port", Port, 1, 65535);
            complaint ??= TelemetryS == 0 ? null : Range("telemetryS", TelemetryS, 10, 86_400);
            complaint ??= Range("earnedUvu", EarnedUvu, 0, Limits.EarnedUvuMax);
            complaint ??= Range("weight", Weight, 0, Limits.WeightMax);
            complaint ??= Range("seed", Seed, 0, SeedMax);
            complaint ??= Range("emitIntervalMsMin", EmitIntervalMsMin, 20, 60_000);
            complaint ??= Range("emitDoublings", EmitDoublings, 0, 12);
            complaint ??= Range("faultLossPercent", FaultLossPercent, 0, 100);
            complaint ??= Range("faultDuplicatePercent", FaultDuplicatePercent, 0, 100);
            complaint ??= Range("faultReorderPercent", FaultReorderPercent, 0, 100);
            complaint ??= Range("faultBitFlipPercent", FaultBitFlipPercent, 0, 100);
            complaint ??= Range("faultDelayMsMax", FaultDelayMsMax, 0, 5000);
            return complaint ?? PowerComplaint();
        }

        /// <summary>The 32 bytes of the swarm key, or null when it is not valid.</summary>
        public byte[] KeyBytes()
        {
            return Bytes(SwarmKey, KeySize);
        }

        /// <summary>
        /// The four bytes of a dotted IPv4 address, or null when the text is none. Leading zeros are refused, because some systems read
        /// such numbers as octal.
        /// </summary>
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

                bool leadingZero = digits > 0 && value == 0;
                value = value * 10 + (text[i] - '0');
                digits++;
                if (text[i] < '0' || text[i] > '9' || leadingZero || digits > 3 || value > 255)
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
            options.Minute = Minute;
            options.DeviceSecret = Bytes(DeviceSecret, Vouchers.DeviceSecretSize);
            options.EmitIntervalMsMin = EmitIntervalMsMin;
            options.EmitDoublings = EmitDoublings;

            // A node that does not sleep itself, such as one on a PC, still has neighbours that do.
            options.NapMsMax = PowerMode == "solar" ? (long)SlotPeriodMs << NapDoublings : 0;
            return options;
        }

        /// <summary>How the node keeps its battery and when it meets the others.</summary>
        public PowerOptions ToPowerOptions()
        {
            PowerOptions options = new PowerOptions();
            options.Mode = PowerMode == "solar" ? LVS.Node.PowerMode.Solar : LVS.Node.PowerMode.Usb;
            options.BatteryLowMv = BatteryLowMv;
            options.BatteryHighMv = BatteryHighMv;
            options.BatteryChargedMv = BatteryChargedMv;
            options.SlotPeriodMs = SlotPeriodMs;
            options.SlotWindowMs = SlotWindowMs;
            options.SlotLeadMs = SlotLeadMs;
            options.NapDoublings = NapDoublings;
            options.SlotsFollowUtc = SlotClock == "utc";
            return options;
        }

        /// <summary>
        /// The factory configuration. It keeps what makes the node a member of its swarm (key, minute, address, interface), its value and
        /// weight at birth, and its power mode; everything else is at its default. A board that crashes with another setting boots with it
        /// and can still be reached.
        /// </summary>
        public NodeConfig Factory()
        {
            NodeConfig factory = new NodeConfig();
            factory.SwarmKey = SwarmKey;
            factory.DeviceSecret = DeviceSecret;
            factory.Minute = Minute;
            factory.Group = Group;
            factory.Port = Port;
            factory.Interface = Interface;
            factory.Board = Board;
            factory.EarnedUvu = EarnedUvu;
            factory.Weight = Weight;
            factory.PowerMode = PowerMode;
            return factory;
        }

        private string PowerComplaint()
        {
            if (PowerMode != "usb" && PowerMode != "solar")
            {
                return "'powerMode' must be \"usb\" (never sleeps) or \"solar\" (keeps its battery); it is '" + PowerMode + "'";
            }

            if (SlotClock != "heard" && SlotClock != "utc")
            {
                return "'slotClock' must be \"heard\" (slots follow the neighbours' frames) or \"utc\" (every node has a clock that is "
                    + "set);"
                    + " it is '" + SlotClock + "'";
            }

            string complaint = Range("batteryLowMv", BatteryLowMv, PowerOptions.PackMvMin, PowerOptions.PackMvMax - 2);
            complaint ??= Range("batteryHighMv", BatteryHighMv, BatteryLowMv + 1, PowerOptions.PackMvMax - 1);
            complaint ??= Range("batteryChargedMv", BatteryChargedMv, BatteryHighMv, PowerOptions.PackMvMax);
            complaint ??= Range("slotPeriodMs", SlotPeriodMs, 1000, 3_600_000);
            complaint ??= Range("slotWindowMs", SlotWindowMs, 100, SlotPeriodMs / 4 < 10_000 ? SlotPeriodMs / 4 : 10_000);
            complaint ??= Range("slotLeadMs", SlotLeadMs, 0, SlotPeriodMs / 2 < 30_000 ? SlotPeriodMs / 2 : 30_000);
            return complaint ?? Range("napDoublings", NapDoublings, 0, PowerOptions.NapDoublingsMax);
        }

        private static bool IsName(string text)
        {
            for (int i = 0; text != null && i < text.Length; i++)
            {
                char c = text[i];
                if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-'))
                {
                    return false;
                }
            }

            return text != null && text.Length > 0 && text.Length <= NameLengthMax;
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

        /// <summary>The bytes of a text of hexadecimal digits, or null when it does not have that many.</summary>
        private static byte[] Bytes(string text, int size)
        {
            if (text == null || text.Length != 2 * size)
            {
                return null;
            }

            byte[] bytes = new byte[size];
            for (int i = 0; i < text.Length; i++)
            {
                int digit = Digit(text[i]);
                if (digit < 0)
                {
                    return null;
                }

                bytes[i / 2] = (byte)((bytes[i / 2] << 4) | digit);
            }

            return bytes;
        }

        /// <summary>The value of a hexadecimal digit, -1 when the character is none.</summary>
        internal static int Digit(char c)
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
