namespace LVS.Transports
{
    /// <summary>
    /// The topics of a swarm as one node sees them (SPEC 13.1). It handles topics only; <see cref="MqttLink"/> handles the messages on
    /// them.
    /// </summary>
    public sealed class MqttTopics
    {
        /// <summary>Value of a status topic while its node is connected.</summary>
        public const string Online = "online";

        /// <summary>Value of a status topic while its node is in deep sleep, on purpose and until its next slot.</summary>
        public const string Asleep = "asleep";

        /// <summary>Value of a status topic after its node's connection was lost: the node's last will.</summary>
        public const string Offline = "offline";

        /// <summary>
        /// Beacon topics of a node: levels of 0 to 4 hexadecimal digits of its pseudonym, of an even number the first, of an odd number the
        /// last.
        /// </summary>
        public const int LevelCount = 5;

        /// <summary>A frame that came by UDP.</summary>
        public const int PathUdp = 0;

        /// <summary>A neighbour's frame topic.</summary>
        public const int PathFrame = 1;

        /// <summary>The node's own inbox topic.</summary>
        public const int PathIn = 2;

        /// <summary>The topic that every node of the swarm hears.</summary>
        public const int PathAll = 3;

        /// <summary>Beacons of level 0; those of the other levels follow.</summary>
        public const int PathBeacon = 4;

        /// <summary>Frames of the fragment store, for the nodes that keep a part of the space of names.</summary>
        public const int PathHome = PathBeacon + LevelCount;

        /// <summary>A request for telemetry; no frame.</summary>
        public const int PathAsk = -1;

        /// <summary>A topic that is none of the node's.</summary>
        public const int PathNone = -2;

        private const int NameSize = 8;
        private const int HomeBits = 16;

        private readonly string prefix;

        // On the device every use of a literal makes a string object, so those that every message is compared with are kept in fields.
        private readonly string frameWord = "/frame";
        private readonly string inWord = "/in";
        private readonly string askWord = "/ask";
        private readonly string homes;

        /// <summary>Makes the topics.</summary>
        /// <param name="swarmName">Eight hexadecimal digits (SPEC 13.1).</param>
        /// <param name="pseudonym">The node's pseudonym.</param>
        public MqttTopics(string swarmName, int pseudonym)
        {
            prefix = "lvs/" + swarmName + "/";
            Name = NameOf(pseudonym);
            DeviceId = "lvs_" + swarmName + "_" + Name;
            Frame = FrameOf(Name);
            In = InOf(Name);
            Ask = prefix + Name + "/ask";
            Status = prefix + Name + "/status";
            Telemetry = prefix + Name + "/telemetry";
            All = prefix + "all";
            homes = prefix + "home/";
            Beacons = new string[LevelCount];
            Beacons[0] = prefix + "beacon";
            for (int level = 1; level < LevelCount; level++)
            {
                // Who shares the first digits is near on the ring, who shares the last digits is anywhere on it.
                Beacons[level] = Beacons[0] + "/" + Name.Substring(IsNear(level) ? 0 : NameSize - level, level);
            }
        }

        /// <summary>The node's pseudonym as eight hexadecimal digits.</summary>
        public string Name { get; }

        /// <summary>Identifier of the node for Home Assistant.</summary>
        public string DeviceId { get; }

        /// <summary>The topic of the node's own frames.</summary>
        public string Frame { get; }

        /// <summary>The topic of frames for this node alone.</summary>
        public string In { get; }

        /// <summary>The topic on which anybody asks this node for telemetry.</summary>
        public string Ask { get; }

        /// <summary>The node's status, retained.</summary>
        public string Status { get; }

        /// <summary>The node's telemetry.</summary>
        public string Telemetry { get; }

        /// <summary>The topic that every node of the swarm hears.</summary>
        public string All { get; }

        /// <summary>The node's beacon topic of each level.</summary>
        public string[] Beacons { get; }

