using System;

namespace nanoFramework.M2Mqtt.Messages
{
    /// <summary>The answer to a message of QoS 1.</summary>
    internal class MqttMsgPublishedEventArgs : EventArgs
    {
        /// <summary>Makes the event.</summary>
        public MqttMsgPublishedEventArgs(ushort messageId)
        {
            MessageId = messageId;
        }

        /// <summary>Number of the message.</summary>
        public ushort MessageId { get; }
    }
}
