namespace LVS.Node
{
    /// <summary>
    /// A way for frames to travel: a socket, a broker session, a simulated wire. It may lose, repeat, delay and reorder frames. Trouble
    /// with the network is a return value, never an exception.
    /// </summary>
    public interface ILink
    {
        /// <summary>Sends one frame to all that listen.</summary>
        /// <param name="frame">Buffer with the frame at its start; the link keeps no reference to it.</param>
        /// <param name="size">Bytes of the frame, 1..<c>Limits.FrameSizeMax</c>.</param>
        /// <param name="nowMs">The node's time.</param>
        /// <returns>False when the link knows that the frame did not leave.</returns>
        bool Send(byte[] frame, int size, long nowMs);

        /// <summary>Takes the next frame that has arrived, without waiting.</summary>
        /// <param name="buffer">Receives the frame; at least <c>Limits.FrameSizeMax</c> + 1 bytes, so that a longer datagram is
        /// detected.</param>
        /// <param name="nowMs">The node's time.</param>
        /// <param name="path">The path on which it came, numbered by the link; 0 for a link that has only one.</param>
        /// <returns>Bytes of the frame, 0 when there is none.</returns>
        int Receive(byte[] buffer, long nowMs, out int path);
    }
}
