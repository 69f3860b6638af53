namespace LVS.Transports
{
    /// <summary>
    /// Receives the messages of an <see cref="IMqttSession"/>, on the session's thread: it copies the message and returns.
    /// </summary>
    public interface IMqttHandler
    {
        /// <summary>A message arrived.</summary>
        /// <param name="topic">Its topic.</param>
        /// <param name="payload">Buffer with the message at its start; belongs to the caller.</param>
        /// <param name="size">Bytes of it in the buffer.</param>
        /// <param name="retained">Whether the broker had stored it before we subscribed.</param>
        void Hear(string topic, byte[] payload, int size, bool retained);
    }
}
