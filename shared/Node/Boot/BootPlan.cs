using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// The parts from which a node boots; <see cref="NodeBoot"/> defines their order. Firmware, harness and simulator all fill one.
    /// </summary>
    public sealed class BootPlan
    {
        /// <summary>How the node behaves.</summary>
        public NodeOptions Options;

        /// <summary>The tables with its state.</summary>
        public NodeMemory Memory;

        /// <summary>Index of the node in these tables.</summary>
        public int NodeIndex;

        /// <summary>The node's cryptography.</summary>
        public SwarmSecrets Secrets;

        /// <summary>Where frames come from and go to.</summary>
        public ILink Link;

        /// <summary>Decides which frames the node hears; null where it hears all.</summary>
        public IOverlay Overlay;

        /// <summary>Storage of the ledger.</summary>
        public IVault Vault;

        /// <summary>Storage of what the node keeps for others; null for none.</summary>
        public IRecordFile KeepsakeFile;

        /// <summary>
        /// The letter for what the node hears and says in a turn; null for its own. Nodes that keep no fragments and take turns may share
        /// one.
        /// </summary>
        public Letter Letter;

        /// <summary>The node's time when its part of the boot begins.</summary>
        public long NowMs;

        /// <summary>Seed of all chance.</summary>
        public long Seed;

        /// <summary>Value of a newborn, in micro-VU.</summary>
        public long EarnedUvu;

        /// <summary>State weight of a newborn.</summary>
        public int Weight;

        /// <summary>The single flash record of this wake, of a node that sleeps between slots; null for one that never sleeps.</summary>
        public WakeTurn Turn;

        /// <summary>
        /// Time of a calendar clock that ran on since the last life, in ms since 1970 or since it began; negative for none.
        /// </summary>
        public long CalendarMs = -1;

        /// <summary>The node's fragments on flash, opened; null for a node that keeps none.</summary>
        public FragmentLog Log;

        /// <summary>How the node keeps fragments.</summary>
        public FragmentOptions FragmentOptions;

        /// <summary>For a node that sleeps and keeps fragments: where it stores over naps what it knows of other members.</summary>
        public IRecordFile KeepingFile;

        /// <summary>What this wake may do about fragments: one of <see cref="LVS.Node.Meeting"/>.</summary>
        public int Meeting = LVS.Node.Meeting.Always;

        /// <summary>Seed of the chance used in keeping fragments.</summary>
        public long FragmentSeed;
    }
}
