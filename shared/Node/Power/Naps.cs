using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// The differences of a node that naps between slots (<see cref="Sleeper"/>), where the code asks for them. They are the same for all
    /// wakes of a node; nothing here belongs to one wake.
    /// </summary>
    public sealed class Naps
    {
        private bool isOn;

        /// <summary>
        /// Whether the node naps: every wake is a boot, only <see cref="MicroNode.Rest"/> writes flash, and diffs send only what flash held
        /// at boot.
        /// </summary>
        public bool IsOn => isOn;

        /// <summary>The node naps from its first boot on.</summary>
        public void Begin()
        {
            isOn = true;
        }

        /// <summary>
        /// Whether an edge has no other end: <see cref="Admission.IsDeserted"/>, counted in wakes for a node that boots at every wake.
        /// </summary>
        internal bool IsDeserted(EdgeTable edges, int slot, int openCount)
        {
            return Admission.IsDeserted(edges, slot, openCount, isOn);
        }

        /// <summary>
        /// How long a neighbour may be silent. A proposal is normally answered soon, but by a sleeper wakes later, and its first answer may
        /// be missed. A node that never sleeps waits for the wakes of neighbours that do.
        /// </summary>
        /// <param name="isKeyed">Whether the edge has its key, and so is no proposal.</param>
        /// <param name="intervalMsMin">Imin of the emit timer.</param>
        /// <param name="intervalMsMax">Imax of the emit timer.</param>
        /// <param name="silenceIntervals">Number of longest intervals after which a silent neighbour counts as gone.</param>
        /// <param name="napMsMax">Longest nap of the swarm's nodes, in ms; 0 where none sleeps.</param>
        /// <returns>The time in ms of the node's time awake.</returns>
        internal long PatienceMs(bool isKeyed, int intervalMsMin, long intervalMsMax, int silenceIntervals, long napMsMax)
        {
            long ms = isKeyed ? intervalMsMax * silenceIntervals
                : isOn ? intervalMsMax
                : (long)intervalMsMin * Limits.ProposalIntervals;
            long napsMs = isOn ? 0 : napMsMax * Limits.SilenceNaps;
            return ms > napsMs ? ms : napsMs;
        }
    }
}
