using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Audits the stripes of which this node holds a fragment, one after the other. It asks all holders for proofs, and asks again for
    /// fragments that were not proved. What a second session confirms as missing goes to the repair. Only the node that asks judges (SPEC
    /// 9.7).
    /// </summary>
    internal sealed partial class StripeAudit
    {
        private const int Resting = 0;
        private const int Asking = 1;
        private const int Awaiting = 2;
        private const int Ending = 3;

        private const int RoundsMax = 5;
        private const int RoundsMaxOfSleeper = 3;
        private const int WalkSlots = 16;
        private const int WalkMs = 500;
        private const int WalkMsOfSleeper = 2;
        private const int MeetingMs = 250;
        private const int WalkSecondsMax = 60;
        private const int SilentSeconds = 3600;
        // A stripe does not wait longer than this for members that sleep.
        private const int WaitSeconds = 14_400;
        private const int HoldOffMs = 60_000;
        private const int DebtSecondsMax = 14_400;

        private readonly KeepingState state;
        private readonly StripeRepair repair;
        private readonly FetchCheck check;
        private int phase;
        private long stripe;
        private int seed;
        private int rounds;
        private int want;
        private int seen;
        private bool confirms;
        private long dueAtMs;
        private long holdOffToMs;
        private long walkAtMs;
        private int cursor;
        private int earliest = int.MaxValue;
        private bool isUrgentOnly;
        private int elsewhere;

        internal StripeAudit(KeepingState state, StripeRepair repair, FetchCheck check)
        {
            this.state = state;
            this.repair = repair;
            this.check = check;
            elsewhere = state.Log.Home;
        }

        /// <summary>When the stage wants its next turn.</summary>
        internal long DueAtMs
        {
            get
            {
                bool mayWalk = phase == Resting && !repair.IsBusy && state.Meeting != Meeting.None && state.IsSlotOpen;
                long walk = mayWalk ? walkAtMs : long.MaxValue;
                long session = phase == Asking || phase == Ending ? state.NowMs : phase == Awaiting ? dueAtMs : long.MaxValue;
                return session < walk ? session : walk;
            }
        }

        /// <summary>The audit of some stripe was brought forward.</summary>
        internal void Hurry()
        {
            walkAtMs = walkAtMs < state.NowMs + PaceMs ? walkAtMs : state.NowMs + PaceMs;
        }

        /// <summary>All sleepers are awake: starts the audits that wait for them.</summary>
        internal void Meet()
        {
            walkAtMs = state.IsMeeting ? walkAtMs : state.NowMs;
            state.MeetsToMs = state.NowMs + MeetingMs;
        }

        /// <summary>A wake begins. A random start keeps all nodes from beginning with the same stripes at the same time.</summary>
        internal void Wake()
        {
            // Urgent stripes go first: there may not be time for all.
            isUrgentOnly = true;
            cursor = 0;
            state.ElsewhereHome = elsewhere;
            walkAtMs = state.NowMs + state.Draw(0, state.Options.WindowMs / 4);
            int first = state.Meeting == Meeting.Repairs ? state.Draw(0, state.Index.SlotCount - 1) : state.Index.SlotCount;
            for (int slot = first; slot < state.Index.SlotCount; slot++)
            {
                if (state.Index.Holds(slot) && state.Book.IsLead(slot))
                {
                    check.Begin(slot);
                    return;
                }
            }
        }

        /// <summary>A wake ends: a session under way will be repeated.</summary>
        internal void Rest()
        {
            int lead = phase == Resting ? FragmentIndex.None : state.Index.FirstOf(stripe);
            if (lead != FragmentIndex.None)
            {
                state.Book.SetUrgent(lead, state.Book.UrgentAt(lead) | (confirms ? want & ~seen : 0));
                state.Book.SetNext(lead, state.Second);
            }
        }

        /// <summary>Lets time pass.</summary>
        /// <returns>Whether there was something to do.</returns>
        internal bool Tick()
        {
            if (phase == Awaiting && state.NowMs >= dueAtMs)
            {
                phase = ++rounds < (state.Options.Naps ? RoundsMaxOfSleeper : RoundsMax) ? Asking : Ending;
                return true;
            }

            if (phase == Ending)
            {
                End();
                return true;
            }

            bool walks = phase == Resting && !repair.IsBusy && state.NowMs >= walkAtMs && state.Meeting != Meeting.None
                && state.IsSlotOpen;
            if (walks)
            {
                Walk();
            }

            return walks;
        }

        /// <summary>Puts the question that is due into a frame.</summary>
        internal bool Put(StoreFrame said)
        {
            if (phase != Asking)
            {
                return false;
            }

            said.Begin(FrameKind.Challenge, 0);
            said.Fragment.Stripe = stripe;
            said.Seed = seed;
            said.Mask = want & ~seen;
            phase = Awaiting;
            dueAtMs = state.NowMs + (state.IsMeeting ? MeetingMs / 2 : state.Options.ProofWaitMs);
            return true;
        }

        /// <summary>A right proof was heard.</summary>
        /// <param name="proof">The proof, of a trusted member.</param>
        /// <returns>Whether it was asked for, and is the first of its fragment.</returns>
        internal bool Hear(StoreFrame proof)
        {
            int bit = 1 << proof.Fragment.Index;
            bool isAnswer = phase == Awaiting && proof.Fragment.Stripe == stripe && proof.Target == state.Self && proof.Seed == seed
                && (want & ~seen & bit) != 0;
            if (isAnswer)
            {
                seen |= bit;
                phase = (want & ~seen) == 0 ? Ending : phase;
            }

            return isAnswer;
        }

        /// <summary>
        /// Another member announces that it repairs a stripe. This node waits once for it, so that such announcements cannot stop repairs
        /// for ever.
        /// </summary>
        internal void HoldOff(long name)
        {
            int lead = state.Index.FirstOf(name);
            if (lead == FragmentIndex.None || state.Book.HasWaited(lead))
            {
                return;
            }

            state.Book.SetWaited(lead, true);
            if (phase != Resting && name == stripe)
            {
                holdOffToMs = state.NowMs + HoldOffMs;
            }

            int second = state.Second + (state.Options.Naps ? state.Options.NapSeconds : HoldOffMs / 1000);
            if (state.Book.NextAt(lead, state.Second) < second)
            {
                state.Book.SetNext(lead, second);
            }
        }

        private void Walk()
        {
            FragmentIndex index = state.Index;
            StripeBook book = state.Book;
            int slotCount = index.SlotCount;
            int second = state.Second;
            long minute = state.Clock.Minute;
            bool isDated = !state.Clock.IsOpen;
            bool isSplit = state.Depth > 0;
            if (index.Count == 0)
            {
                // Nothing to look at: an empty room must not wake the node twice a second.
                cursor = slotCount - 1;
            }

            for (int left = WalkSlots + slotCount / 512; left > 0 && phase == Resting; left--)
            {
                // Near its expiry, past it or, as unsigned, further from it than anybody may ask for. An open clock cannot judge.
                if (index.Holds(cursor)
                    && !(isDated && (ulong)(index.ExpiryAt(cursor, minute) - minute - 1) >= Limits.KeepMinutesMax && Expire(cursor)))
                {
                    if (isSplit)
                    {
                        NoteHome(cursor);
                    }

                    int next = book.NextAt(cursor, second);
                    if (next <= second && book.IsLead(cursor) && (!isUrgentOnly || book.UrgentAt(cursor) != 0))
                    {
                        Take(cursor);
                        next = book.NextAt(cursor, second);
                    }

                    earliest = next > second && next < earliest ? next : earliest;
                }

                if (++cursor >= slotCount)
                {
                    state.ElsewhereHome = elsewhere;
                    elsewhere = state.Log.Home;
                    cursor = isUrgentOnly ? state.Draw(0, slotCount - 1) : 0;
                    isUrgentOnly = false;
                    second += WalkSecondsMax;
                    walkAtMs = state.Options.Naps ? state.NowMs : state.MsOf(earliest < second ? earliest : second);
                    earliest = int.MaxValue;
                    break;
                }
            }

            walkAtMs = walkAtMs > state.NowMs + PaceMs ? walkAtMs : state.NowMs + PaceMs;
        }

        /// <summary>Notes where a fragment belongs: the node must hear of it even if that is elsewhere, as long as it is held.</summary>
        internal void NoteHome(int slot)
        {
            int home = Placement.HomeOf(state.Index.NameAt(slot));
            int own = state.Log.Home;
            if ((home ^ own) > (elsewhere ^ own))
            {
                elsewhere = home;
            }
        }

        private int PaceMs => state.Options.Naps || state.IsMeeting ? WalkMsOfSleeper : WalkMs;

        /// <summary>The time of a stripe has come: audits it or, in a slot for repairs, repairs it if its loss is confirmed.</summary>
        private void Take(int lead)
        {
            StripeBook book = state.Book;
            if (state.MayAudit)
            {
                // A loss is confirmed only while the sleeping members can prove. But a member that says that it sleeps may never wake.
                bool waits = state.Members.HasSleepers && !state.Options.Naps && book.UrgentAt(lead) != 0
                    && state.Second - book.NextAt(lead, state.Second) < WaitSeconds;
                if (!waits || state.IsMeeting)
                {
                    Begin(lead);
                }
            }
            else
            {
                // If the slot ends before the repair does, it continues after the next nap.
                book.SetNext(lead, state.Second + state.Options.NapSeconds);
                int lost = book.UrgentAt(lead);
                if (book.IsConfirmed(lead))
                {
                    repair.Begin(lead, lost, HeldOf(lead, lost, false));
                }
                else
                {
                    repair.Spread(lead);
                }
            }
        }

        /// <summary>
        /// Removes a fragment whose expiry has passed or cannot be by the swarm's minute, if this node has kept it for long enough by its
        /// own time.
        /// </summary>
        private bool Expire(int slot)
        {
            if (state.Log.IsOver(slot, state.Clock.Minute, state.OwnMinute))
            {
                state.Remove(slot);
                return true;
            }

            // What flash could not return is no longer held.
            return !state.Index.Holds(slot);
        }

        private void Begin(int lead)
        {
            StripeBook book = state.Book;
            int urgent = book.UrgentAt(lead);
            if (state.Tokens <= 0 && urgent == 0)
            {
                long debtSeconds = -state.Tokens * 3600 / state.BytesPerHour;
                debtSeconds = debtSeconds < 60 ? 60 : debtSeconds < DebtSecondsMax ? debtSeconds : DebtSecondsMax;
                book.SetNext(lead, state.Second + (int)debtSeconds + state.Draw(120, 600));
                return;
            }

            stripe = state.Index.NameAt(lead);
            int all = (1 << state.Index.TotalCountAt(lead)) - 1;
            seen = state.Index.MaskOf(stripe);
            confirms = urgent != 0;
            want = (confirms ? urgent : all) & all;
            book.SetUrgent(lead, 0);

            // If anything below keeps this from ending, the stripe is not tried again at once.
            book.SetNext(lead, state.Second + state.Interval(lead));
            rounds = 0;
            holdOffToMs = 0;
            seed = (int)SeededRandom.Next(state.Chance, 0);
            phase = (want & ~seen) == 0 ? Ending : Asking;
        }

        private void End()
        {
            phase = Resting;
            walkAtMs = state.NowMs;
            int lead = state.Index.FirstOf(stripe);
            if (lead == FragmentIndex.None)
            {
                return;
            }

            StripeBook book = state.Book;
            // What is missing of a stripe that belongs elsewhere is the business of those to whom it belongs.
            int missing = state.IsHere(stripe) ? want & ~seen : 0;
            int all = (1 << state.Index.TotalCountAt(lead)) - 1;
            BeginCheck(lead);
            int asleep = state.Members.HasSleepers ? AsleepOf(lead, missing) : 0;
            missing &= ~asleep;
            if (missing == 0 && asleep != 0 && confirms)
            {
                book.SetUrgent(lead, asleep);
                book.SetNext(lead, state.Second);
                return;
            }

            if (missing == 0)
            {
                Succeed(lead, want == all);
                Spread(lead);
                return;
            }

            if (state.Members.IsAlone(state.Second))
            {
                book.SetUrgent(lead, book.UrgentAt(lead) | missing);
                book.SetNext(lead, state.Second + state.Draw(60, 120));
                return;
            }

            if (!confirms)
            {
                bool isSafe = Bits.Count(seen) >= state.Index.DataCountAt(lead) + 2;
                int patience = state.Options.PatienceSeconds;
                book.SetUrgent(lead, book.UrgentAt(lead) | missing);
                book.SetNext(lead, state.Second + (isSafe ? state.Draw(patience, 2 * patience) : state.Draw(30, 90)));
                return;
            }

            if (state.NowMs < holdOffToMs)
            {
                book.SetUrgent(lead, book.UrgentAt(lead) | missing);
                book.SetNext(lead, state.Second + state.Draw(60, 120));
                return;
            }

            int held = seen | HeldOf(lead, missing, true);
            if (!state.MayRepair)
            {
                state.Book.SetUrgent(lead, missing);
                state.Book.SetConfirmed(lead, true);
                state.Book.SetNext(lead, state.Second);
                return;
            }

            repair.Begin(lead, missing, held);
        }
    }
}
