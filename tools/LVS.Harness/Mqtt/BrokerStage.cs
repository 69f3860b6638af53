namespace LVS.Harness;

/// <summary>How far a connection to a broker has come.</summary>
internal enum BrokerStage
{
    /// <summary>TCP, and TLS if there is a CA.</summary>
    Connecting,

    /// <summary>CONNECT was sent, CONNACK has not come.</summary>
    Asking,

    /// <summary>The broker has accepted us.</summary>
    Accepted,
}
