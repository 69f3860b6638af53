using System;

using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt
{
    /// <summary>The event handlers of a client; M2Mqtt.Core declares them inside of its interface.</summary>
    internal interface IMqttClient
    {
        /// <summary>Handles a message.</summary>
        delegate void MqttMsgPublishEventHandler(object sender, MqttMsgPublishEventArgs e);

        /// <summary>Handles the answer to a message of QoS 1.</summary>
        delegate void MqttMsgPublishedEventHandler(object sender, MqttMsgPublishedEventArgs e);

        /// <summary>Handles the answer to a subscription.</summary>
        delegate void MqttMsgSubscribedEventHandler(object sender, MqttMsgSubscribedEventArgs e);

        /// <summary>Handles the end of the connection.</summary>
        delegate void ConnectionClosedEventHandler(object sender, EventArgs e);
    }
}
