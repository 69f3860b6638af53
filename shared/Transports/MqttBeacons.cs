using LVS.Core;
using LVS.Node;

namespace LVS.Transports
{
    /// <summary>
    /// When a node shows its newest diff to those who do not know it. Every level has a topic that all nodes share whose pseudonyms begin with the
    /// same digits, and a Trickle timer: who has heard others speak there stays silent, so a topic carries about the same however many
    /// share it (SPEC 13.3). Belongs to the node's thread.
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
        /// A node takes a stranger's beacon into consideration as if so many nodes shared the topic at most: of more, each does so with the
        /// probability that leaves so many, or every beacon in a large swarm would be answered by all of it.
        /// </summary>
        public const int AudienceMax = 24;

        private readonly TrickleTimer[] timers = new TrickleTimer[MqttTopics.LevelCount];
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

        /// <summary>Starts all timers.</summary>
        public void Start(long nowMs)
        {
            for (int level = 0; level < timers.Length; level++)
            {
                timers[level].Start(nowMs, chance, 0);
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
            timers[level].HearConsistent();
        }

        /// <summary>Lets time pass.</summary>
        /// <returns>Whether to speak now on this level.</returns>
        public bool Tick(int level, long nowMs)
        {
            return timers[level].Tick(nowMs, chance, 0);
        }

        /// <summary>Whether this node is of the audience of a beacon.</summary>
        /// <param name="level">The beacon's level.</param>
        /// <param name="population">Nodes in the whole swarm, as far as known.</param>
        public bool IsAudience(int level, long population)
        {
            long sharing = population >> (4 * level);
            return sharing <= AudienceMax || SeededRandom.Below(chance, 0, sharing) < AudienceMax;
        }
    }
}
