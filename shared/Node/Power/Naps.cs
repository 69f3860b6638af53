using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// What is different about a node that naps between slots (<see cref="Sleeper"/>), asked where it matters. The same for all wakes of a
    /// node; holds nothing of one wake.
    /// </summary>
    public sealed class Naps
    {
        private bool isOn;

        /// <summary>
        /// Whether the node naps: every wake is a boot, flash is written by <see cref="MicroNode.Rest"/> only, and only what it held at
        /// boot is told.
        /// </summary>
        public bool IsOn => isOn;

        /// <summary>The node naps from its first boot on.</summary>
        public void Begin()
        {
            isOn = true;
        }

        /// <summary>Whether an edge has no other end: <see cref="Admission.IsDeserted"/>, by wakes where a wake is a boot.</summary>
        internal bool IsDeserted(EdgeTable edges, int slot, int openCount)
        {
            return Admission.IsDeserted(edges, slot, openCount, isOn);
        }

        /// <summary>
        /// How long a neighbour may be silent. A proposal is answered soon, but by a sleeper wakes later, and the first of them may be
        /// missed.
        /// </summary>
        /// <param name="isKeyed">Whether the edge has its key: it is no proposal.</param>
        /// <param name="intervalMsMin">Imin of the emit timer.</param>
        /// <param name="intervalMsMax">Imax of the emit timer.</param>
        /// <param name="silenceIntervals">Longest intervals after which a silent neighbour counts as gone.</param>
        /// <returns>In ms of the node's time awake.</returns>
        internal long PatienceMs(bool isKeyed, int intervalMsMin, long intervalMsMax, int silenceIntervals)
        {
            return isKeyed ? intervalMsMax * silenceIntervals
                : isOn ? intervalMsMax
                : (long)intervalMsMin * Limits.ProposalIntervals;
        }
    }
}
