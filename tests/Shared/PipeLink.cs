using LVS.Core;
using LVS.Node;

namespace LVS.Tests.Shared
{
    /// <summary>
    /// One end of a wire between two nodes, or of a wire that a test holds in its hands: what is sent waits in the other end's inbox.
    /// </summary>
    public sealed class PipeLink : ILink
    {
        private readonly Inbox arrived = new Inbox();
        private readonly FrameGate gate = new FrameGate(null);
        private readonly byte[] lastSent = new byte[Limits.FrameSizeMax];
        private PipeLink other;
        private int lastSize;
        private int sentCount;

        /// <summary>Makes an end that leads back to itself, as multicast does.</summary>
        public PipeLink()
        {
            other = this;
        }

        /// <summary>What waits to be received here.</summary>
        public Inbox Arrived => arrived;

        /// <summary>The frame sent last.</summary>
        public byte[] LastSent => lastSent;

        /// <summary>Its size.</summary>
        public int LastSize => lastSize;

        /// <summary>Frames sent.</summary>
        public int SentCount => sentCount;

        /// <summary>What the frame sent last says.</summary>
        public Letter LastLetter()
        {
            Check.That(gate.Look(lastSent, lastSize) == Outcome.Done, "PipeLink: what was sent last cannot be read");
            return gate.Letter;
        }

        /// <summary>Leads two ends to each other.</summary>
        public static void Join(PipeLink a, PipeLink b)
        {
            a.other = b;
            b.other = a;
        }

        /// <inheritdoc/>
        public bool Send(byte[] frame, int size, long nowMs)
        {
            System.Array.Copy(frame, 0, lastSent, 0, size);
            lastSize = size;
            sentCount++;
            return other.arrived.Put(frame, size);
        }

        /// <inheritdoc/>
        public int Receive(byte[] buffer, long nowMs, out int path)
        {
            return arrived.Take(buffer, out path);
        }
    }
}
