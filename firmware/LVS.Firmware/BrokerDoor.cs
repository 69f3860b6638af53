using System;
using System.Security.Cryptography.X509Certificates;

using LVS.Boards;
using LVS.Transports;

using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;

namespace LVS.Firmware
{
    /// <summary>How a board connects to its broker: address, login, certificate, last will.</summary>
    internal sealed class BrokerDoor
    {
        private readonly string host;
        private readonly int port;
        private readonly string user;
        private readonly string password;
        private readonly string ca;
        private readonly ushort keepAliveS;

        /// <summary>Takes the values of the configuration; see <see cref="M2MqttSession"/>.</summary>
        internal BrokerDoor(string host, int port, string user, string password, string ca, int keepAliveS)
        {
            this.host = host;
            this.port = port;
            this.user = user;
            this.password = password;
            this.ca = ca;
            this.keepAliveS = (ushort)keepAliveS;
        }

        /// <summary>The broker, for people: without any login.</summary>
        internal string Where => host + ":" + port.ToString();

        /// <summary>The keep-alive, in s.</summary>
        internal int KeepAliveS => keepAliveS;

        /// <summary>Makes a client that is not connected.</summary>
        internal MqttClient Make()
        {
            bool secure = ca.Length > 0;
            MqttClient made = new MqttClient(
                host, port, secure, secure ? new X509Certificate(ca) : null, null, secure
                    ? MqttSslProtocols.TLSv1_2 : MqttSslProtocols.None);

            // Sent and received messages share one queue, which is unbounded by default. It counts messages; NodeBudget converts that to
            // bytes.
            made.Settings.InflightQueueSize = NodeBudget.BrokerQueueCount;
            return made;
        }

        /// <summary>Connects a client.</summary>
        /// <param name="client">One of <see cref="Make"/>.</param>
        /// <param name="clientId">Its identifier.</param>
        /// <param name="statusTopic">Topic of the last will; empty for none.</param>
        /// <returns>The broker's return code (MQTT 3.1.1, 3.2.2.3), 0 for accepted.</returns>
        internal int Enter(MqttClient client, string clientId, string statusTopic)
        {
            bool hasWill = statusTopic.Length > 0;
            return (int)client.Connect(
                clientId,
                user.Length > 0 ? user : null,
                user.Length > 0 ? password : null,
                hasWill,
                MqttQoSLevel.AtLeastOnce,
                hasWill,
                hasWill ? statusTopic : null,
                hasWill ? MqttTopics.Offline : null,
                true,
                keepAliveS);
        }

        /// <summary>The same level for each topic of a subscription.</summary>
        /// <param name="count">Number of topics, 1 or more.</param>
        /// <param name="mustArrive">Whether messages are delivered with QoS 1.</param>
        internal static MqttQoSLevel[] Levels(int count, bool mustArrive)
        {
            MqttQoSLevel[] levels = new MqttQoSLevel[count];
            for (int i = 0; i < count; i++)
            {
                levels[i] = mustArrive ? MqttQoSLevel.AtLeastOnce : MqttQoSLevel.AtMostOnce;
            }

            return levels;
        }

        /// <summary>Says it when the broker refused a topic of a subscription.</summary>
        /// <param name="levels">What it granted, for each topic.</param>
        internal static void SayRefused(MqttQoSLevel[] levels)
        {
            for (int i = 0; i < levels.Length; i++)
            {
                if (levels[i] == MqttQoSLevel.GrantedFailure)
                {
                    Console.WriteLine("LVS broker: a subscription was refused; allow the user to read and write lvs/#");
                }
            }
        }
    }
}
