namespace LVS.Node
{
    /// <summary>
    /// Turns proofs of storage into trust and value: a neighbour whose proof was right has served, and is granted VU for it as far as the quota
    /// goes; a wrong proof is a bad act. Who holds no slot is neither paid nor blamed.
    /// </summary>
    internal sealed class ServiceJudge : IProofJudge
    {
        private readonly NodeParts parts;

        internal ServiceJudge(NodeParts parts)
        {
            this.parts = parts;
        }

        /// <inheritdoc/>
        public void Judge(int pseudonym, bool good)
        {
            int slot = parts.Ledger.SlotOf(pseudonym);
            if (slot < 0 || pseudonym == 0)
            {
                return;
            }

            parts.Hood.Serve(slot, good);
            parts.Counters.Add(good ? Counter.ProofsConfirmed : Counter.ProofsWrong, 1);
        }
    }
}
