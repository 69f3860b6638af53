using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Looks at one stripe after the other: does this node hold its part, and is the stripe whole? Asks all holders for proofs, and when
    /// this node lacks its part, takes the place of a fragment that nobody proved: collects k others, re-creates it and keeps it. No
    /// coordinator: whose turn it is follows from the ranking, and what it may cost from a budget.
    /// </summary>
    public sealed class StripeRepair
    {
        private const int Resting = 0;
        private const int Challenging = 1;
        private const int AwaitingProofs = 2;
        private const int Asking = 3;
        private const int AwaitingFragments = 4;
        private const int AsksMax = 4;
        private const int ChallengesMax = 5;
        private const int LookMs = 1000;

        private readonly FragmentOptions options;
        private readonly FragmentRing ring;
        private readonly StripeTable stripes;
        private readonly MemberTable members;
        private readonly long[] chance;
        private readonly StripeAudit audit;
        private readonly Fragment fragment;
        private readonly byte[] sketch = new byte[Sketch.Size];
        private readonly int[] ranked;
        private int phase;
        private int cursor;
        private int wanted;
        private int asksLeft;
        private bool takesOver;
        private int challengesLeft;
        private long dueAtMs;
        private int budget;
        private long budgetAtMs;

        /// <summary>Makes the repair of a node.</summary>
        internal StripeRepair(FragmentOptions options, FragmentRing ring, StripeTable stripes, MemberTable members, long[] chance,
            int[] ranked)
        {
            this.options = options;
            this.ring = ring;
            this.stripes = stripes;
            this.members = members;
            this.chance = chance;
            this.ranked = ranked;
            audit = new StripeAudit(ring.Scratch);
            fragment = new Fragment(ring.Scratch);
            budget = options.RepairBurst;
        }

        /// <summary>Fragments that were re-created.</summary>
        public int RecreatedCount { get; private set; }

        /// <summary>Proofs judged, right or wrong.</summary>
        public int JudgedCount { get; private set; }

        /// <summary>When the repair wants its next turn: it looks about once a second.</summary>
        public long DueAtMs { get; private set; }

        /// <summary>Lets time pass.</summary>
        internal void Tick(long nowMs, IProofJudge judge)
        {
            budget = Placement.RefillBudget(budget, nowMs - budgetAtMs, options.RepairBytesPerSecond, options.RepairBurst);
            budgetAtMs = nowMs;
            DueAtMs = nowMs + LookMs;
            switch (phase)
            {
                case Resting:
                    Look(nowMs);
                    break;
                case AwaitingProofs:
                    if (dueAtMs == 0)
                    {
                        dueAtMs = nowMs + options.AnswerWaitMs;
                    }
                    else if (nowMs >= dueAtMs && --challengesLeft > 0 && audit.PresentMask != AllOf(audit.About.TotalCount))
                    {
                        // What seems to be missing may be a lost answer: a repair costs more than another question.
                        phase = Challenging;
                    }
                    else if (nowMs >= dueAtMs)
                    {
                        JudgedCount += audit.Judge(judge);
                        Decide(nowMs);
                    }

                    break;
                case AwaitingFragments:
                    AwaitFragments(nowMs);
                    break;
            }

            if (phase != Resting)
            {
                DueAtMs = (phase == AwaitingProofs || phase == AwaitingFragments) && dueAtMs > nowMs ? dueAtMs : nowMs;
            }
        }

        /// <summary>Puts the question that is due into a frame, and begins to wait for its answers.</summary>
        /// <returns>Whether there is something to be sent; otherwise the frame is as it was.</returns>
        internal bool PutQuestion(StoreFrame said)
        {
            if (phase == Challenging)
            {
                said.Begin(FrameKind.Challenge, 0);
                said.Fragment.Stripe = audit.About.Stripe;
                said.Fragment.Version = audit.About.Version;
                said.Seed = audit.Seed;
                phase = AwaitingProofs;
                dueAtMs = 0;
                return true;
            }

            if (phase != Asking)
            {
                return false;
            }

            phase = AwaitingFragments;
            dueAtMs = 0;
            int mask = takesOver ? 1 << wanted : Sources();
            if (mask != 0)
            {
                said.Begin(FrameKind.Want, StoreFrame.FlagAsks);
                said.EntryCount = 1;
                said.Stripes[0] = audit.About.Stripe;
                said.Masks[0] = mask;
            }

            return mask != 0;
        }

        /// <summary>A proof was heard, whoever asked for it.</summary>
        /// <returns>Whether the prover should hear our own proof: we asked, hold the same, and it is the one to give it up.</returns>
        internal bool HearProof(StoreFrame heard, int prover, int self)
        {
            bool mine = heard.Challenger == self && heard.Seed == audit.Seed;
            if (phase == AwaitingProofs && mine && heard.Fragment.Stripe == audit.About.Stripe
                && heard.Fragment.Version == audit.About.Version)
            {
                audit.Prove(heard.Fragment.Index, heard.Flags, prover, heard.Sketch);
            }

            int slot = ring.SlotOf(heard.Fragment.Stripe, heard.Fragment.Index);
            int known = stripes.SlotOf(heard.Fragment.Stripe);
            if (slot < 0 || known < 0 || members.SlotOf(prover) < 0 || ring.VersionAt(slot) != heard.Fragment.Version)
            {
                return false;
            }

            // When two hold the same, each may decide before it heard the other. So only what the proof tells, and never grows on its way,
            // decides: who has held more others of the stripe for longer gives it up, or else to whom the stripe is farther.
            int older = ring.OlderCount(slot);
            if (older != heard.Flags ? older < heard.Flags : Placement.IsNearer(heard.Fragment.Stripe, self, prover))
            {
                return mine;
            }

            ring.Remove(slot);
            stripes.LookAgain(known, budgetAtMs);
            return false;
        }

        /// <summary>A fragment was heard, whoever asked for it.</summary>
        /// <returns>Whether it is of the stripe under repair: what others hold must not take the room of what is missing.</returns>
        internal bool HearFragment(Fragment heard)
        {
            if ((phase != Asking && phase != AwaitingFragments) || heard.Stripe != audit.About.Stripe)
            {
                return false;
            }

            if (!takesOver)
            {
                audit.Collect(heard);
            }
            else if (heard.Version == audit.About.Version && heard.Index == wanted)
            {
                Keep(heard);
                phase = Resting;
            }

            return true;
        }

        private void Look(long nowMs)
        {
            for (int i = 0; i < stripes.Count && phase == Resting; i++)
            {
                cursor = cursor + 1 >= stripes.Count ? 0 : cursor + 1;
                if (stripes.LookAtMs(cursor) <= nowMs && budget >= (stripes.DataCountAt(cursor) + 1) * Limits.FrameSizeMax)
                {
                    LookAtCursor(nowMs);
                }
            }
        }

        private void LookAtCursor(long nowMs)
        {
            int total = stripes.TotalCountAt(cursor);
            int found = members.Rank(stripes.StripeAt(cursor), ranked, total);
            long stripe = stripes.StripeAt(cursor);
            bool lacks = ring.HasRoom() && ring.CountOf(stripe, stripes.VersionAt(cursor)) < Placement.Due(ranked, found, 0, total);

            // Half an interval and up to as much again: holders must not all ask at once.
            stripes.LookAgain(cursor, nowMs + options.AuditIntervalMs / 2 + SeededRandom.Below(chance, 0, options.AuditIntervalMs));
            bool isTurn = found > 0 ? ranked[0] == 0 : IsTurnOfHolder(stripe, total);
            if (!lacks && !isTurn && !HoldsOlder(stripe, stripes.VersionAt(cursor)))
            {
                return;
            }

            stripes.Get(cursor, audit.About);
            audit.Begin((int)SeededRandom.Next(chance, 0));
            for (int index = 0; index < total; index++)
            {
                int slot = ring.SlotOf(audit.About.Stripe, index);
                if (slot >= 0 && ring.VersionAt(slot) == audit.About.Version)
                {
                    ring.Get(slot, fragment);
                    Sketch.Compute(fragment.Bytes, fragment.Size, audit.Seed, sketch, 0);
                    audit.Prove(index, 0, 0, sketch);
                }
            }

            challengesLeft = ChallengesMax;
            phase = Challenging;
        }

        /// <summary>Where nobody has room, nobody ranks: one holder must look, or duplicates fill the rings for ever.</summary>
        private bool IsTurnOfHolder(long stripe, int total)
        {
            return ring.CountOf(stripe, stripes.VersionAt(cursor)) > 0 && SeededRandom.Below(chance, 0, total) == 0;
        }

        private void Decide(long nowMs)
        {
            phase = Resting;
            int total = audit.About.TotalCount;
            int present = 0;
            for (int index = 0; index < total; index++)
            {
                present += audit.PresentMask >> index & 1;
            }

            if (present > audit.About.DataCount)
            {
                // Only now that the new version is safe may what is left of the old one go.
                DropOlder(audit.About.Stripe, audit.About.Version);
            }

            if (!ring.HasRoom())
            {
                return;
            }

            int found = members.Rank(audit.About.Stripe, ranked, total);
            int missing = ~audit.PresentMask & AllOf(total);
            int count = total - present;
            int held = ring.CountOf(audit.About.Stripe, audit.About.Version);
            bool lacks = held < Placement.Due(ranked, found, 0, total);
            takesOver = false;
            if (lacks && count == 0)
            {
                wanted = audit.SurplusIndex(held);
                takesOver = wanted >= 0;
                Begin(Limits.FrameSizeMax, takesOver, nowMs);
                return;
            }

            if (!lacks || total - count < audit.About.DataCount || audit.About.DataCount > Limits.RepairDataCountMax)
            {
                return;
            }

            // Several that lack something choose among what is missing by chance, so that few choose the same.
            int skip = (int)SeededRandom.Below(chance, 0, count);
            wanted = 0;
            while ((missing >> wanted & 1) == 0 || skip-- > 0)
            {
                wanted++;
            }

            for (int index = 0; index < total; index++)
            {
                int slot = ring.SlotOf(audit.About.Stripe, index);
                if (slot >= 0 && ring.VersionAt(slot) == audit.About.Version)
                {
                    ring.Get(slot, fragment);
                    audit.Collect(fragment);
                }
            }

            Begin(audit.About.DataCount * Limits.FrameSizeMax, true, nowMs);
        }

        private void Begin(int cost, bool worthwhile, long nowMs)
        {
            if (worthwhile)
            {
                budget -= cost;
                asksLeft = AsksMax;
                phase = Asking;
                RetrySoon(nowMs);
            }
        }

        private void AwaitFragments(long nowMs)
        {
            if (!takesOver && audit.Recreate(wanted, fragment))
            {
                RecreatedCount += Keep(fragment) ? 1 : 0;
                phase = Resting;
                return;
            }

            if (dueAtMs == 0)
            {
                dueAtMs = nowMs + options.AnswerWaitMs;
            }
            else if (nowMs >= dueAtMs)
            {
                asksLeft--;
                phase = asksLeft > 0 ? Asking : Resting;
            }
        }

        /// <summary>The ring may be full by now: driving out another fragment would only make that one the next to repair.</summary>
        private bool Keep(Fragment repaired)
        {
            return ring.HasRoom() && ring.Put(repaired);
        }

        /// <summary>Of those present and not collected, as many as are lacking.</summary>
        private int Sources()
        {
            int mask = 0;
            int lacking = audit.About.DataCount;
            for (int index = 0; index < audit.About.TotalCount; index++)
            {
                lacking -= audit.CollectedMask >> index & 1;
            }

            for (int index = 0; index < audit.About.TotalCount && lacking > 0; index++)
            {
                if ((audit.PresentMask >> index & 1) == 1 && (audit.CollectedMask >> index & 1) == 0)
                {
                    mask |= 1 << index;
                    lacking--;
                }
            }

            return mask;
        }

        private static int AllOf(int totalCount)
        {
            return (1 << totalCount) - 1;
        }

        /// <summary>More may be lacking, and the attempt may fail: not a whole interval until the next look.</summary>
        private void RetrySoon(long nowMs)
        {
            int slot = stripes.SlotOf(audit.About.Stripe);
            if (slot >= 0)
            {
                stripes.LookAgain(slot, nowMs + 2 * options.AnswerWaitMs + SeededRandom.Below(chance, 0, 4 * options.AnswerWaitMs));
            }
        }

        private bool HoldsOlder(long stripe, int version)
        {
            for (int slot = 0; slot < ring.SlotCount; slot++)
            {
                if (ring.Holds(slot) && ring.StripeAt(slot) == stripe && ring.VersionAt(slot) - version < 0)
                {
                    return true;
                }
            }

            return false;
        }

        private void DropOlder(long stripe, int version)
        {
            for (int slot = 0; slot < ring.SlotCount; slot++)
            {
                if (ring.Holds(slot) && ring.StripeAt(slot) == stripe && ring.VersionAt(slot) - version < 0)
                {
                    ring.Remove(slot);
                }
            }
        }
    }
}
