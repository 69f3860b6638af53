using System;
using System.IO;
using System.Net.Sockets;
using System.Security.Authentication;

namespace LVS.Mqtt;

/// <summary>A connection that did not come about or ended. The message says what was wrong and what to do.</summary>
public sealed class MqttException : Exception
{
    /// <summary>Makes the exception.</summary>
    public MqttException(MqttFailure failure, string message, Exception? inner = null)
        : base(message, inner)
    {
        Failure = failure;
    }

    /// <summary>What happened.</summary>
    public MqttFailure Failure { get; }

    /// <summary>The answer to a CONNECT other than 0 (MQTT 3.1.1 table 3.1).</summary>
    /// <param name="code">1..255.</param>
    public static MqttException Refused(int code) => code switch
    {
        1 => new(MqttFailure.RefusedVersion, "the broker refuses MQTT 3.1.1 (code 1): use a broker that speaks it, as mosquitto does"),
        2 => new(MqttFailure.RefusedIdentifier, "the broker refuses the client identifier (code 2): allow identifiers of up to 23 letters, digits and hyphens"),
        3 => new(MqttFailure.RefusedUnavailable, "the broker's MQTT service is unavailable (code 3): try again later"),
        4 => new(MqttFailure.RefusedPassword, "the broker refuses user name or password (code 4): check 'brokerUser' and 'brokerPassword'"),
        5 => new(MqttFailure.RefusedAuthorization, "the broker refuses us (code 5): it wants a user name and password it knows, check 'brokerUser' and 'brokerPassword'"),
        _ => Malformed($"CONNACK with code {code}, which MQTT 3.1.1 does not have"),
    };

    /// <summary>What an exception of the network means.</summary>
    /// <param name="e">The exception.</param>
    /// <param name="options">Whereto.</param>
    /// <param name="accepted">Whether the broker had accepted us.</param>
    /// <param name="stopped">Whether the attempt was ended by us.</param>
    internal static MqttException Of(Exception e, MqttOptions options, bool accepted, bool stopped)
    {
        string broker = $"{options.Host}:{options.Port}";
        return e switch
        {
            MqttException known => known,
            OperationCanceledException when stopped => new(MqttFailure.None, "the attempt was ended here", e),
            OperationCanceledException => new(MqttFailure.TimedOut, $"no answer from {broker} within {options.ConnectMsMax} ms", e),
            SocketException => new(MqttFailure.Unreachable, $"no connection to {broker} ({e.Message}): is the broker running, and are host and port right?", e),
            AuthenticationException => new(
                MqttFailure.Tls, $"TLS with {broker} failed ({e.Message}): 'brokerCa' must be the CA of the broker's certificate, and that must name {options.Host}", e),
            IOException when options.Ca != null && !accepted => new(
                MqttFailure.Tls, $"TLS with {broker} failed ({e.Message}): does the broker speak TLS on this port?", e),
            _ => new(MqttFailure.Closed, $"the connection to {broker} broke ({e.Message})", e),
        };
    }

    /// <summary>The broker broke the protocol.</summary>
    public static MqttException Malformed(string what) => new(MqttFailure.Malformed, $"the broker sent what MQTT 3.1.1 does not allow: {what}");
}
