using System;
using System.Net.Sockets;
using System.Security.Authentication;

using MQTTnet;
using MQTTnet.Exceptions;

namespace LVS.Harness;

/// <summary>A connection to a broker that failed or ended. The message says what was wrong and what to do.</summary>
public sealed class BrokerException : Exception
{
    private BrokerException(BrokerFailure failure, string message, Exception? inner = null)
        : base(message, inner)
    {
        Failure = failure;
    }

    /// <summary>What happened.</summary>
    public BrokerFailure Failure { get; }

    /// <summary>This side ended it.</summary>
    internal static BrokerException Ended() => new(BrokerFailure.None, "the connection was ended here");

    /// <summary>The broker did not accept the connection in time.</summary>
    internal static BrokerException Late(BrokerAccess access, Exception inner) => new(
        BrokerFailure.TimedOut,
        $"no answer from {access.Host}:{access.Port} within {access.ConnectMsMax} ms: does it speak MQTT on this port, with TLS or "
            + "without?",
        inner);

    /// <summary>The broker has stopped answering.</summary>
    internal static BrokerException Silent(Exception? inner) =>
        new(BrokerFailure.TimedOut, "the broker does not answer pings: it hangs, or the network is gone", inner);

    /// <summary>The answer to a CONNECT (MQTT 3.1.1 table 3.1) other than acceptance.</summary>
    internal static BrokerException Refused(MqttClientConnectResultCode code) => code switch
    {
        MqttClientConnectResultCode.UnsupportedProtocolVersion => new(
            BrokerFailure.RefusedVersion, "the broker refuses MQTT 3.1.1 (code 1): use a broker that speaks it, as mosquitto does"),
        MqttClientConnectResultCode.ClientIdentifierNotValid => new(
            BrokerFailure.RefusedIdentifier,
                "the broker refuses the client identifier (code 2): allow identifiers of 19 letters and digits"),
        MqttClientConnectResultCode.ServerUnavailable => new(
            BrokerFailure.RefusedUnavailable, "the broker's MQTT service is unavailable (code 3): try again later"),
        MqttClientConnectResultCode.BadUserNameOrPassword => new(
            BrokerFailure.RefusedPassword, "the broker refuses user name or password (code 4): check 'brokerUser' and 'brokerPassword'"),
        MqttClientConnectResultCode.NotAuthorized => new(
            BrokerFailure.RefusedAuthorization,
            "the broker refuses us (code 5): it wants a user name and password it knows, check 'brokerUser' and 'brokerPassword'"),
        _ => new(BrokerFailure.Malformed, $"the broker answers a CONNECT with {code}, which MQTT 3.1.1 does not have"),
    };

    /// <summary>The meaning of an exception of MQTTnet or of the network.</summary>
    /// <param name="e">The exception; null when the broker closed the connection regularly.</param>
    /// <param name="access">The broker.</param>
    /// <param name="stage">How far the connection had come.</param>
    internal static BrokerException Of(Exception? e, BrokerAccess access, BrokerStage stage)
    {
        string broker = $"{access.Host}:{access.Port}";
        return e switch
        {
            BrokerException known => known,
            _ when Has<MqttProtocolViolationException>(e) is { } broken => new(
                BrokerFailure.Malformed, $"the broker sent what MQTT 3.1.1 does not allow: {broken.Message.TrimEnd('.')}", e),
            _ when Has<AuthenticationException>(e) is { } failed => new(
                BrokerFailure.Tls,
                $"TLS with {broker} failed ({failed.Message}): 'brokerCa' must be the CA of the broker's certificate, and that must name "
                    + $"{access.Host}", e),
            _ when stage == BrokerStage.Accepted => Has<OperationCanceledException>(e) != null
                || Has<MqttCommunicationTimedOutException>(e) != null
                ? Silent(e)
                : new(BrokerFailure.Closed, $"the connection to {broker} broke ({Reason(e)})", e),
            _ when stage == BrokerStage.Connecting && access.Ca != null && Has<SocketException>(e)?.SocketErrorCode is null
                or SocketError.ConnectionReset => new(
                BrokerFailure.Tls, $"TLS with {broker} failed ({Reason(e)}): does the broker speak TLS on this port?", e),
            _ when stage == BrokerStage.Connecting => new(
                BrokerFailure.Unreachable,
                    $"no connection to {broker} ({Reason(e)}; is the broker running, and are host and port right?)", e),
            _ => new(
                BrokerFailure.Closed,
                    "the broker closed the connection instead of accepting it: does it speak MQTT on this port, with TLS or without?", e),
        };
    }

    private static string Reason(Exception? e) => e?.GetBaseException().Message ?? "the broker closed it";

    private static T? Has<T>(Exception? e)
        where T : Exception
    {
        for (; e != null; e = e.InnerException)
        {
            if (e is T wanted)
            {
                return wanted;
            }
        }

        return null;
    }
}
