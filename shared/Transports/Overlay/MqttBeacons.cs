using LVS.Core;

namespace LVS.Transports
{
    /// <summary>
    /// Decides when a node shows its newest diff to nodes that do not know it. Every level has a Trickle timer and a topic, shared by all
    /// nodes whose pseudonyms begin with the same digits. A node that has heard others there stays silent, so a topic's traffic hardly
    /// depends on how many share it (SPEC 13.3). Belongs to the node's thread.
    /// </summary>
    public sealed class MqttBeacons
    {
        /// <summary>Imin of the timers, in ms.</summary>
        public const int IntervalMsMin = 1000;

        /// <summary>Imax of the timers in doublings of Imin: 64 s.</summary>
        public const int Doublings = 6;

        /// <summary>k of the timers.</summary>
        public const int Redundancy = 3;

        /// <summary>
        /// How many nodes of a topic speak in one interval, and answer one beacon, on average at most. When more share the topic, each
        /// speaks with the probability that leaves so many. Trickle's silence alone comes too late when thousands draw their moments from
        /// one second, and all of a large swarm would answer every beacon.
        /// </summary>
        public const int AudienceMax = 24;

        // The finest level speaks first. By the turn of a coarser level its nodes know about how many they are.
        private const int StaggerMs = 300;

        private readonly TrickleTimer[] timers = new TrickleTimer[MqttTopics.LevelCount];
        private readonly int[] heardCounts = new int[MqttTopics.LevelCount];
        private readonly long[] chance = new long[1];

        /// <summary>Makes the timers.</summary>
        /// <param name="seed">Seed of all chance in here.</param>
        public MqttBeacons(long seed)
        {
            chance[0] = seed;
            for (int level = 0; level < timers.Length; level++)
            {
                timers[level] = new TrickleTimer(IntervalMsMin, Doublings, Redundancy);
            }
        }

        /// <summary>When the next timer has something to do.</summary>
        public long DueAtMs
        {
            get
            {
                long dueAtMs = timers[0].DueAtMs;
                for (int level = 1; level < timers.Length; level++)
                {
                    dueAtMs = timers[level].DueAtMs < dueAtMs ? timers[level].DueAtMs : dueAtMs;
                }

                return dueAtMs;
            }
        }

        /// <summary>Starts all timers anew: at the begin of a connection nothing is overdue, or a swarm would speak in one voice.</summary>
        public void Start(long nowMs)
        {
            for (int level = 0; level < timers.Length; level++)
            {
                heardCounts[level] = 0;
                timers[level].Start(nowMs + (timers.Length - 1 - level) * StaggerMs, chance, 0);
            }
        }

        /// <summary>The neighbourhood changed: there is something to show.</summary>
        public void Stir(long nowMs)
        {
            for (int level = 0; level < timers.Length; level++)
            {
                timers[level].HearInconsistent(nowMs, chance, 0);
            }
        }

        /// <summary>Somebody else spoke.</summary>
        public void Heard(int level)
        {
            heardCounts[level]++;
            timers[level].HearConsistent();
        }

        /// <summary>Whether a node that sleeps speaks on a level with its one diff of the wake: not after enough others did.</summary>
        /// <param name="level">Level of the topic.</param>
        /// <param name="population">Nodes in the whole swarm, as far as known.</param>
        public bool IsWanted(int level, long population)
        {
            return heardCounts[level] < Redundancy && IsChosen(level, population);
        }

        /// <summary>Lets time pass.</summary>
        /// <param name="level">Level of the timer.</param>
        /// <param name="nowMs">The node's time.</param>
        /// <param name="population">Nodes in the whole swarm, as far as known.</param>
        /// <returns>Whether to speak now on this level.</returns>
        public bool Tick(int level, long nowMs, long population)
        {
            return timers[level].Tick(nowMs, chance, 0) && IsChosen(level, population);
        }

        /// <summary>Whether this node is one of the few that speak, or that answer a beacon.</summary>
        /// <param name="level">The beacon's level.</param>
        /// <param name="population">Nodes in the whole swarm, as far as known.</param>
        public bool IsChosen(int level, long population)
        {
            long sharing = population >> (4 * level);
            return sharing <= AudienceMax || SeededRandom.Below(chance, 0, sharing) < AudienceMax;
        }
    }
}
