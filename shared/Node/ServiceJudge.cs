using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Turns proofs of storage into trust and value: a neighbour whose proof was right has served, and is granted VU for it as far as the
    /// quota goes. A proof that is wrong proves nothing, and is held against nobody: anybody could have sent it.
    /// </summary>
    internal sealed class ServiceJudge
    {
        private readonly TrustTable trust;
        private readonly Counters counters;

        internal ServiceJudge(TrustTable trust, Counters counters)
        {
            this.trust = trust;
            this.counters = counters;
        }

        /// <summary>The neighbour of a slot has proved what it was asked for, under the edge's key.</summary>
        internal void Judge(int slot)
        {
            trust.Serve(slot, true);
            counters.Add(Counter.ProofsConfirmed, 1);
        }
    }
}
