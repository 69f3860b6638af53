namespace LVS.Firmware
{
    /// <summary>Advice for the codes with which a broker refuses a connection (MQTT 3.1.1, table 3.1).</summary>
    public static class MqttRefusal
    {
        /// <summary>The meaning of a code and how to mend it.</summary>
        public static string Advice(int code)
        {
            switch (code)
            {
                case 1:
                    return "it does not speak MQTT 3.1.1";
                case 2:
                    return "it does not allow our client identifier";
                case 3:
                    return "its MQTT service is not available";
                case 4:
                    return "user name or password is wrong, check 'brokerUser' and 'brokerPassword'";
                case 5:
                    return "it wants a user name and password it knows, check 'brokerUser' and 'brokerPassword'";
                default:
                    return "code " + code.ToString();
            }
        }
    }
}
