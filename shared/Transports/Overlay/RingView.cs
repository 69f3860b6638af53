using LVS.Core;

namespace LVS.Transports
{
    /// <summary>
    /// What a node knows of the ring of pseudonyms around it: the two nearest nodes ahead and the two nearest behind. It learns of them
    /// from their own diffs, or from edges in other diffs. A node that listens to these four finds nearer ones in their diffs, until there
    /// are none (SPEC 13.3). Fixed memory; belongs to the node's thread.
    /// </summary>
    public sealed class RingView
    {
        /// <summary>Largest number of known nodes: half of them ahead, half behind.</summary>
        public const int Count = 4;

        private const int SideCount = Count / 2;
        private const int SilentCount = 8;

        private readonly int[] known = new int[Count];
        private readonly long[] heardAtMs = new long[Count];
        private readonly int[] silent = new int[SilentCount];
        private readonly int silenceMs;
        private int own;
        private int silentNext;

        /// <summary>Makes an empty view.</summary>
        /// <param name="silenceMs">A node that is silent for this long counts as gone, in ms.</param>
        public RingView(int silenceMs)
        {
            this.silenceMs = silenceMs;
        }

        /// <summary>Sets the node's own place on the ring.</summary>
        public void Start(int pseudonym)
        {
            own = pseudonym;
        }

        /// <summary>A known node, or 0.</summary>
        /// <param name="index">0 and 1 ahead, 2 and 3 behind, the nearer one first.</param>
        public int Known(int index)
        {
            return known[index];
        }

        /// <summary>Learns the sender of an authentic diff and the nodes in its edges.</summary>
        public void Learn(Diff diff, long nowMs)
        {
            for (int i = 0; i < SilentCount; i++)
            {
                silent[i] = silent[i] == diff.Sender ? 0 : silent[i];
            }

            for (int i = 0; i < Count; i++)
            {
                heardAtMs[i] = known[i] == diff.Sender ? nowMs : heardAtMs[i];
            }

            Place(diff.Sender, nowMs);
            for (int i = 0; i < diff.EntryCount; i++)
            {
                if (!IsSilent(diff.Peer[i]))
                {
                    Place(diff.Peer[i], nowMs);
                }
            }
        }

        /// <summary>
        /// Forgets nodes that have been silent for too long. Only their own frames bring them back; an edge in another diff does not.
        /// </summary>
        public void Expire(long nowMs)
        {
            for (int i = Count - 1; i >= 0; i--)
            {
                if (known[i] != 0 && nowMs - heardAtMs[i] > silenceMs)
                {
                    if (!IsSilent(known[i]))
                    {
                        silent[silentNext] = known[i];
                        silentNext = (silentNext + 1) % SilentCount;
                    }

                    int last = i < SideCount ? SideCount - 1 : Count - 1;
                    for (int at = i; at < last; at++)
                    {
                        known[at] = known[at + 1];
                        heardAtMs[at] = heardAtMs[at + 1];
                    }

                    known[last] = 0;
                }
            }
        }

        /// <summary>Whether no known node is nearer, ahead or behind.</summary>
        public bool IsNearest(int pseudonym)
        {
            return known[0] == 0 || Ahead(pseudonym) <= Ahead(known[0])
                || known[SideCount] == 0 || Behind(pseudonym) <= Behind(known[SideCount]);
        }

        /// <summary>Estimate of the number of nodes in the swarm, from the distance of the known ones; 1 while none are known.</summary>
        public long Population()
        {
            long span = 0;
            int gaps = 0;
            for (int i = SideCount - 1; i >= 0 && gaps == 0; i--)
            {
                if (known[i] != 0 && known[SideCount + i] != 0)
                {
                    gaps = 2 * (i + 1);
                    span = Ahead(known[i]) + Behind(known[SideCount + i]);
                }
            }

            return gaps == 0 ? 1 : gaps * Ring.Circle / span;
        }

        private long Ahead(int pseudonym)
        {
            return Ring.Ahead(own, pseudonym);
        }

        private long Behind(int pseudonym)
        {
            return Ring.Ahead(pseudonym, own);
        }

        private bool IsSilent(int pseudonym)
        {
            for (int i = 0; i < SilentCount; i++)
            {
                if (silent[i] == pseudonym)
                {
                    return true;
                }
            }

            return false;
        }

        private bool FitsSide(int pseudonym, int first)
        {
            if (pseudonym == 0 || pseudonym == own)
            {
                return false;
            }

            for (int i = first; i < first + SideCount; i++)
            {
                if (known[i] == pseudonym)
                {
                    return false;
                }
            }

            int last = known[first + SideCount - 1];
            return last == 0 || Distance(pseudonym, first) < Distance(last, first);
        }

        private long Distance(int pseudonym, int first)
        {
            return first == 0 ? Ahead(pseudonym) : Behind(pseudonym);
        }

        private void Place(int pseudonym, long nowMs)
        {
            PlaceSide(pseudonym, 0, nowMs);
            PlaceSide(pseudonym, SideCount, nowMs);
        }

        private void PlaceSide(int pseudonym, int first, long nowMs)
        {
            if (!FitsSide(pseudonym, first))
            {
                return;
            }

            int at = first + SideCount - 1;
            while (at > first && (known[at - 1] == 0 || Distance(pseudonym, first) < Distance(known[at - 1], first)))
            {
                known[at] = known[at - 1];
                heardAtMs[at] = heardAtMs[at - 1];
                at--;
            }

            known[at] = pseudonym;
            heardAtMs[at] = nowMs;
        }
    }
}
