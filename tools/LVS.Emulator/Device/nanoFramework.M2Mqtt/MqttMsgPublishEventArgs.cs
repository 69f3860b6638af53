using System;

namespace nanoFramework.M2Mqtt.Messages
{
    /// <summary>A message that arrived.</summary>
    internal class MqttMsgPublishEventArgs : EventArgs
    {
        /// <summary>Makes the event.</summary>
        public MqttMsgPublishEventArgs(string topic, byte[] message, bool dupFlag, MqttQoSLevel qosLevel, bool retain)
        {
            Topic = topic;
            Message = message;
            DupFlag = dupFlag;
            QosLevel = qosLevel;
            Retain = retain;
        }

        /// <summary>Its topic.</summary>
        public string Topic { get; }

        /// <summary>The message.</summary>
        public byte[] Message { get; }

        /// <summary>The DUP flag: whether the message may have been sent before.</summary>
        public bool DupFlag { get; }

        /// <summary>The QoS it was delivered at.</summary>
        public MqttQoSLevel QosLevel { get; }

        /// <summary>The RETAIN flag: whether the broker had kept the message.</summary>
        public bool Retain { get; }
    }
}
