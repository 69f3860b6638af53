using System;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;

using LVS.Transports;

using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace LVS.Harness;

/// <summary>The parameters of a connection to a broker.</summary>
/// <param name="Host">Name or address of the broker.</param>
/// <param name="Port">1..65535.</param>
public sealed record BrokerAccess(string Host, int Port)
{
    /// <summary>Longest time that a broker which is not overloaded may take to answer, in ms.</summary>
    public const int UsualConnectMsMax = 10_000;

    /// <summary>User name, empty for none.</summary>
    public string User { get; init; } = "";

    /// <summary>Password; only with a user name.</summary>
    public string Password { get; init; } = "";

    /// <summary>The CA that must have issued the broker's certificate; null for a connection without TLS.</summary>
    public X509Certificate2? Ca { get; init; }

    /// <summary>The broker's WebSocket address, ws or wss; empty for TCP. A browser cannot use TCP.</summary>
    public string WebSocket { get; init; } = "";

    /// <summary>Longest silence before a ping, 0..65535 s; 0 never pings.</summary>
    public int KeepAliveS { get; init; } = 60;

    /// <summary>How long TCP, TLS and CONNACK may take together, in ms.</summary>
    public int ConnectMsMax { get; init; } = UsualConnectMsMax;

    /// <summary>The same as options of MQTTnet: MQTT 3.1.1, a clean session, one packet a write.</summary>
    /// <param name="clientId">Client identifier.</param>
    /// <param name="statusTopic">Topic of the last will <see cref="MqttTopics.Offline"/>, retained, QoS 1; empty for no will.</param>
    internal MqttClientOptions ToOptions(string clientId, string statusTopic) => new()
    {
        ProtocolVersion = MqttProtocolVersion.V311,
        ClientId = clientId,
        CleanSession = true,
        KeepAlivePeriod = TimeSpan.FromSeconds(KeepAliveS),
        Timeout = TimeSpan.FromMilliseconds(ConnectMsMax),
        AllowPacketFragmentation = false,
        Credentials = User.Length > 0 ? new MqttClientCredentials(User, Encoding.UTF8.GetBytes(Password)) : null,
        WillTopic = statusTopic.Length > 0 ? statusTopic : null,
        WillPayload = statusTopic.Length > 0 ? Encoding.UTF8.GetBytes(MqttTopics.Offline) : null,
        WillQualityOfServiceLevel = statusTopic.Length > 0 ? MqttQualityOfServiceLevel.AtLeastOnce : MqttQualityOfServiceLevel.AtMostOnce,
        WillRetain = statusTopic.Length > 0,
        ChannelOptions = WebSocket.Length > 0 ? new MqttClientWebSocketOptions { Uri = WebSocket } : new MqttClientTcpOptions
        {
            RemoteEndpoint = new DnsEndPoint(Host, Port),

            // By default MQTTnet resets the connection when it closes it, and the broker may then lose the DISCONNECT.
            LingerState = new(false, 0),
            TlsOptions = new MqttClientTlsOptions
            {
                // Only certificates of this CA, whatever the system trusts.
                UseTls = Ca != null,
                TargetHost = Host,
                TrustChain = Ca != null ? [Ca] : null,
                RevocationMode = X509RevocationMode.NoCheck,
            },
        },
    };
}
