namespace LVS.Node
{
    /// <summary>
    /// The boot order of a node, the same on a board, in <c>lvs node</c>, in the harness and in the simulator. A life that was cut may have
    /// used reserved numbers: <see cref="Sleeper.Skip"/> runs before it to skip them.
    /// </summary>
    public static class NodeBoot
    {
        /// <summary>Boots a node. All its memory is allocated here.</summary>
        /// <param name="plan">The parts from which it boots.</param>
        /// <param name="isRestored">Whether its ledger came from a record.</param>
        public static MicroNode Run(BootPlan plan, out bool isRestored)
        {
            MicroNode node = new MicroNode(plan.Options, plan.Memory, plan.NodeIndex, plan.Secrets, plan.Link, plan.Vault,
                plan.KeepsakeFile, plan.Letter);
            node.Overlay = plan.Overlay;
            isRestored = node.Boot(plan.NowMs, plan.Seed, plan.EarnedUvu, plan.Weight, plan.CalendarMs);
            if (plan.Turn != null)
            {
                Sleeper.Begin(node, isRestored, plan.Turn);
            }

            if (plan.Log != null)
            {
                node.Fragments = new FragmentKeeper(plan.FragmentOptions, plan.Log, plan.Secrets.Hash, node.Clock, node.Ledger,
                    node.Ledger.Pseudonym, plan.FragmentSeed, plan.NowMs);
                if (plan.FragmentOptions.Naps)
                {
                    node.Fragments.Wake(plan.KeepingFile, plan.Secrets.Hash, plan.Meeting);
                }
            }

            return node;
        }
    }
}
