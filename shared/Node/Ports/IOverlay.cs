using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Decides which other nodes a node hears, where not all hear all. It sees only letters, which have passed the gate, so it remembers
    /// nothing from a frame with a wrong MAC. Belongs to the node's thread.
    /// </summary>
    public interface IOverlay
    {
        /// <summary>Learns from a letter, and decides whether the node hears it.</summary>
        /// <returns>False when the letter must be dropped without being counted.</returns>
        bool LearnAndPass(Letter letter, long nowMs);

        /// <summary>The node has sent its newest diff: shows it to nodes that do not listen to this one.</summary>
        /// <param name="frame">Buffer with the frame at its start; the overlay keeps no reference to it.</param>
        /// <param name="size">Bytes of the frame.</param>
        void Show(byte[] frame, int size);

        /// <summary>The node has sent a frame of the fragment store, which concerns only some nodes (SPEC 13.3).</summary>
        /// <param name="home">The frame concerns the nodes that keep what lives here, 0..65535.</param>
        /// <param name="target">Name of the only node that the frame concerns instead; 0 for none.</param>
        /// <param name="guest">Name under which the node sent it and hears answers, if that is not its own; else 0.</param>
        /// <param name="frame">As for <see cref="Show"/>.</param>
        /// <param name="size">Bytes of the frame.</param>
        void Place(int home, int target, int guest, byte[] frame, int size);

        /// <summary>Answers a node that asks before its birth, and so listens only to its inbox.</summary>
        /// <param name="name">The name under which that node asks.</param>
        /// <param name="frame">As for <see cref="Show"/>.</param>
        /// <param name="size">Bytes of the frame.</param>
        void Answer(int name, byte[] frame, int size);
    }
}
