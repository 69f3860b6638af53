using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// What a node comes up from; <see cref="NodeBoot"/> says in which order. Filled by firmware, harness and simulator alike.
    /// </summary>
    public sealed class BootPlan
    {
        /// <summary>How the node behaves.</summary>
        public NodeOptions Options;

        /// <summary>The tables that hold its state.</summary>
        public NodeMemory Memory;

        /// <summary>Which node of them.</summary>
        public int NodeIndex;

        /// <summary>What the node's secrets are made with.</summary>
        public SwarmSecrets Secrets;

        /// <summary>Where frames come from and go to.</summary>
        public ILink Link;

        /// <summary>Decides which frames are the node's to hear; null where all are.</summary>
        public IOverlay Overlay;

        /// <summary>Where the ledger survives.</summary>
        public IVault Vault;

        /// <summary>Where it survives what is kept for others; null for nowhere.</summary>
        public IRecordFile KeepsakeFile;

        /// <summary>The node's time when its part of the boot begins.</summary>
        public long NowMs;

        /// <summary>Seed of all chance.</summary>
        public long Seed;

        /// <summary>Value a newborn brings along, in micro-VU.</summary>
        public long EarnedUvu;

        /// <summary>State weight of a newborn.</summary>
        public int Weight;

        /// <summary>The one record of this wake, of a node that sleeps between slots; null for one that never does.</summary>
        public WakeTurn Turn;

        /// <summary>
        /// A calendar clock that ran on since the last life, in ms since 1970 or since it began; below 0 where none did.
        /// </summary>
        public long CalendarMs = -1;

        /// <summary>The node's fragments on flash, opened; null for a node that takes no part in keeping any.</summary>
        public FragmentLog Log;

        /// <summary>How fragments are kept.</summary>
        public FragmentOptions FragmentOptions;

        /// <summary>Of a node that sleeps and keeps fragments, where it keeps over naps what it knows of others that do.</summary>
        public IRecordFile KeepingFile;

        /// <summary>What this wake is good for in keeping fragments: one of <see cref="LVS.Node.Meeting"/>.</summary>
        public int Meeting = LVS.Node.Meeting.Always;

        /// <summary>Seed of the chance in keeping fragments.</summary>
        public long FragmentSeed;
    }
}
