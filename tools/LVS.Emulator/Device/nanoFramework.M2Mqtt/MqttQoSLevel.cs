namespace nanoFramework.M2Mqtt.Messages
{
    /// <summary>Quality of service.</summary>
    internal enum MqttQoSLevel
    {
        /// <summary>QoS 0.</summary>
        AtMostOnce = 0,

        /// <summary>QoS 1.</summary>
        AtLeastOnce = 1,

        /// <summary>QoS 2.</summary>
        ExactlyOnce = 2,

        /// <summary>The subscription was refused.</summary>
        GrantedFailure = 128,
    }
}
