using LVS.Node;

namespace LVS.Transports
{
    /// <summary>
    /// UDP and a broker at the same time: a frame is sent by both, and both put received frames into one inbox. When a frame comes by both,
    /// the <see cref="MqttOverlay"/> lets one copy through. Either link may be down.
    /// </summary>
    public sealed class PairedLink : ILink
    {
        private readonly ILink udp;
        private readonly ILink mqtt;

        /// <summary>Joins two links.</summary>
        /// <param name="udp">A link that puts received frames into the other's inbox.</param>
        /// <param name="mqtt">The other link.</param>
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
            // Both share one inbox. UDP takes from it, because it must notice whether other nodes are heard in its group.
            return udp.Receive(buffer, nowMs, out path);
        }
    }
}
