using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// What the stages of one node share. Made once, in boot: a stage that holds this instead of each part leaves a board's memory to
    /// fragments.
    /// </summary>
    internal sealed class NodeParts
    {
        /// <summary>How the node behaves.</summary>
        internal readonly NodeOptions Options;

        /// <summary>Its tables.</summary>
        internal readonly NodeMemory Memory;

        /// <summary>Its cryptography.</summary>
        internal readonly SwarmSecrets Secrets;

        /// <summary>The digest of the frame that is heard or written.</summary>
        internal readonly byte[] Digest = new byte[Limits.MacSize];

        /// <summary>Reads and signs frames.</summary>
        internal readonly FrameGate Gate;

        /// <summary>The keys of edges.</summary>
        internal readonly Handshake Handshake;

        /// <summary>Draws nonces.</summary>
        internal readonly NonceSource Nonces;

        /// <summary>Says when the node speaks and stores.</summary>
        internal readonly NodePulse Pulse;

        /// <summary>When the last diffs were sent.</summary>
        internal readonly EmitTimes EmitTimes = new EmitTimes();

        /// <summary>Frames without an edge's key that were heard.</summary>
        internal readonly MarkRing Marks = new MarkRing();

        /// <summary>The node's counters.</summary>
        internal readonly Counters Counters = new Counters();

        /// <summary>The last events.</summary>
        internal readonly TraceRing Trace;

        /// <summary>Makes the parts of a node.</summary>
        /// <param name="options">How it behaves.</param>
        /// <param name="memory">Its window.</param>
        /// <param name="nodeIndex">Index of the node.</param>
        /// <param name="secrets">Its cryptography.</param>
        /// <param name="letter">The letter for what it hears and says; null for one of its own.</param>
        internal NodeParts(NodeOptions options, NodeMemory memory, int nodeIndex, SwarmSecrets secrets, Letter letter)
        {
            Options = options;
            Memory = memory;
            Secrets = secrets;
            Scratch scratch = secrets.Scratch;
            Gate = new FrameGate(secrets.Mac, scratch.Hash, letter);
            Handshake = new Handshake(memory.Keys, nodeIndex, secrets.Hash, scratch);
            Nonces = new NonceSource(secrets.Source, scratch.Hash);
            Pulse = new NodePulse(options, memory.Life);
            Trace = new TraceRing(options.TraceSlotCount);
        }
    }
}
