namespace nanoFramework.M2Mqtt.Messages
{
    /// <summary>The answers to a CONNECT of MQTT 3.1.1.</summary>
    internal enum MqttReasonCode
    {
        /// <summary>Accepted.</summary>
        Success = 0,

        /// <summary>The broker does not speak our version.</summary>
        ConnectionRefusedUnacceptableProtocolVersion = 1,

        /// <summary>The client identifier is not allowed.</summary>
        ConnectionRefusedIdentifierRejected = 2,

        /// <summary>The service is not available.</summary>
        ConnectionRefusedServerUnavailable = 3,

        /// <summary>User name or password is wrong.</summary>
        ConnectionRefusedBadUserNameOrPassword = 4,

        /// <summary>Not authorized.</summary>
        ConnectionRefusedNotAuthorized = 5,
    }
}
