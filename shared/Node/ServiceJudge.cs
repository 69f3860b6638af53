using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Turns proofs of storage into trust and value: a neighbour whose proof was right has served, and is granted VU for it as far as the
    /// quota goes; a wrong proof is a bad act. Who holds no slot is neither paid nor blamed.
    /// </summary>
    internal sealed class ServiceJudge : IProofJudge
    {
        private readonly EdgeTable edges;
        private readonly TrustTable trust;
        private readonly Counters counters;

        internal ServiceJudge(EdgeTable edges, TrustTable trust, Counters counters)
        {
            this.edges = edges;
            this.trust = trust;
            this.counters = counters;
        }

        /// <inheritdoc/>
        public void Judge(int pseudonym, bool good)
        {
            int slot = edges.SlotOf(pseudonym);
            if (slot < 0 || pseudonym == 0)
            {
                return;
            }

            trust.Serve(slot, good);
            counters.Add(good ? Counter.ProofsConfirmed : Counter.ProofsWrong, 1);
        }
    }
}
