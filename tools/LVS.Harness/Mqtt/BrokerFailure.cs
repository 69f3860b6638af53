namespace LVS.Harness;

/// <summary>Why a connection to a broker failed or ended.</summary>
public enum BrokerFailure
{
    /// <summary>This side ended it.</summary>
    None,

    /// <summary>No TCP connection: no listener there, no route, no such name.</summary>
    Unreachable,

    /// <summary>The TLS handshake failed: the broker's certificate is not of our CA, or the broker speaks no TLS.</summary>
    Tls,

    /// <summary>CONNACK 1: the broker does not speak MQTT 3.1.1.</summary>
    RefusedVersion,

    /// <summary>CONNACK 2: the broker does not allow our client identifier.</summary>
    RefusedIdentifier,

    /// <summary>CONNACK 3: the broker's MQTT service is not available.</summary>
    RefusedUnavailable,

    /// <summary>CONNACK 4: user name or password is malformed or wrong.</summary>
    RefusedPassword,

    /// <summary>CONNACK 5: we may not connect.</summary>
    RefusedAuthorization,

    /// <summary>The broker violated MQTT 3.1.1.</summary>
    Malformed,

    /// <summary>The broker closed the connection, or the network broke it.</summary>
    Closed,

    /// <summary>The broker did not answer in time.</summary>
    TimedOut,
}
