using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Keeps the swarm's fragments: tells what stripes are known, takes in what belongs here, answers, finds out what is missing and
    /// re-creates it (SPEC 9 to 11). Owns no link: letters come in by <see cref="Hear"/>, at most one frame is said by each
    /// <see cref="Tick"/>. Time and chance are arguments; all memory is allocated by the constructor. Belongs to one thread.
    /// </summary>
    public sealed class FragmentExchange
    {
        // What is answered to digests: enough for whoever comes and for swarms that meet. Guests are answered most: they ask for people.
        private const int NewsBurst = 8;
        private const long ListMs = 120_000;
        private const long DigestMs = 300_000;
        private const int GuestBurst = 12;
        private const long GuestMs = 30_000;

        // Fragments that are asked for: everything twice over, then again in twenty minutes. Proofs: everything four times in a minute.
        private const int FragmentRounds = 2;
        private const long FragmentsMs = 1_200_000;
        private const int ProofRounds = 4;
        private const long ProofsMs = 60_000;

        private readonly FragmentOptions options;
        private readonly FragmentRing ring;
        private readonly IProofJudge judge;
        private readonly long[] chance = new long[1];
        private readonly int capacity;
        private readonly StripeTable stripes;
        private readonly MemberTable members;
        private readonly StripeNews news;
        private readonly StripeRepair repair;
        private readonly AnswerQueue answers = new AnswerQueue();
        private readonly AnswerBudget fragmentBudget;
        private readonly AnswerBudget proofBudget;
        private readonly AnswerBudget listBudget = new AnswerBudget(NewsBurst, ListMs);
        private readonly AnswerBudget digestBudget = new AnswerBudget(NewsBurst, DigestMs);
        private readonly AnswerBudget guestBudget = new AnswerBudget(GuestBurst, GuestMs);
        private readonly TrickleTimer digestTimer;
        private readonly StoreFrame said;
        private readonly int[] own = new int[Digest.BucketCount];
        private readonly int[] ranked = new int[Limits.ShareCountMax];
        private readonly byte[] hot;
        private int self;
        private int hotSlot;
        private bool isHot;
        private long hourAtMs;
        private long takeAtMs;
        private long guestAtMs = long.MaxValue;

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
            said = new StoreFrame(ring.Scratch);
            news = new StripeNews(stripes, ring.Scratch);
            repair = new StripeRepair(options, ring, stripes, members, chance, ranked);
            digestTimer = new TrickleTimer(options.DigestIntervalMsMin, options.DigestDoublings, 0);
            hot = new byte[ring.SlotCount];
            int fragmentBurst = FragmentRounds * ring.SlotCount + 1;
            fragmentBudget = new AnswerBudget(fragmentBurst, FragmentsMs / fragmentBurst);
            int proofBurst = ProofRounds * ring.SlotCount + 1;
            proofBudget = new AnswerBudget(proofBurst, ProofsMs / proofBurst);
            hourAtMs = nowMs + 3_600_000;
            takeAtMs = nowMs + options.JoinDelayMs;
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

        /// <summary>What the last <see cref="Tick"/> that returned true has to say.</summary>
        public StoreFrame Said => said;

        /// <summary>Finds out and repairs; tells what it found last.</summary>
        public StripeRepair Repair => repair;

        /// <summary>When the exchange wants its next turn even if nothing is heard.</summary>
        public long DueAtMs { get; private set; }

        /// <summary>Before this nothing is to be said: frames keep a distance.</summary>
        public long SpeakAtMs { get; private set; }

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
            isHot = true;
            if (isNews)
            {
                digestTimer.HearInconsistent(nowMs, chance, 0);
            }

            return true;
        }

        /// <summary>Hears a letter of kinds 3 to 7.</summary>
        /// <param name="letter">From a gate that reads them: <see cref="FrameGate.ReadsStore"/>.</param>
        /// <param name="nowMs">The node's time.</param>
        public Outcome Hear(Letter letter, long nowMs)
        {
            StoreFrame heard = letter.Store;
            int sender = letter.Sender;
            members.Seen(sender, nowMs);
            switch (heard.Kind)
            {
                case FrameKind.Digest:
                    HearDigest(heard, sender, nowMs);
                    break;
                case FrameKind.Want:
                    HearWant(heard, nowMs);
                    break;
                case FrameKind.Fragment:
                    HearFragment(heard.Fragment, nowMs);
                    break;
                case FrameKind.Challenge:
                    HearChallenge(heard, sender, nowMs);
                    break;
                default:
                    if (repair.HearProof(heard, sender, self))
                    {
                        answers.Add(FrameKind.Proof, heard.Fragment.Stripe, heard.Fragment.Index, heard.Seed, self, nowMs + Spread());
                    }

                    break;
            }

            return Outcome.Done;
        }

        /// <summary>The node has another pseudonym now.</summary>
        public void Rename(int pseudonym)
        {
            self = pseudonym;
        }

        /// <summary>Lets time pass.</summary>
        /// <returns>Whether <see cref="Said"/> is to be sent.</returns>
        public bool Tick(long nowMs)
        {
            if (nowMs >= hourAtMs)
            {
                hourAtMs += 3_600_000;
                ring.PassHour();
                stripes.PassHour();
            }

            members.SetOwn(self, capacity, FreeCount());
            members.Forget(nowMs);
            if (nowMs >= takeAtMs)
            {
                repair.Tick(nowMs, judge);
            }

            bool says = PutAnswer(nowMs) || repair.PutQuestion(said) || news.PutList(nowMs, said) || PutHot() || PutDigest(nowMs);
            SpeakAtMs = says ? nowMs + options.PaceMs : nowMs;
            DueAtMs = says || isHot ? nowMs + options.PaceMs : NextDueMs();
            return says;
        }

        private long NextDueMs()
        {
            long due = repair.DueAtMs > takeAtMs ? repair.DueAtMs : takeAtMs;
            due = digestTimer.DueAtMs < due ? digestTimer.DueAtMs : due;
            due = guestAtMs < due ? guestAtMs : due;
            long other = answers.DueAtMs();
            due = other < due ? other : due;
            other = news.DueAtMs();
            due = other < due ? other : due;
            return due;
        }

        private int FreeCount()
        {
            int free = ring.SlotCount - ring.Count;
            return free < capacity ? free : capacity;
        }

        private bool PutAnswer(long nowMs)
        {
            if (!answers.Take(nowMs, said))
            {
                return false;
            }

            int slot = ring.SlotOf(said.Fragment.Stripe, said.Fragment.Index);
            if (slot < 0 || !(said.Kind == FrameKind.Proof ? proofBudget : fragmentBudget).Take(nowMs))
            {
                return false;
            }

            ring.Get(slot, said.Fragment);
            if (said.Kind == FrameKind.Proof)
            {
                said.Flags = ring.OlderCount(slot);
                Sketch.Compute(said.Fragment.Bytes, said.Fragment.Size, said.Seed, said.Sketch, 0);
            }

            return true;
        }

        private bool PutHot()
        {
            for (int i = 0; i < hot.Length && isHot; i++)
            {
                hotSlot = hotSlot + 1 == hot.Length ? 0 : hotSlot + 1;
                if (!ring.Holds(hotSlot))
                {
                    // Whatever comes into this slot next is another fragment.
                    hot[hotSlot] = 0;
                }

                if (hot[hotSlot] == 0)
                {
                    continue;
                }

                hot[hotSlot]--;
                said.Begin(FrameKind.Fragment, 0);
                ring.Get(hotSlot, said.Fragment);
                return true;
            }

            isHot = false;
            return false;
        }

        private bool PutDigest(long nowMs)
        {
            bool isDue = digestTimer.Tick(nowMs, chance, 0);
            if (!isDue && nowMs < guestAtMs)
            {
                return false;
            }

            guestAtMs = long.MaxValue;
            said.Begin(FrameKind.Digest, 0);
            said.Capacity = capacity;
            said.FreeCount = FreeCount();
            stripes.Fingerprints(said.Fingerprints);
            return true;
        }

        private void HearDigest(StoreFrame heard, int sender, long nowMs)
        {
            bool isNew = members.Hear(sender, heard.Capacity, heard.FreeCount, nowMs);
            stripes.Fingerprints(own);
            int differing = Digest.Differing(own, heard.Fingerprints);
            if (differing != 0 && listBudget.Take(nowMs))
            {
                news.Differs(differing, nowMs + Spread());
            }

            if (heard.Capacity == 0)
            {
                // Who keeps nothing and only asks wants to know who is there.
                bool answers = guestAtMs == long.MaxValue && guestBudget.Take(nowMs);
                guestAtMs = answers ? nowMs + SeededRandom.Below(chance, 0, options.DigestIntervalMsMin) : guestAtMs;
            }
            else if (differing != 0 || isNew)
            {
                if (digestBudget.Take(nowMs))
                {
                    digestTimer.HearInconsistent(nowMs, chance, 0);
                }
            }
            else
            {
                digestTimer.HearConsistent();
            }
        }

        private void HearWant(StoreFrame heard, long nowMs)
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
                    if ((heard.Masks[i] >> index & 1) != 0 && ring.SlotOf(heard.Stripes[i], index) >= 0)
                    {
                        answers.Add(FrameKind.Fragment, heard.Stripes[i], index, 0, 0, nowMs + Spread());
                    }
                }
            }
        }

        private void HearFragment(Fragment fragment, long nowMs)
        {
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

            bool isUnderRepair = repair.HearFragment(fragment);
            int found = members.Rank(fragment.Stripe, ranked, fragment.TotalCount);
            bool held = ring.SlotOf(fragment.Stripe, fragment.Index) >= 0;

            // Who has its part already takes no other that comes by: a member that holds two takes two with it. And a full ring takes
            // nothing but newer versions: driving out another fragment would only make that one the next to be repaired.
            if (held || (found > 0 && !isUnderRepair && nowMs >= takeAtMs && ranked[fragment.Index % found] == 0 && ring.HasRoom()
                && ring.CountOf(fragment.Stripe, fragment.Version) < Placement.Due(ranked, found, 0, fragment.TotalCount)))
            {
                ring.Put(fragment);
            }
        }

        private void HearChallenge(StoreFrame heard, int sender, long nowMs)
        {
            // Who keeps none proves none: what it publishes goes when it goes.
            for (int slot = 0; slot < ring.SlotCount && capacity > 0; slot++)
            {
                if (ring.Holds(slot) && ring.StripeAt(slot) == heard.Fragment.Stripe && ring.VersionAt(slot) == heard.Fragment.Version)
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
