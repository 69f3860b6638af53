using System;

namespace nanoFramework.M2Mqtt.Messages
{
    /// <summary>The answer to a subscription.</summary>
    internal class MqttMsgSubscribedEventArgs : EventArgs
    {
        /// <summary>Makes the event.</summary>
        public MqttMsgSubscribedEventArgs(ushort messageId, MqttQoSLevel[] grantedQosLevels)
        {
            MessageId = messageId;
            GrantedQoSLevels = grantedQosLevels;
        }

        /// <summary>Number of the subscription.</summary>
        public ushort MessageId { get; }

        /// <summary>The granted QoS of each topic.</summary>
        public MqttQoSLevel[] GrantedQoSLevels { get; }
    }
}
