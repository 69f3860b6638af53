namespace LVS.Core
{
    /// <summary>
    /// What a node knows of names: whom it has evicted for lying, and what neighbours and it call each other by while one of them changes
    /// its pseudonym (SPEC 5.5).
    /// </summary>
    /// <remarks>
    /// A window over flat arrays, as <see cref="EdgeTable"/>. It alone writes its columns. Nothing of it is in the record: resume tags are
    /// computed anew, and bans end with the life. Not thread safe.
    /// </remarks>
    public sealed class MembershipTable
    {
        /// <summary>Bytes that the table of one node takes on the device.</summary>
        public const int HeapSizeOfOne = HeapSize.Object + 3 * HeapSize.Field + 3 * HeapSize.IntColumn + HeapSize.BannedColumn;

        /// <summary>What we call the peer by until it knows our new pseudonym.</summary>
        public readonly int[] ResumeTagOf;

        /// <summary>What the peer calls us by until it knows that we know its new pseudonym; 0 for our pseudonym.</summary>
        public readonly int[] CalledByOf;

        /// <summary>
        /// What the peer will call us by once it knows our new pseudonym but not that we know its own; 0 for our pseudonym.
        /// </summary>
        public readonly int[] CalledNextOf;

        /// <summary>
        /// Pseudonyms evicted for lying in this epoch, <see cref="Limits.BannedCount"/> per node, newest first; 0 for none.
        /// </summary>
        public readonly int[] BannedOf;

        private EdgeTable edges;
        private int node;
        private int first;

        /// <summary>Allocates the columns of a number of nodes, beside those of their edges.</summary>
        public MembershipTable(int nodeCount, EdgeTable edges)
        {
            this.edges = edges;
            ResumeTagOf = new int[nodeCount * Limits.SlotCount];
            CalledByOf = new int[nodeCount * Limits.SlotCount];
            CalledNextOf = new int[nodeCount * Limits.SlotCount];
            BannedOf = new int[nodeCount * Limits.BannedCount];
        }

        /// <summary>The window of another node.</summary>
        /// <param name="nodeIndex">Which node.</param>
        /// <param name="ownEdges">The window of its edges.</param>
        public MembershipTable Window(int nodeIndex, EdgeTable ownEdges)
        {
            if (nodeIndex == node)
            {
                return this;
            }

            MembershipTable window = (MembershipTable)MemberwiseClone();
            window.edges = ownEdges;
            window.node = nodeIndex;
            window.first = nodeIndex * Limits.SlotCount;
            return window;
        }

        /// <summary>Frees a slot: nothing of the neighbour that held it remains.</summary>
        public void Clear(int slot)
        {
            ResumeTagOf[first + slot] = 0;
            CalledByOf[first + slot] = 0;
            CalledNextOf[first + slot] = 0;
        }

        /// <summary>The epoch turns: pseudonyms are new, and whom we have evicted is forgotten.</summary>
        public void Turn()
        {
            System.Array.Clear(BannedOf, node * Limits.BannedCount, Limits.BannedCount);
        }

        /// <summary>Whether a pseudonym was evicted for lying in this epoch.</summary>
        /// <param name="pseudonym">Not 0.</param>
        public bool IsBanned(int pseudonym)
        {
            int[] banned = BannedOf;
            int end = (node + 1) * Limits.BannedCount;
            for (int i = end - Limits.BannedCount; i < end; i++)
            {
                if (banned[i] == pseudonym)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Remembers a pseudonym as evicted; the one remembered longest is forgotten.</summary>
        public void Ban(int pseudonym)
        {
            int start = node * Limits.BannedCount;
            for (int i = start + Limits.BannedCount - 1; i > start; i--)
            {
                BannedOf[i] = BannedOf[i - 1];
            }

            BannedOf[start] = pseudonym;
        }

        /// <summary>Says what we call a slot's neighbour by until it knows our new pseudonym.</summary>
        public void CallBy(int slot, int resumeTag)
        {
            ResumeTagOf[first + slot] = resumeTag;
        }

        /// <summary>A neighbour came back under a new pseudonym, with a seq of its own.</summary>
        /// <param name="slot">Its slot.</param>
        /// <param name="pseudonym">Not 0.</param>
        /// <param name="seqHeard">Seq of the diff that told; that diff still counts as fresh.</param>
        /// <param name="calledBy">The resume tag by which it called us.</param>
        /// <param name="calledNext">The one by which it will call us when it has learnt our new pseudonym from ours.</param>
        public void Rename(int slot, int pseudonym, int seqHeard, int calledBy, int calledNext)
        {
            edges.Rename(slot, pseudonym, seqHeard);
            CalledByOf[first + slot] = calledBy;
            CalledNextOf[first + slot] = calledNext;
        }

        /// <summary>Index of our entry in a scanned diff of the neighbour in a slot, whatever it calls us by, or -1.</summary>
        public int EntryOf(int slot, Diff diff)
        {
            int entry = diff.OwnEntry;
            if (entry < 0 && CalledNextOf[first + slot] != 0)
            {
                entry = diff.IndexOf(CalledNextOf[first + slot]);
            }

            if (entry >= 0)
            {
                edges.Resumed(slot);
                return entry;
            }

            int former = edges.Former;
            entry = former == 0 ? -1 : diff.IndexOf(former);
            return entry >= 0 || CalledByOf[first + slot] == 0 ? entry : diff.IndexOf(CalledByOf[first + slot]);
        }
    }
}
