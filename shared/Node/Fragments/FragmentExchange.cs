using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Keeps the swarm's fragments: tells what stripes are known, takes in what belongs here, answers, finds out what is missing and
    /// re-creates it (SPEC 9 to 11). Owns no link: frames heard come in by <see cref="Hear"/>, at most one leaves by each <see cref="Tick"/>.
    /// Time and chance are arguments; all memory is allocated by the constructor. Belongs to one thread.
    /// </summary>
    public sealed class FragmentExchange
    {
        private readonly FragmentOptions options;
        private readonly FragmentRing ring;
        private readonly IProofJudge judge;
        private readonly long[] chance = new long[1];
        private readonly int self;
        private readonly int capacity;
        private readonly StripeTable stripes;
        private readonly MemberTable members;
        private readonly StripeNews news;
        private readonly StripeRepair repair;
        private readonly AnswerQueue answers = new AnswerQueue();
        private readonly TrickleTimer digestTimer;
        private readonly StoreFrame heard = new StoreFrame();
        private readonly StoreFrame said = new StoreFrame();
        private readonly int[] own = new int[Digest.BucketCount];
        private readonly int[] ranked = new int[Limits.ShareCountMax];
        private readonly byte[] hot;
        private int hotSlot;
        private long hourAtMs;

        /// <summary>Makes the exchange of a node.</summary>
        /// <param name="options">How it behaves.</param>
        /// <param name="ring">Its fragments.</param>
        /// <param name="self">Its pseudonym.</param>
        /// <param name="capacity">Its room in fragments, told to all; 0 for a node that only publishes and reads.</param>
        /// <param name="seed">Seed of its chance.</param>
        /// <param name="nowMs">The node's time.</param>
        /// <param name="judge">Hears of proofs; may be null.</param>
        public FragmentExchange(
            FragmentOptions options, FragmentRing ring, int self, int capacity, long seed, long nowMs, IProofJudge judge)
        {
            this.options = options;
            this.ring = ring;
            this.self = self;
            this.capacity = capacity;
            this.judge = judge;
            chance[0] = seed;
            stripes = new StripeTable(options.StripeCount);
            members = new MemberTable(options.MemberCount, options.MemberTimeoutMs, self, capacity);
            news = new StripeNews(stripes);
            repair = new StripeRepair(options, ring, stripes, members, chance);
            digestTimer = new TrickleTimer(options.DigestIntervalMsMin, options.DigestDoublings, 0);
            hot = new byte[ring.SlotCount];
            hourAtMs = nowMs + 3_600_000;
            digestTimer.Start(nowMs, chance, 0);
            for (int slot = 0; slot < ring.SlotCount; slot++)
            {
                if (ring.StateOf(slot) != FragmentRing.Free)
                {
                    ring.Get(slot, said.Fragment);
                    stripes.Learn(said.Fragment);
                }
            }
        }

        /// <summary>The stripes that are known.</summary>
        public StripeTable Stripes => stripes;

        /// <summary>The members that are known.</summary>
        public MemberTable Members => members;

        /// <summary>Finds out and repairs; tells what it found last.</summary>
        public StripeRepair Repair => repair;

        /// <summary>Takes a fragment in to be spread: it is told to all, twice, and kept until the ring needs the slot.</summary>
        /// <returns>False when the swarm's table of stripes is full.</returns>
        public bool Publish(Fragment fragment, long nowMs)
        {
            bool isNews = stripes.Learn(fragment);
            if (!isNews && stripes.SlotOf(fragment.Stripe) < 0)
            {
                return false;
            }

            ring.Put(fragment);
            hot[ring.SlotOf(fragment.Stripe, fragment.Index)] = 2;
            if (isNews)
            {
                digestTimer.HearInconsistent(nowMs, chance, 0);
            }

            return true;
        }

        /// <summary>A frame of kinds 3 to 7, its header inspected and its MAC verified.</summary>
        /// <param name="frame">Buffer with the frame at its start.</param>
        /// <param name="size">Bytes of header and body, without the MAC.</param>
        /// <param name="nowMs">The node's time.</param>
        public Outcome Hear(byte[] frame, int size, long nowMs)
        {
            Outcome outcome = StoreCodec.Read(frame, size, heard);
            if (outcome != Outcome.Done)
            {
                return outcome;
            }

            int sender = FrameHeader.SenderOf(frame);
            members.Seen(sender, nowMs);
            switch (heard.Kind)
            {
                case FrameKind.Digest:
                    HearDigest(sender, nowMs);
                    break;
                case FrameKind.Want:
                    HearWant(nowMs);
                    break;
                case FrameKind.Fragment:
                    HearFragment(nowMs);
                    break;
                case FrameKind.Challenge:
                    HearChallenge(sender, nowMs);
                    break;
                default:
                    repair.HearProof(heard, sender, self);
                    break;
            }

            return Outcome.Done;
        }

        /// <summary>Lets time pass.</summary>
        /// <param name="nowMs">The node's time.</param>
        /// <param name="frame">Receives at most one frame, header and body; the caller signs and sends it.</param>
        /// <param name="epoch">Swarm epoch.</param>
        /// <param name="seq">Number of the frame, if there is one.</param>
        /// <returns>Bytes of the frame, or 0.</returns>
        public int Tick(long nowMs, byte[] frame, int epoch, int seq)
        {
            if (nowMs >= hourAtMs)
            {
                hourAtMs += 3_600_000;
                ring.PassHour();
                stripes.PassHour();
            }

            members.Forget(nowMs);
            repair.Tick(nowMs, judge);
            said.Flags = 0;
            return Answers(nowMs) || repair.Asks(said) || news.Tells(nowMs, said) || TellsHot() || TellsDigest(nowMs)
                ? StoreCodec.Write(said, frame, epoch, self, seq)
                : 0;
        }

        private bool Answers(long nowMs)
        {
            if (!answers.Take(nowMs, said))
            {
                return false;
            }

            int slot = ring.SlotOf(said.Fragment.Stripe, said.Fragment.Index);
            if (slot < 0)
            {
                return false;
            }

            ring.Get(slot, said.Fragment);
            if (said.Kind == FrameKind.Proof)
            {
                Sketch.Compute(said.Fragment.Bytes, said.Fragment.Size, said.Seed, said.Sketch, 0);
            }

            return true;
        }

        private bool TellsHot()
        {
            for (int i = 0; i < hot.Length; i++)
            {
                hotSlot = hotSlot + 1 == hot.Length ? 0 : hotSlot + 1;
                int state = ring.StateOf(hotSlot);
                if (hot[hotSlot] == 0 || (state != FragmentRing.Fresh && state != FragmentRing.Durable))
                {
                    continue;
                }

                hot[hotSlot]--;
                said.Kind = FrameKind.Fragment;
                ring.Get(hotSlot, said.Fragment);
                return true;
            }

            return false;
        }

        private bool TellsDigest(long nowMs)
        {
            if (!digestTimer.Tick(nowMs, chance, 0))
            {
                return false;
            }

            said.Kind = FrameKind.Digest;
            said.Capacity = capacity;
            int free = ring.SlotCount - ring.Count;
            said.FreeCount = free < capacity ? free : capacity;
            stripes.Fingerprints(said.Fingerprints);
            return true;
        }

        private void HearDigest(int sender, long nowMs)
        {
            members.Hear(sender, heard.Capacity, nowMs);
            stripes.Fingerprints(own);
            int differing = Digest.Differing(own, heard.Fingerprints);
            if (differing == 0)
            {
                digestTimer.HearConsistent();
                return;
            }

            news.Differs(differing, nowMs + Spread());
            digestTimer.HearInconsistent(nowMs, chance, 0);
        }

        private void HearWant(long nowMs)
        {
            if ((heard.Flags & StoreFrame.FlagAsks) == 0)
            {
                if (news.Hear(heard, nowMs, nowMs + Spread()))
                {
                    digestTimer.HearInconsistent(nowMs, chance, 0);
                }

                return;
            }

            for (int i = 0; i < heard.EntryCount; i++)
            {
                for (int index = 0; index < Limits.ShareCountMax; index++)
                {
                    if ((heard.Masks[i] >> index & 1) == 1 && ring.SlotOf(heard.Stripes[i], index) >= 0)
                    {
                        answers.Add(FrameKind.Fragment, heard.Stripes[i], index, 0, 0, nowMs + Spread());
                    }
                }
            }
        }

        private void HearFragment(long nowMs)
        {
            Fragment fragment = heard.Fragment;
            answers.Drop(fragment.Stripe, fragment.Index);
            if (stripes.Learn(fragment))
            {
                digestTimer.HearInconsistent(nowMs, chance, 0);
            }

            int slot = stripes.SlotOf(fragment.Stripe);
            if (slot < 0 || stripes.VersionAt(slot) != fragment.Version)
            {
                return;
            }

            repair.HearFragment(fragment);
            int found = members.Rank(fragment.Stripe, ranked, fragment.TotalCount);
            bool held = ring.SlotOf(fragment.Stripe, fragment.Index) >= 0;

            // A full ring takes nothing: driving out another fragment would only make that one the next to be repaired.
            if (found > 0 && ranked[fragment.Index % found] == 0 && (held || ring.Count < ring.SlotCount))
            {
                ring.Put(fragment);
            }
        }

        private void HearChallenge(int sender, long nowMs)
        {
            for (int slot = 0; slot < ring.SlotCount; slot++)
            {
                int state = ring.StateOf(slot);
                if ((state == FragmentRing.Fresh || state == FragmentRing.Durable)
                    && ring.StripeAt(slot) == heard.Fragment.Stripe && ring.VersionAt(slot) == heard.Fragment.Version)
                {
                    answers.Add(FrameKind.Proof, heard.Fragment.Stripe, ring.IndexAt(slot), heard.Seed, sender, nowMs + Spread());
                }
            }
        }

        private long Spread()
        {
            return SeededRandom.Below(chance, 0, options.AnswerSpreadMs + 1);
        }
    }
}
