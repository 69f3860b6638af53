using System;
using System.Buffers;
using System.Collections;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

using PcCertificate = System.Security.Cryptography.X509Certificates.X509Certificate2;
using PcClient = MQTTnet.IMqttClient;

namespace nanoFramework.M2Mqtt
{
    /// <summary>
    /// M2Mqtt's client, built on MQTTnet's. As on the device, <see cref="Connect"/> blocks and throws what M2Mqtt throws, and a refusal is
    /// a return value. A full queue throws from <see cref="Publish"/> and silently drops a SUBSCRIBE. Events come on other threads, and a
    /// client that lost its connection does not reconnect. The queue has the same bound, but arriving messages take no room in it.
    /// </summary>
    internal class MqttClient : IDisposable
    {
        private const int ConnectMsMax = 30_000;
        private const int AnswerMsMax = 30_000;

        private readonly string host;
        private readonly int port;
        private readonly PcCertificate ca;
        private PcClient client;
        private int pending;
        private int lastId;

        /// <summary>Makes a client. The device resolves the name here.</summary>
        public MqttClient(string brokerHostName, int brokerPort, bool secure, X509Certificate caCert, X509Certificate clientCert,
            MqttSslProtocols sslProtocol)
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
            string clientId, string username, string password, bool willRetain, MqttQoSLevel willQosLevel, bool willFlag, string willTopic,
                string willMessage, bool cleanSession, ushort keepAlivePeriod)
        {
            LVS.Emulator.Fault.Reach(LVS.Emulator.Fault.Broker);
            MqttClientOptions options = new MqttClientOptions
            {
                ProtocolVersion = MqttProtocolVersion.V311,
                ClientId = clientId,
                CleanSession = cleanSession,
                KeepAlivePeriod = TimeSpan.FromSeconds(keepAlivePeriod),
                Timeout = TimeSpan.FromMilliseconds(AnswerMsMax),
                AllowPacketFragmentation = false,
                Credentials = username != null ? new MqttClientCredentials(username, Encoding.UTF8.GetBytes(password ?? "")) : null,
                WillTopic = willFlag ? willTopic : null,
                WillPayload = willFlag ? Encoding.UTF8.GetBytes(willMessage) : null,
                WillQualityOfServiceLevel = (MqttQualityOfServiceLevel)willQosLevel,
                WillRetain = willFlag && willRetain,
                ChannelOptions = Way(),
            };
            client = new MqttClientFactory().CreateMqttClient();
            client.ApplicationMessageReceivedAsync += OnReceived;
            client.DisconnectedAsync += OnDisconnected;
            using CancellationTokenSource timeout = new CancellationTokenSource(ConnectMsMax);
            try
            {
                return Code(client.ConnectAsync(options, timeout.Token).GetAwaiter().GetResult().ResultCode);
            }
            catch (Exception e)
                when (e is MqttCommunicationException || e is MqttProtocolViolationException || e is OperationCanceledException)
            {
                throw new MqttConnectionException("Exception connecting to the broker: " + e.GetBaseException().Message, e);
            }
        }

        /// <summary>Publishes a message.</summary>
        /// <exception cref="MqttClientException">The queue is full.</exception>
        public ushort Publish(string topic, byte[] message, string contentType, ArrayList userProperties, MqttQoSLevel qosLevel,
            bool retain)
        {
            if (!TryEnter())
            {
                throw new MqttClientException();
            }

            ushort id = NextId();
            bool mustArrive = qosLevel != MqttQoSLevel.AtMostOnce;
            _ = Settle(
                () => client.PublishAsync(new MqttApplicationMessage
                {
                    Topic = topic,
                    Payload = new ReadOnlySequence<byte>(message),
                    QualityOfServiceLevel = (MqttQualityOfServiceLevel)qosLevel,
                    Retain = retain,
                }),
                _ =>
                {
                    if (mustArrive)
                    {
                        MqttMsgPublished?.Invoke(this, new MqttMsgPublishedEventArgs(id));
                    }
                });
            return id;
        }

        /// <summary>Subscribes. Does nothing, silently, when the queue is full.</summary>
        public ushort Subscribe(string[] topics, MqttQoSLevel[] qosLevels)
        {
            ushort id = NextId();
            if (TryEnter())
            {
                MqttClientSubscribeOptions wanted = new MqttClientSubscribeOptions();
                for (int i = 0; i < topics.Length; i++)
                {
                    wanted.TopicFilters.Add(
                        new MqttTopicFilter { Topic = topics[i], QualityOfServiceLevel = (MqttQualityOfServiceLevel)qosLevels[i] });
                }

                _ = Settle(() => client.SubscribeAsync(wanted), result =>
                    MqttMsgSubscribed?.Invoke(this, new MqttMsgSubscribedEventArgs(id, Levels(result))));
            }

            return id;
        }

