using System;
using System.Collections;
using System.Security.Cryptography.X509Certificates;
using System.Threading;

using LVS.Mqtt;

using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

using PcCertificate = System.Security.Cryptography.X509Certificates.X509Certificate2;
using PcClient = LVS.Mqtt.MqttClient;

namespace nanoFramework.M2Mqtt
{
    /// <summary>
    /// M2Mqtt's client over the PC's. As on the device: <see cref="Connect"/> waits and throws what M2Mqtt throws, a refusal is a return
    /// value, a full queue throws from <see cref="Publish"/> and swallows a SUBSCRIBE, events come on foreign threads, and a client that lost
    /// its connection stays without one. The queue's bound is the same, its content is bytes instead of messages.
    /// </summary>
    internal class MqttClient : IDisposable
    {
        private const int ConnectMsMax = 30_000;

        private readonly string host;
        private readonly int port;
        private readonly PcCertificate ca;
        private PcClient client;
        private int pending;

        /// <summary>Makes a client; the device resolves the name here.</summary>
        public MqttClient(string brokerHostName, int brokerPort, bool secure, X509Certificate caCert, X509Certificate clientCert, MqttSslProtocols sslProtocol)
        {
            if (clientCert != null || secure != (sslProtocol != MqttSslProtocols.None))
            {
                throw new NotSupportedException("the emulator has no client certificates");
            }

            host = brokerHostName;
            port = brokerPort;
            ca = secure ? PcCertificate.CreateFromPem(caCert.Pem) : null;
        }

        /// <summary>A message arrived.</summary>
        public event IMqttClient.MqttMsgPublishEventHandler MqttMsgPublishReceived;

        /// <summary>A message of QoS 1 was answered.</summary>
        public event IMqttClient.MqttMsgPublishedEventHandler MqttMsgPublished;

        /// <summary>A subscription was answered.</summary>
        public event IMqttClient.MqttMsgSubscribedEventHandler MqttMsgSubscribed;

        /// <summary>The connection ended.</summary>
        public event IMqttClient.ConnectionClosedEventHandler ConnectionClosed;

        /// <summary>Settings of all clients.</summary>
        public MqttSettings Settings => MqttSettings.Instance;

        /// <summary>Connects and waits for the answer.</summary>
        /// <exception cref="MqttConnectionException">No TCP connection, no TLS, no answer.</exception>
        public MqttReasonCode Connect(
            string clientId, string username, string password, bool willRetain, MqttQoSLevel willQosLevel, bool willFlag, string willTopic, string willMessage, bool cleanSession, ushort keepAlivePeriod)
        {
            if (!cleanSession || (willFlag && (!willRetain || willQosLevel != MqttQoSLevel.AtLeastOnce)))
            {
                throw new NotSupportedException("the emulator has clean sessions and retained wills of QoS 1 only");
            }

            LVS.Emulator.Fault.Reach(LVS.Emulator.Fault.Broker);
            MqttOptions options = new MqttOptions(host, port, clientId)
            {
                User = username ?? "",
                Password = password ?? "",
                Ca = ca,
                KeepAliveS = keepAlivePeriod,
                WillTopic = willFlag ? willTopic : "",
                WillText = willFlag ? willMessage : "",
                ConnectMsMax = ConnectMsMax,
            };
            try
            {
                client = PcClient.ConnectAsync(options, new Handler(this)).GetAwaiter().GetResult();
                return MqttReasonCode.Success;
            }
            catch (MqttException e)
            {
                switch (e.Failure)
                {
                    case MqttFailure.RefusedVersion:
                        return MqttReasonCode.ConnectionRefusedUnacceptableProtocolVersion;
                    case MqttFailure.RefusedIdentifier:
                        return MqttReasonCode.ConnectionRefusedIdentifierRejected;
                    case MqttFailure.RefusedUnavailable:
                        return MqttReasonCode.ConnectionRefusedServerUnavailable;
                    case MqttFailure.RefusedPassword:
                        return MqttReasonCode.ConnectionRefusedBadUserNameOrPassword;
                    case MqttFailure.RefusedAuthorization:
                        return MqttReasonCode.ConnectionRefusedNotAuthorized;
                    default:
                        throw new MqttConnectionException("Exception connecting to the broker: " + e.Message, e);
                }
            }
        }

        /// <summary>Publishes a message.</summary>
        /// <exception cref="MqttClientException">The queue is full.</exception>
        public ushort Publish(string topic, byte[] message, string contentType, ArrayList userProperties, MqttQoSLevel qosLevel, bool retain)
        {
            bool mustArrive = qosLevel != MqttQoSLevel.AtMostOnce;
            int id = mustArrive && pending >= Settings.InflightQueueSize ? -1 : client.Publish(topic, message, mustArrive, retain);
            if (id < 0)
            {
                throw new MqttClientException();
            }

            if (mustArrive)
            {
                Interlocked.Increment(ref pending);
            }

            return (ushort)id;
        }

        /// <summary>Subscribes; says nothing when there is no room.</summary>
        public ushort Subscribe(string[] topics, MqttQoSLevel[] qosLevels)
        {
            int id = client.Subscribe(topics, qosLevels[0] != MqttQoSLevel.AtMostOnce);
            return (ushort)(id < 0 ? 0 : id);
        }

        /// <summary>Ends subscriptions.</summary>
        public ushort Unsubscribe(string[] topics)
        {
            int id = client.Unsubscribe(topics);
            return (ushort)(id < 0 ? 0 : id);
        }

        /// <summary>Says goodbye to the broker: no last will.</summary>
        public void Disconnect()
        {
            client.DisconnectAsync().GetAwaiter().GetResult();
        }

        /// <summary>Ends the connection without a word to the broker, as M2Mqtt does.</summary>
        public void Dispose()
        {
            client?.Dispose();
        }

        private sealed class Handler : IMqttHandler
        {
            private readonly MqttClient owner;

            public Handler(MqttClient owner)
            {
                this.owner = owner;
            }

            public void Arrived(string topic, ReadOnlySpan<byte> payload, int size, bool retained)
            {
                owner.MqttMsgPublishReceived?.Invoke(
                    owner, new MqttMsgPublishEventArgs(topic, payload.ToArray(), false, MqttQoSLevel.AtMostOnce, retained));
            }

            public void Acknowledged(int packetId)
            {
                Interlocked.Decrement(ref owner.pending);
                owner.MqttMsgPublished?.Invoke(owner, new MqttMsgPublishedEventArgs((ushort)packetId));
            }

            public void Subscribed(int packetId, ReadOnlySpan<byte> codes)
            {
                MqttQoSLevel[] levels = new MqttQoSLevel[codes.Length];
                for (int i = 0; i < levels.Length; i++)
                {
                    levels[i] = (MqttQoSLevel)codes[i];
                }

                owner.MqttMsgSubscribed?.Invoke(owner, new MqttMsgSubscribedEventArgs((ushort)packetId, levels));
            }

            public void Unsubscribed(int packetId)
            {
            }

            public void Closed(MqttException why)
            {
                owner.ConnectionClosed?.Invoke(owner, EventArgs.Empty);
            }
        }
    }
}
