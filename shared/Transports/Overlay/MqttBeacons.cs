using LVS.Core;

namespace LVS.Transports
{
    /// <summary>
    /// Decides when a node shows its newest diff to nodes that do not know it. Every level has a Trickle timer and a topic, shared by all
    /// nodes whose pseudonyms begin, or end, with the same digits. A node that has heard others there stays silent, so the traffic of a
    /// topic hardly depends on how many nodes share it (SPEC 13.3). Belongs to the node's thread.
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
        /// Most nodes of a topic, on average, that speak in one interval, and that answer one beacon. When more nodes share the topic, each
        /// speaks with the probability that gives this number. Trickle's suppression alone comes too late when thousands of nodes draw
        /// their times from one second, and in a large swarm all would answer every beacon.
        /// </summary>
        public const int AudienceMax = 24;

        // The finest level speaks first. When a coarser level follows, its nodes already know roughly how many they are.
        private const int StaggerMs = 300;

        // Who hears a beacon answers with its next diff. Where diffs are rarer than this, intervals are as long as those of diffs, and the
        // next level waits for the answers: otherwise each newborn of a large swarm, which knows nobody yet, would speak to all of it.
        private const int AnswerMsMax = 2000;

        private readonly TrickleTimer[] timers = new TrickleTimer[MqttTopics.LevelCount];
        private readonly int[] heardCounts = new int[MqttTopics.LevelCount];
        private readonly long[] chance = new long[1];
        private readonly int staggerMs;

        /// <summary>Makes the timers.</summary>
        /// <param name="seed">Seed of all chance in here.</param>
        /// <param name="emitIntervalMs">Imin of the swarm's emit timers, in ms.</param>
        public MqttBeacons(long seed, int emitIntervalMs)
        {
            chance[0] = seed;
            bool isSlow = emitIntervalMs > AnswerMsMax;
            staggerMs = isSlow ? emitIntervalMs : StaggerMs;
            int intervalMs = isSlow ? emitIntervalMs : IntervalMsMin;
            int doublings = 0;
            while (intervalMs << doublings < IntervalMsMin << Doublings)
            {
                doublings++;
            }

            for (int level = 0; level < timers.Length; level++)
            {
                timers[level] = new TrickleTimer(intervalMs, doublings, Redundancy);
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

        /// <summary>
        /// Starts all timers again. At the start of a connection no timer is overdue; otherwise all nodes of a swarm would speak at once.
        /// </summary>
        public void Start(long nowMs)
        {
            for (int level = 0; level < timers.Length; level++)
            {
                heardCounts[level] = 0;
                timers[level].Start(nowMs + (timers.Length - 1 - level) * (long)staggerMs, chance, 0);
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

        /// <summary>Another node spoke on a level.</summary>
        public void Heard(int level)
        {
            heardCounts[level]++;
            timers[level].HearConsistent();
        }

        /// <summary>Whether a node that sleeps sends its one diff of the wake on a level as well: not after enough others did.</summary>
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
