using LVS.Core;

namespace LVS.Transports
{
    /// <summary>The names in topics that follow from secrets (SPEC 13.1, 13.4).</summary>
    public static class TopicNames
    {
        private const int HashSize = 32;

        /// <summary>The swarm's name: the first 4 bytes of HMAC-SHA256 under the swarm key of "LVS topic", in their order.</summary>
        /// <param name="hmac">Hashes.</param>
        /// <param name="swarmKey">32 bytes.</param>
        /// <returns>Eight hexadecimal digits.</returns>
        public static string SwarmOf(IHmac hmac, byte[] swarmKey)
        {
            byte[] hash = Hash(hmac, swarmKey, "LVS topic");
            return MqttTopics.NameOf((hash[0] << 24) | (hash[1] << 16) | (hash[2] << 8) | hash[3]);
        }

        /// <summary>
        /// The name under which a device reports: the first 4 bytes of HMAC-SHA256 under its secret of "LVS home " and the swarm's name.
        /// </summary>
        /// <param name="hmac">Hashes.</param>
        /// <param name="secret">16 bytes.</param>
        /// <param name="swarmName">As <see cref="SwarmOf"/> returns it.</param>
        /// <returns>A number that is not 0.</returns>
        public static int HomeOf(IHmac hmac, byte[] secret, string swarmName)
        {
            int name = LittleEndian.Read32(Hash(hmac, secret, "LVS home " + swarmName), 0);
            return name != 0 ? name : 1;
        }

        private static byte[] Hash(IHmac hmac, byte[] key, string message)
        {
            byte[] bytes = new byte[message.Length];
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)message[i];
            }

            byte[] hash = new byte[HashSize];
            hmac.Compute(key, bytes, bytes.Length, hash);
            return hash;
        }
    }
}
