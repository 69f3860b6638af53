using System;

namespace nanoFramework.M2Mqtt.Exceptions
{
    /// <summary>The connection could not be made.</summary>
    internal class MqttConnectionException : Exception
    {
        /// <summary>Makes the exception.</summary>
        public MqttConnectionException(string message, Exception innerException)
            : base(message, innerException)
        {
        }
    }
}