        /// <summary>
        /// A client identifier: 19 letters and digits, which every broker accepts (MQTT 3.1.1, 3.1.3.1). A client that knows it can take
        /// the connection over. So both parts are drawn at random, and do not depend on anything that appears in a topic.
        /// </summary>
        /// <param name="chance">32 random bits.</param>
        /// <param name="chance2">32 more.</param>
        public static string ClientIdOf(int chance, int chance2)
        {
            return "lvs" + NameOf(chance) + NameOf(chance2);
        }

        /// <summary>Whether the nodes that share the beacon topic of a level are near each other on the ring, not anywhere on it.</summary>
        public static bool IsNear(int level)
        {
            return level > 0 && level % 2 == 0;
        }

        /// <summary>A pseudonym as eight hexadecimal digits.</summary>
        public static string NameOf(int pseudonym)
        {
            char[] digits = new char[NameSize];
            for (int i = 0; i < NameSize; i++)
            {
                digits[i] = "0123456789abcdef"[(pseudonym >> (28 - 4 * i)) & 15];
            }

            return new string(digits);
        }

        /// <summary>The frame topic of a node.</summary>
        /// <param name="name">Its pseudonym as eight hexadecimal digits.</param>
        public string FrameOf(string name)
        {
            return prefix + name + "/frame";
        }

        /// <summary>The inbox topic of a node.</summary>
        /// <param name="name">Its pseudonym as eight hexadecimal digits.</param>
        public string InOf(string name)
        {
            return prefix + name + "/in";
        }

        /// <summary>The topic of a home: a level for each of its bits, the highest first.</summary>
        /// <param name="home">0..65535.</param>
        public string HomeOf(int home)
        {
            return homes + BitsOf(home, HomeBits, false);
        }

        /// <summary>A filter for all homes that share a prefix with one.</summary>
        /// <param name="home">0..65535.</param>
        /// <param name="depth">Bits of the prefix, 0..15.</param>
        public string HomesAround(int home, int depth)
        {
            return homes + BitsOf(home, depth + 1, true);
        }

        /// <summary>The path on which a message came.</summary>
        /// <param name="topic">Its topic.</param>
        /// <returns>One of the path constants; <see cref="PathBeacon"/> plus the level for beacons.</returns>
        public int PathOf(string topic)
        {
            int start = prefix.Length;
            if (topic.Length <= start || !Has(topic, 0, prefix))
            {
                return PathNone;
            }

            if (Has(topic, 0, homes))
            {
                return PathHome;
            }

            int slash = start + NameSize;
            if (topic.Length > slash && topic[slash] == '/')
            {
                return Ends(topic, slash, frameWord) ? PathFrame : Ends(topic, slash, inWord) ? PathIn : Ends(topic, slash, askWord)
                    ? PathAsk : PathNone;
            }

            if (Ends(topic, 0, All))
            {
                return PathAll;
            }

            // The beacon topic itself, or the topic followed by a slash and the digits of a level.
            string beacon = Beacons[0];
            if (Ends(topic, 0, beacon))
            {
                return PathBeacon;
            }

            int level = topic.Length - beacon.Length - 1;
            return level > 0 && level < LevelCount && topic[beacon.Length] == '/' && Has(topic, 0, beacon) ? PathBeacon + level : PathNone;
        }

        /// <summary>Bits, the highest first, with slashes between them; a filter has a wildcard instead of its last bit.</summary>
        private static string BitsOf(int home, int count, bool isFilter)
        {
            char[] levels = new char[2 * count - 1];
            for (int i = 0; i < count; i++)
            {
                levels[2 * i] = (home >> (HomeBits - 1 - i) & 1) == 0 ? '0' : '1';
                if (i > 0)
                {
                    levels[2 * i - 1] = '/';
                }
            }

            levels[2 * count - 2] = isFilter ? '#' : levels[2 * count - 2];
            return new string(levels);
        }

        /// <summary>Whether a text consists from here on of one part and nothing else.</summary>
        private static bool Ends(string text, int start, string part)
        {
            return text.Length - start == part.Length && Has(text, start, part);
        }

        private static bool Has(string text, int start, string part)
        {
            if (text.Length - start < part.Length)
            {
                return false;
            }

            for (int i = 0; i < part.Length; i++)
            {
                if (text[start + i] != part[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
