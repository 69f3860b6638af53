using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Turns proofs of storage into trust and value. A neighbour whose proof was right has served, and is granted VU as far as the quota
    /// goes. A wrong proof counts against nobody, because anybody could have sent it.
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

        /// <summary>The neighbour of a slot has proved the requested fragment, under the edge's key.</summary>
        internal void Judge(int slot)
        {
            trust.Serve(slot);
            counters.Add(Counter.ProofsConfirmed, 1);
        }
    }
}
