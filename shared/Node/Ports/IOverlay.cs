using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Where not everybody hears everybody: looks at what a node hears and says, and decides whom it hears. Hears letters, so nothing that
    /// it remembers comes from a frame without a right MAC. Belongs to the node's thread.
    /// </summary>
    public interface IOverlay
    {
        /// <summary>Learns from a letter.</summary>
        /// <returns>Whether it is the node's to hear; otherwise it is dropped and not counted.</returns>
        bool LearnAndPass(Letter letter, long nowMs);

        /// <summary>The node has said its newest diff; shows it to those who do not listen to it.</summary>
        /// <param name="frame">Buffer with the frame at its start; the overlay keeps no reference to it.</param>
        /// <param name="size">Bytes of the frame.</param>
        void Show(byte[] frame, int size);

        /// <summary>The node answers one that asks before it is born, and that listens to nothing but its inbox.</summary>
        /// <param name="name">The name under which it asks.</param>
        /// <param name="frame">As for <see cref="Show"/>.</param>
        /// <param name="size">Bytes of the frame.</param>
        void Answer(int name, byte[] frame, int size);
    }
}
