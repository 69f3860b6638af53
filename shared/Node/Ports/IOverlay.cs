using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Decides which nodes a node hears where not all hear all. It sees the letters that the node hears and sends, so it remembers nothing
    /// from a frame with a wrong MAC. Belongs to the node's thread.
    /// </summary>
    public interface IOverlay
    {
        /// <summary>Learns from a letter.</summary>
        /// <returns>Whether it is the node's to hear; otherwise it is dropped and not counted.</returns>
        bool LearnAndPass(Letter letter, long nowMs);

        /// <summary>The node has sent its newest diff; shows it to nodes that do not listen to it.</summary>
        /// <param name="frame">Buffer with the frame at its start; the overlay keeps no reference to it.</param>
        /// <param name="size">Bytes of the frame.</param>
        void Show(byte[] frame, int size);

        /// <summary>The node has sent a frame of the fragment store, which concerns only some (SPEC 13.3).</summary>
        /// <param name="home">Those who keep what lives there, 0..65535.</param>
        /// <param name="target">The only one whom it concerns instead, by its name; 0 for none.</param>
        /// <param name="guest">The name under which the node said it, and hears answers, where that is not its own; else 0.</param>
        /// <param name="frame">As for <see cref="Show"/>.</param>
        /// <param name="size">Bytes of the frame.</param>
        void Place(int home, int target, int guest, byte[] frame, int size);

        /// <summary>The node answers one that asks before it is born, and that listens to nothing but its inbox.</summary>
        /// <param name="name">The name under which it asks.</param>
        /// <param name="frame">As for <see cref="Show"/>.</param>
        /// <param name="size">Bytes of the frame.</param>
        void Answer(int name, byte[] frame, int size);
    }
}
