using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Looks at one stripe after the other: does this node hold its part, and is the stripe whole? Asks all holders for proofs, and when this node
    /// lacks its part, takes the place of a fragment that nobody proved: collects k others, re-creates it and keeps it. No coordinator: whose
    /// turn it is follows from the ranking, and what it may cost from a budget.
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

        private readonly FragmentOptions options;
        private readonly FragmentRing ring;
        private readonly StripeTable stripes;
        private readonly MemberTable members;
        private readonly long[] chance;
        private readonly StripeAudit audit = new StripeAudit();
        private readonly Fragment fragment = new Fragment();
        private readonly byte[] sketch = new byte[Sketch.Size];
        private readonly int[] ranked = new int[Limits.ShareCountMax];
        private readonly long[] lookAtMs;
        private int phase;
        private int cursor;
        private int wanted;
        private int asksLeft;
        private int challengesLeft;
        private long dueAtMs;
        private int budget;
        private long budgetAtMs;

        /// <summary>Makes the repair of a node.</summary>
        internal StripeRepair(FragmentOptions options, FragmentRing ring, StripeTable stripes, MemberTable members, long[] chance)
        {
            this.options = options;
            this.ring = ring;
            this.stripes = stripes;
            this.members = members;
            this.chance = chance;
            lookAtMs = new long[stripes.SlotCount];
            budget = options.RepairBurst;
        }

        /// <summary>Fragments that were re-created.</summary>
        public int RecreatedCount { get; private set; }

        /// <summary>Proofs judged, right or wrong.</summary>
        public int JudgedCount { get; private set; }

        /// <summary>Stripe whose audit ended last, 0 before the first.</summary>
        public long AuditedStripe { get; private set; }

        /// <summary>Fragments of it that are somewhere in the swarm, as bits.</summary>
        public int AuditedMask { get; private set; }

        /// <summary>Asks for the audit of a stripe as soon as may be.</summary>
        public void LookAt(long stripe)
        {
            int slot = stripes.SlotOf(stripe);
            if (slot >= 0)
            {
                lookAtMs[slot] = long.MinValue;
            }
        }

        /// <summary>Lets time pass.</summary>
        internal void Tick(long nowMs, IProofJudge judge)
        {
            budget = Placement.RefillBudget(budget, nowMs - budgetAtMs, options.RepairBytesPerSecond, options.RepairBurst);
            budgetAtMs = nowMs;
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
        }

        /// <summary>Writes what is to be asked.</summary>
        /// <returns>Whether there is something to be sent.</returns>
        internal bool Asks(StoreFrame said)
        {
            if (phase == Challenging)
            {
                said.Kind = FrameKind.Challenge;
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

            said.Kind = FrameKind.Want;
            said.Flags = StoreFrame.FlagAsks;
            said.EntryCount = 1;
            said.Stripes[0] = audit.About.Stripe;
            said.Masks[0] = Sources();
            phase = AwaitingFragments;
            dueAtMs = 0;
            return said.Masks[0] != 0;
        }

        /// <summary>A proof was heard, whoever asked for it.</summary>
        internal void HearProof(StoreFrame heard, int prover, int self)
        {
            bool mine = heard.Challenger == self && heard.Seed == audit.Seed;
            if (phase == AwaitingProofs && mine && heard.Fragment.Stripe == audit.About.Stripe && heard.Fragment.Version == audit.About.Version)
            {
                audit.Prove(heard.Fragment.Index, prover, heard.Sketch);
            }

            // Two hold the same: of two that rank, the one with the higher pseudonym gives it up, and takes a missing one instead when it looks again.
            int slot = ring.SlotOf(heard.Fragment.Stripe, heard.Fragment.Index);
            if (slot < 0 || ring.VersionAt(slot) != heard.Fragment.Version || prover >= self)
            {
                return;
            }

            int known = stripes.SlotOf(heard.Fragment.Stripe);
            int found = known < 0 ? 0 : members.Rank(heard.Fragment.Stripe, ranked, stripes.TotalCountAt(known));
            int other = members.SlotOf(prover);
            for (int rank = 0; rank < found; rank++)
            {
                if (ranked[rank] == other)
                {
                    ring.Remove(slot);
                    lookAtMs[known] = 0;
                    return;
                }
            }
        }

        /// <summary>A fragment was heard, whoever asked for it.</summary>
        internal void HearFragment(Fragment heard)
        {
            if (phase == Asking || phase == AwaitingFragments)
            {
                audit.Collect(heard);
            }
        }

        private void Look(long nowMs)
        {
            if (stripes.Count == 0)
            {
                return;
            }

            cursor = cursor + 1 >= stripes.Count ? 0 : cursor + 1;
            if (nowMs < lookAtMs[cursor] || budget < (stripes.DataCountAt(cursor) + 1) * Limits.FrameSizeMax)
            {
                return;
            }

            int total = stripes.TotalCountAt(cursor);
            int found = members.Rank(stripes.StripeAt(cursor), ranked, total);
            bool asked = lookAtMs[cursor] == long.MinValue;
            bool lacks = ring.Count < ring.SlotCount && HeldCount(stripes.StripeAt(cursor), stripes.VersionAt(cursor)) < Placement.Due(ranked, found, 0, total);

            // Half an interval and up to as much again: holders must not all ask at once.
            lookAtMs[cursor] = nowMs + options.AuditIntervalMs / 2 + SeededRandom.Below(chance, 0, options.AuditIntervalMs);
            if (!asked && !lacks && (found == 0 || ranked[0] != 0))
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
                    audit.Prove(index, 0, sketch);
                }
            }

            challengesLeft = ChallengesMax;
            phase = Challenging;
        }

        private void Decide(long nowMs)
        {
            AuditedStripe = audit.About.Stripe;
            AuditedMask = audit.PresentMask;
            phase = Resting;
            if (ring.Count == ring.SlotCount)
            {
                return;
            }

            int total = audit.About.TotalCount;
            int found = members.Rank(audit.About.Stripe, ranked, total);
            int missing = ~audit.PresentMask & AllOf(total);
            int count = 0;
            for (int index = 0; index < total; index++)
            {
                count += missing >> index & 1;
            }

            bool lacks = HeldCount(audit.About.Stripe, audit.About.Version) < Placement.Due(ranked, found, 0, total);
            if (!lacks || count == 0 || total - count < audit.About.DataCount || audit.About.DataCount > Limits.RepairDataCountMax)
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
                if (slot >= 0)
                {
                    ring.Get(slot, fragment);
                    audit.Collect(fragment);
                }
            }

            budget -= audit.About.DataCount * Limits.FrameSizeMax;
            asksLeft = AsksMax;
            phase = Asking;
            RetrySoon(nowMs);
        }

        private void AwaitFragments(long nowMs)
        {
            if (audit.Recreate(wanted, fragment))
            {
                ring.Put(fragment);
                RecreatedCount++;
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
                lookAtMs[slot] = nowMs + 2 * options.AnswerWaitMs + SeededRandom.Below(chance, 0, 4 * options.AnswerWaitMs);
            }
        }

        private int HeldCount(long stripe, int version)
        {
            int count = 0;
            for (int slot = 0; slot < ring.SlotCount; slot++)
            {
                int state = ring.StateOf(slot);
                bool held = state == FragmentRing.Fresh || state == FragmentRing.Durable;
                count += held && ring.StripeAt(slot) == stripe && ring.VersionAt(slot) == version ? 1 : 0;
            }

            return count;
        }
    }
}
