namespace nanoFramework.M2Mqtt
{
    /// <summary>Settings of all clients of the device: there is one instance.</summary>
    internal class MqttSettings
    {
        /// <summary>Messages that may wait in a client.</summary>
        public int InflightQueueSize { get; set; } = int.MaxValue;

        /// <summary>The one instance.</summary>
        public static MqttSettings Instance { get; } = new MqttSettings();
    }
}
