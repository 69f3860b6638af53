namespace LVS.Node
{
    /// <summary>
    /// The one order in which a node comes up, on a board, in <c>lvs node</c>, in the harness and in the simulator. Before it, where it
    /// applies: numbers that a life which was cut may have used are struck off (<see cref="Sleeper.Skip"/>).
    /// </summary>
    public static class NodeBoot
    {
        /// <summary>Brings a node up. All its memory is allocated in here.</summary>
        /// <param name="plan">What it comes up from.</param>
        /// <param name="isRestored">Whether its ledger came from a record.</param>
        public static MicroNode Run(BootPlan plan, out bool isRestored)
        {
            MicroNode node = new MicroNode(plan.Options, plan.Memory, plan.NodeIndex, plan.Secrets, plan.Link, plan.Vault,
                plan.KeepsakeFile);
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
