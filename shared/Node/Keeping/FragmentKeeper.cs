using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// A node's part in keeping fragments, to be given to <see cref="MicroNode.Fragments"/>: the ring, the log behind it, the exchange with
    /// others.
    /// Bounded: a turn says at most one frame and writes at most one record. All memory is allocated by the constructor. Belongs to the
    /// node's thread.
    /// </summary>
    public sealed class FragmentKeeper
    {
        private readonly FragmentOptions options;
        private readonly FragmentLog log;
        private long flushAtMs;

        /// <summary>Makes the keeper of a node that has booted.</summary>
        /// <param name="options">How it behaves.</param>
        /// <param name="ring">Its fragments.</param>
        /// <param name="log">The flash behind the ring, opened; null when a power cut may take the fragments.</param>
        /// <param name="self">The node's pseudonym.</param>
        /// <param name="seed">Seed of its chance.</param>
        /// <param name="nowMs">The node's time.</param>
        /// <param name="judge">Hears of proofs of storage, right and wrong; may be null.</param>
        public FragmentKeeper(FragmentOptions options, FragmentRing ring, FragmentLog log, int self, long seed, long nowMs,
            IProofJudge judge)
        {
            this.options = options;
            this.log = log;
            Ring = ring;
            Exchange = new FragmentExchange(options, ring, self, ring.SlotCount, seed, nowMs, judge);

            // Numbers tell frames of these kinds apart and nothing else: any beginning will do.
            SaidSeq = (int)Mixer.Mix(seed);
        }

        /// <summary>The node's fragments.</summary>
        public FragmentRing Ring { get; }

        /// <summary>The exchange with others.</summary>
        public FragmentExchange Exchange { get; }

        /// <summary>What was said last.</summary>
        public StoreFrame Said => Exchange.Said;

        /// <summary>Its number.</summary>
        public int SaidSeq { get; private set; }

        /// <summary>Frames said.</summary>
        public int FramesSaid { get; private set; }

        /// <summary>When the keeper wants its next turn even if nothing is heard.</summary>
        public long DueAtMs { get; private set; }

        /// <summary>Hears a letter of kinds 3 to 7.</summary>
        public Outcome Hear(Letter letter, long nowMs)
        {
            return Exchange.Hear(letter, nowMs);
        }

        /// <summary>Lets time pass.</summary>
        /// <param name="nowMs">The node's time.</param>
        /// <param name="self">The node's pseudonym.</param>
        /// <returns>Whether <see cref="Said"/> is to be sent, under the number <see cref="SaidSeq"/>.</returns>
        public bool Tick(long nowMs, int self)
        {
            Exchange.Rename(self);
            bool says = nowMs >= Exchange.SpeakAtMs && Exchange.Tick(nowMs);
            if (says)
            {
                SaidSeq++;
                FramesSaid++;
            }
            else if (log != null && nowMs >= flushAtMs)
            {
                // Never in the turn of a frame: what is asked for should not wait for flash.
                flushAtMs = log.Flush() == FragmentLog.Idle ? nowMs : nowMs + options.FlushMs;
            }

            DueAtMs = Exchange.DueAtMs;
            return says;
        }
    }
}
