using System.Security.Cryptography.X509Certificates;

namespace LVS.Mqtt;

/// <summary>What a connection needs to know.</summary>
/// <param name="Host">Name or address of the broker.</param>
/// <param name="Port">1..65535.</param>
/// <param name="ClientId">Client identifier; 1 to 23 letters, digits and hyphens are taken by every broker.</param>
public sealed record MqttOptions(string Host, int Port, string ClientId)
{
    /// <summary>User name, empty for none.</summary>
    public string User { get; init; } = "";

    /// <summary>Password; only with a user name.</summary>
    public string Password { get; init; } = "";

    /// <summary>The CA that the broker's certificate must come from; null for a connection without TLS.</summary>
    public X509Certificate2? Ca { get; init; }

    /// <summary>Longest silence before a ping, 0..65535 s; 0 never pings.</summary>
    public int KeepAliveS { get; init; } = 60;

    /// <summary>Topic of the last will, empty for none. The will is retained and sent at QoS 1.</summary>
    public string WillTopic { get; init; } = "";

    /// <summary>The last will.</summary>
    public string WillText { get; init; } = "";

    /// <summary>How long TCP, TLS and CONNACK may take together, in ms.</summary>
    public int ConnectMsMax { get; init; } = 10_000;

    /// <summary>Bytes that may wait to be sent; what does not fit is refused.</summary>
    public int OutSizeMax { get; init; } = 16 * 1024;

    /// <summary>Largest packet taken whole; of a longer message only the beginning is delivered.</summary>
    public int InSizeMax { get; init; } = 4 * 1024;

    /// <summary>Messages of QoS 1 that may wait for their PUBACK; more are refused.</summary>
    public int InflightMax { get; init; } = 32;
}
