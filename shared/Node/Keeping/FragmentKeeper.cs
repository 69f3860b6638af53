using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// A node's part in keeping fragments, for <see cref="MicroNode.Fragments"/>: holders look after the stripes that they hold (SPEC 9).
    /// It owns no link: letters come in by <see cref="Hear"/>, and each <see cref="Tick(long, int, int)"/> produces at most one frame. Time
    /// and chance are arguments; the constructor allocates all memory. Belongs to the node's thread.
    /// </summary>
    public sealed partial class FragmentKeeper
    {
        private const int HourMs = 3_600_000;
        private const int TidyMs = 10_000;
        private const int GuestBurst = 12;
        private const long GuestMs = 30_000;

        // Shortest time between two frames, in ms: inboxes of other nodes hold 16.
        private const int PaceMs = 5;

        private readonly KeepingState state;
        private readonly StripeAudit audit;
        private readonly StripeRepair repair;
        private readonly FetchCheck check;
        private readonly FragmentIntake intake;
        private readonly Overheard overheard;
        private readonly FragmentService service;
        private readonly MemberWatch watch;
        private readonly TrickleTimer offerTimer;
        private readonly StoreFrame said = new StoreFrame();
        private int former;
        private long speakAtMs;
        private long refilledAtMs;
        private long guestsDueMs;
        private long tidyAtMs;
        private long offerAtMs = long.MaxValue;
        private KeepingRecord record;
        private bool leaves;
        private bool isReady;

        /// <summary>Makes the keeper of a node that has booted.</summary>
        /// <param name="options">How it behaves.</param>
        /// <param name="log">Its fragments, opened.</param>
        /// <param name="hmac">Computes hashes and names.</param>
        /// <param name="clock">The swarm's minute.</param>
        /// <param name="edges">The node's edges; null for none.</param>
        /// <param name="self">The node's pseudonym.</param>
        /// <param name="seed">Seed of its chance.</param>
        /// <param name="nowMs">The node's time.</param>
        public FragmentKeeper(FragmentOptions options, FragmentLog log, IHmac hmac, SwarmClock clock, EdgeTable edges, int self, long seed,
            long nowMs)
        {
            state = new KeepingState(options, log, hmac, clock, edges, seed, nowMs) { Self = self };
            if (!log.IsHomeKnown)
            {
                log.Home = state.Draw(0, 0xFFFF);
            }

            check = new FetchCheck(state);
            repair = new StripeRepair(state);
            audit = new StripeAudit(state, repair, check);
            watch = new MemberWatch(state, audit);
            service = new FragmentService(state);
            overheard = new Overheard(state);
            intake = new FragmentIntake(state, overheard);
            offerTimer = new TrickleTimer(options.OfferIntervalMsMin, options.OfferDoublings, 0);
            int slots = log.Index.SlotCount;
            refilledAtMs = nowMs;
            state.Tokens = state.BytesPerHour;

            // Frame numbers of these kinds only distinguish frames, so any first number will do.
            state.SaidSeq = (int)Mixer.Mix(seed);
            offerTimer.Start(nowMs + state.Draw(0, options.FirstOfferMsMax), state.Chance, 0);
            for (int slot = 0; slot < slots; slot++)
            {
                if (log.Index.Holds(slot))
                {
                    state.Book.Begin(slot, state.Second + state.Draw(options.AuditSecondsMin / 2, 2 * options.AuditSecondsMin));
                }
            }
        }

        /// <summary>What is held, and what is known of other members; to be read between ticks.</summary>
        public KeepingState State => state;

        /// <summary>The node's fragments.</summary>
        public FragmentIndex Index => state.Index;

        /// <summary>The flash behind them.</summary>
        public FragmentLog Log => state.Log;

        /// <summary>
        /// The frame to send, before the next letter is heard. Between turns nothing needs its fragment: frames that are heard may use it.
        /// </summary>
        public StoreFrame Said => said;

        /// <summary>Its number.</summary>
        public int SaidSeq => state.SaidSeq;

        /// <summary>The sender's name in it: the node's own, or that of a guest.</summary>
        public int SaidSender { get; private set; }

        /// <summary>Number of frames sent.</summary>
        public int FramesSaid { get; private set; }

        /// <summary>Fragments that were re-created and are kept by some member.</summary>
        public int RecreatedCount => repair.RecreatedCount;

        /// <summary>Fragments that were handed over.</summary>
        public int HandedOverCount => repair.HandedOverCount;

        /// <summary>Members that proved fragments but did not serve them.</summary>
        public int CaughtCount => check.CaughtCount;

        /// <summary>Whether the last letter was a right proof that this node had asked for; it earns once.</summary>
        public bool HeardAnswer { get; private set; }

        /// <summary>
        /// Whether work is under way that needs no other node and that a deep sleep would lose. A node that sleeps stays awake for it.
        /// </summary>
        public bool IsWorking => repair.IsMaking;

        /// <summary>When the keeper wants its next turn even if nothing arrives.</summary>
        public long DueAtMs { get; private set; }

        /// <summary>Announces in the next offer that the node is about to stop.</summary>
        public void Leave()
        {
            leaves = true;
            DueAtMs = 0;
        }

        /// <summary>Continues from an earlier wake, in a node that sleeps.</summary>
        /// <param name="file">Stores over naps what the node knows of other members.</param>
        /// <param name="hmac">Authenticates that record.</param>
        /// <param name="meeting">What this wake may do: one of <see cref="Meeting"/>.</param>
        public void Wake(IRecordFile file, IHmac hmac, int meeting)
        {
            Check.That(state.Options.Naps, "FragmentKeeper.Wake: of a node that never sleeps");
            record = new KeepingRecord(state, hmac, file);
            state.Meeting = meeting;
            state.GoOn();
            for (int slot = 0; slot < state.Index.SlotCount; slot++)
            {
                if (state.Index.Holds(slot))
                {
                    state.Book.SetNext(slot, state.FirstLook());
                    audit.NoteHome(slot);
                }
            }

            record.Load();
            watch.Wake();
            audit.Wake();
            offerAtMs = meeting == Meeting.None ? long.MaxValue : state.NowMs + state.Draw(0, state.Options.OfferIntervalMsMin);
        }

        /// <summary>Ends a wake. What it has learned of other members is stored only after slots in which all were awake.</summary>
        /// <returns>False when the flash refuses.</returns>
        public bool Rest(long nowMs)
        {
            state.NowMs = nowMs;
            if (record == null || state.Meeting == Meeting.None)
            {
                return true;
            }

            audit.Rest();
            return record.Save();
        }

        /// <summary>Hears a letter of the fragment store.</summary>
        /// <param name="letter">From a gate that reads them: <see cref="FrameGate.ReadsStore"/>.</param>
        /// <param name="nowMs">The node's time.</param>
        public Outcome Hear(Letter letter, long nowMs)
        {
            StoreFrame heard = letter.Store;
            state.NowMs = nowMs;
            int member = state.Members.Seen(letter.Sender, state.Second);
            Wakes(member);
            HeardAnswer = false;
            DueAtMs = nowMs;
            switch (heard.Kind)
            {
                case FrameKind.Offer:
                    HearOffer(heard, letter.Sender);
                    return Outcome.Done;
                case FrameKind.Want:
                    HearWant(heard, letter.Sender);
                    return Outcome.Done;
                case FrameKind.Fragment:
                    return HearFragment(heard, letter.Sender, member, letter.Seq);
                case FrameKind.Challenge:
                    HearChallenge(heard, letter.Sender);
                    return Outcome.Done;
                case FrameKind.Proof:
                    return HearProof(heard, letter.Sender, member);
                default:
                    return intake.HearRenewal(heard, letter.Sender, letter.Seq, service.Answers);
            }
        }

        /// <summary>
        /// The last letter answered this node's question, from the other end of an edge and under its key: it earns that end a place.
        /// </summary>
        /// <param name="edge">The edge.</param>
        /// <param name="peer">Its other end.</param>
        public void Earn(int edge, int peer)
        {
            intake.Accounts.Earn(edge, peer);
        }

        /// <summary>A diff was heard: its sender lives and, where nodes sleep, is awake.</summary>
        public void Notice(int sender, long nowMs)
        {
            if (state.Options.Naps || state.Members.HasSleepers)
            {
                state.NowMs = nowMs;
                Wakes(state.Members.Seen(sender, state.Second));
            }
        }

        /// <summary>Lets time pass.</summary>
        /// <param name="nowMs">The node's time.</param>
        /// <param name="self">The node's pseudonym.</param>
        /// <param name="before">That of the epoch before, 0 for none.</param>
        /// <returns>Whether <see cref="Said"/> is to be sent, under <see cref="SaidSeq"/> and <see cref="SaidSender"/>.</returns>
        public bool Tick(long nowMs, int self, int before)
        {
            Begin(nowMs, self, before);
            return Tick();
        }

        /// <summary>Sets the time and the node's present name.</summary>
        internal void Begin(long nowMs, int self, int before)
        {
            state.NowMs = nowMs;
            state.Self = self;
            former = before;
        }

        /// <summary>The turn itself: a frame that is due, or one piece of work.</summary>
        internal bool Tick()
        {
            if (state.NowMs < speakAtMs)
            {
                DueAtMs = speakAtMs;
                return false;
            }

            bool says = Put();
            if (!says && !isReady)
            {
                Refill();
                if (!audit.Tick() && !repair.Tick(said.Fragment))
                {
                    Care();
                }
            }

            SetDue(says);
            return says;
        }

        private bool Put()
        {
            SaidSender = state.Self;
            bool wasReady = isReady;
            bool says = wasReady && service.Complete(said);
            isReady = !wasReady && service.Begin(said);
            if (isReady)
            {
                // Proving takes one turn; sealing and sending take the next.
                return false;
            }

            says = says || audit.Put(said) || repair.Put(said) || PutCheck() || PutOffer();
            if (says)
            {
                state.SaidSeq++;
                FramesSaid++;
                state.Tokens -= said.Kind == FrameKind.Fragment ? Limits.FrameSizeMax : said.Kind == FrameKind.Proof ? 128 : 36;
                speakAtMs = state.NowMs + PaceMs;
            }

            return says;
        }

        private void Refill()
        {
            long passedMs = state.NowMs - refilledAtMs;
            if (passedMs > 1000)
            {
                long rate = state.BytesPerHour;
                long tokens = state.Tokens + (passedMs < HourMs ? passedMs : HourMs) * rate / HourMs;
                state.Tokens = tokens < rate ? tokens : rate;
                refilledAtMs = state.NowMs;
            }
        }

        /// <summary>Work that is not needed at every tick.</summary>
        private void Care()
        {
            if (overheard.TakeEnded(out long stripe))
            {
                int lead = state.Index.FirstOf(stripe);
                if (lead != FragmentIndex.None)
                {
                    audit.HearMost(lead);
                }
            }
            else if (!watch.Tick() && state.NowMs >= tidyAtMs)
            {
                bool hasMore = state.Log.Tidy();
                tidyAtMs = state.Options.Naps ? long.MaxValue : state.NowMs + (hasMore ? 0 : TidyMs);
            }
        }

        private void SetDue(bool says)
        {
            if (says || isReady)
            {
                DueAtMs = state.NowMs + (says ? PaceMs : 0);
                return;
            }

            long due = audit.DueAtMs;
            due = repair.DueAtMs < due ? repair.DueAtMs : due;
            due = check.DueAtMs < due ? check.DueAtMs : due;
            due = offerAtMs < due ? offerAtMs : due;
            long offer = state.Options.Naps ? long.MaxValue : offerTimer.DueAtMs;
            due = offer < due ? offer : due;
            due = watch.DueAtMs < due ? watch.DueAtMs : due;
            due = tidyAtMs < due ? tidyAtMs : due;
            long other = service.Answers.DueAtMs();
            due = other < due ? other : due;
            DueAtMs = due > state.NowMs ? due : state.NowMs + 1;
        }

        private bool PutCheck()
        {
            bool says = check.Put(said);
            SaidSender = says ? check.Guest : SaidSender;
            return says;
        }

        /// <summary>A member was heard. If it sleeps, work that waits for it goes on; only in a node that never sleeps itself.</summary>
        private void Wakes(int member)
        {
            if (!state.Options.Naps && member != MemberTable.None && state.Members.Naps(member))
            {
                repair.Wakes();
                check.Wakes(member);
                DueAtMs = state.NowMs;
            }
        }
    }
}
