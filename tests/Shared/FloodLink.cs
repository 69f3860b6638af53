using LVS.Node;

namespace LVS.Tests.Shared
{
    /// <summary>A link on which there is always one more frame, of three bytes.</summary>
    public sealed class FloodLink : ILink
    {
        private int receivedCount;
        private int sentCount;

        /// <summary>Frames received.</summary>
        public int ReceivedCount => receivedCount;

        /// <summary>Frames sent.</summary>
        public int SentCount => sentCount;

        /// <inheritdoc/>
        public bool Send(byte[] frame, int size, long nowMs)
        {
            sentCount++;
            return true;
        }

        /// <inheritdoc/>
        public int Receive(byte[] buffer, long nowMs, out int path)
        {
            path = 0;
            receivedCount++;
            return 3;
        }
    }
}
