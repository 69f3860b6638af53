namespace nanoFramework.M2Mqtt
{
    /// <summary>Versions of TLS. The emulator ignores them and lets the PC choose.</summary>
    internal enum MqttSslProtocols
    {
        /// <summary>No TLS.</summary>
        None = 0,

        /// <summary>TLS 1.2.</summary>
        TLSv1_2 = 4,
    }
}
