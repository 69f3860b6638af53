using System;

namespace nanoFramework.M2Mqtt.Exceptions
{
    /// <summary>The client was asked for something it cannot do; here always that its queue is full.</summary>
    internal class MqttClientException : Exception
    {
    }
}