        /// <summary>Ends subscriptions. Does nothing, silently, when the queue is full.</summary>
        public ushort Unsubscribe(string[] topics)
        {
            if (TryEnter())
            {
                MqttClientUnsubscribeOptions unwanted = new MqttClientUnsubscribeOptions();
                unwanted.TopicFilters.AddRange(topics);
                _ = Settle(() => client.UnsubscribeAsync(unwanted), _ => { });
            }

            return NextId();
        }

        /// <summary>Disconnects cleanly, so that the broker publishes no last will.</summary>
        public void Disconnect()
        {
            client.DisconnectAsync(new MqttClientDisconnectOptions()).GetAwaiter().GetResult();
        }

        /// <summary>Ends the connection without telling the broker, as M2Mqtt does.</summary>
        public void Dispose()
        {
            client?.Dispose();
        }

        private static MqttReasonCode Code(MqttClientConnectResultCode code)
        {
            switch (code)
            {
                case MqttClientConnectResultCode.Success:
                    return MqttReasonCode.Success;
                case MqttClientConnectResultCode.UnsupportedProtocolVersion:
                    return MqttReasonCode.ConnectionRefusedUnacceptableProtocolVersion;
                case MqttClientConnectResultCode.ClientIdentifierNotValid:
                    return MqttReasonCode.ConnectionRefusedIdentifierRejected;
                case MqttClientConnectResultCode.ServerUnavailable:
                    return MqttReasonCode.ConnectionRefusedServerUnavailable;
                case MqttClientConnectResultCode.BadUserNameOrPassword:
                    return MqttReasonCode.ConnectionRefusedBadUserNameOrPassword;
                default:
                    return MqttReasonCode.ConnectionRefusedNotAuthorized;
            }
        }

        private static MqttQoSLevel[] Levels(MqttClientSubscribeResult result)
        {
            List<MqttQoSLevel> levels = new List<MqttQoSLevel>();
            foreach (MqttClientSubscribeResultItem item in result.Items)
            {
                levels.Add((MqttQoSLevel)(int)item.ResultCode);
            }

            return levels.ToArray();
        }

        private MqttClientTcpOptions Way()
        {
            MqttClientTcpOptions way =
                new MqttClientTcpOptions { RemoteEndpoint = new DnsEndPoint(host, port), LingerState = new LingerOption(false, 0) };
            if (ca != null)
            {
                way.TlsOptions.UseTls = true;
                way.TlsOptions.TargetHost = host;
                way.TlsOptions.RevocationMode = X509RevocationMode.NoCheck;
                way.TlsOptions.TrustChain = new X509Certificate2Collection(ca);
            }

            return way;
        }

        private ushort NextId()
        {
            return (ushort)(1 + Interlocked.Increment(ref lastId) % ushort.MaxValue);
        }

        /// <summary>Takes a place in the queue, if there is one.</summary>
        private bool TryEnter()
        {
            if (Interlocked.Increment(ref pending) <= Settings.InflightQueueSize)
            {
                return true;
            }

            Interlocked.Decrement(ref pending);
            return false;
        }

        /// <summary>Waits for a queued request to end and raises its event. When the connection has ended, no event follows.</summary>
        private async Task Settle<T>(Func<Task<T>> ask, Action<T> tell)
        {
            try
            {
                tell(await ask());
            }
            catch (Exception e) when (e is MqttCommunicationException || e is OperationCanceledException || e is ObjectDisposedException)
            {
            }
            finally
            {
                Interlocked.Decrement(ref pending);
            }
        }

        private Task OnReceived(MqttApplicationMessageReceivedEventArgs e)
        {
            MqttApplicationMessage message = e.ApplicationMessage;
            MqttMsgPublishReceived?.Invoke(this, new MqttMsgPublishEventArgs(
                message.Topic, message.Payload.ToArray(), message.Dup, (MqttQoSLevel)message.QualityOfServiceLevel, message.Retain));
            return Task.CompletedTask;
        }

        private Task OnDisconnected(MqttClientDisconnectedEventArgs e)
        {
            ConnectionClosed?.Invoke(this, EventArgs.Empty);
            return Task.CompletedTask;
        }
    }
}
