namespace LVS.Transports
{
    /// <summary>
    /// A session with an MQTT broker that maintains itself: it connects, and after every loss connects again with growing pauses. It keeps
    /// no subscriptions and no messages over a loss; its user sees a new <see cref="Generation"/> and begins anew. Calls never wait for the
    /// network.
    /// </summary>
    public interface IMqttSession
    {
        /// <summary>Number of the present connection, from 1; 0 while there is none.</summary>
        int Generation { get; }

        /// <summary>
        /// Begins to connect, under a client identifier that the session draws from the platform's random source and keeps (SPEC 13.1).
        /// </summary>
        /// <param name="statusTopic">Topic of the last will: retained, QoS 1, <see cref="MqttTopics.Offline"/>.</param>
        /// <param name="handler">Gets every message, on a thread of the session.</param>
        void Open(string statusTopic, IMqttHandler handler);

        /// <summary>Publishes a message.</summary>
        /// <param name="topic">Topic name.</param>
        /// <param name="payload">Buffer with the message at its start; copied.</param>
        /// <param name="size">Bytes of the message, 0 or above.</param>
        /// <param name="mustArrive">QoS 1 instead of 0.</param>
        /// <param name="retain">Whether the broker stores it for later subscribers.</param>
        /// <returns>False when it was refused: there is no connection, or the queue is full.</returns>
        bool Publish(string topic, byte[] payload, int size, bool mustArrive, bool retain);

        /// <summary>Subscribes to topics.</summary>
        /// <returns>False when it was refused, as with <see cref="Publish"/>.</returns>
        bool Subscribe(string[] topics, bool mustArrive);

        /// <summary>Ends subscriptions.</summary>
        /// <returns>False when it was refused, as with <see cref="Publish"/>.</returns>
        bool Unsubscribe(string[] topics);
    }
}
