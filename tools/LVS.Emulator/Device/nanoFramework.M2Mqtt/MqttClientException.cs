using System;

namespace nanoFramework.M2Mqtt.Exceptions
{
    /// <summary>The client cannot do what it was asked for. Here the reason is always a full queue.</summary>
    internal class MqttClientException : Exception
    {
    }
}
