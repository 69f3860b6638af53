using LVS.Node;

namespace LVS.Transports
{
    /// <summary>
    /// UDP and a broker at once: a frame is sent by both, and both put the frames they hear into one inbox. Of a frame that comes by both,
    /// the <see cref="MqttOverlay"/> lets one through. Either may be away.
    /// </summary>
    public sealed class PairedLink : ILink
    {
        private readonly ILink udp;
        private readonly ILink mqtt;

        /// <summary>Joins two links.</summary>
        /// <param name="udp">A link that puts what it hears into the other's inbox.</param>
        /// <param name="mqtt">The other.</param>
        public PairedLink(ILink udp, ILink mqtt)
        {
            this.udp = udp;
            this.mqtt = mqtt;
        }

        /// <inheritdoc/>
        public bool Send(byte[] frame, int size, long nowMs)
        {
            bool sent = udp.Send(frame, size, nowMs);
            return mqtt.Send(frame, size, nowMs) || sent;
        }

        /// <inheritdoc/>
        public int Receive(byte[] buffer, long nowMs, out int path)
        {
            // Both take from the one inbox; this one must notice that other nodes are heard in its group.
            return udp.Receive(buffer, nowMs, out path);
        }
    }
}
