namespace nanoFramework.M2Mqtt
{
    /// <summary>Versions of TLS; the PC's own choice is made instead.</summary>
    internal enum MqttSslProtocols
    {
        /// <summary>No TLS.</summary>
        None = 0,

        /// <summary>TLS 1.2.</summary>
        TLSv1_2 = 4,
    }
}
