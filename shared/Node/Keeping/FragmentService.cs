using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Serves the fragments that this node holds: proofs for challenges, fragments for wants, receipts for fragments received. Fixed
    /// memory.
    /// </summary>
    internal sealed class FragmentService
    {
        private const int AnswerSlots = 16;

        // Fragments served: everything four times over, then the same again in twenty minutes. Proofs: the same in a minute.
        private const int FragmentRounds = 4;
        private const long FragmentsMs = 1_200_000;
        private const int ProofRounds = 4;
        private const long ProofsMs = 60_000;

        private readonly KeepingState state;
        private readonly ServingPause pause = new ServingPause();
        private long begunName;
        private int begunSlot;
        private long fragmentsDueMs;
        private long proofsDueMs;

        internal FragmentService(KeepingState state)
        {
            this.state = state;
        }

        /// <summary>Answers to be sent.</summary>
        internal AnswerQueue Answers { get; } = new AnswerQueue(AnswerSlots);

        /// <summary>
        /// Begins the answer that is due: computes a proof, which takes a whole turn, or chooses a fragment. The next turn completes it by
        /// <see cref="Complete"/>.
        /// </summary>
        /// <returns>Whether there was one.</returns>
        internal bool Begin(StoreFrame said)
        {
            int slot = Answers.Take(state.NowMs, said);
            if (slot == FragmentIndex.None || !state.Index.Holds(slot))
            {
                return false;
            }

            begunSlot = slot;
            begunName = state.Index.NameAt(slot);
            if (said.Kind == FrameKind.Fragment)
            {
                return TakeFragment();
            }

            bool isReceipt = said.Kind == AnswerQueue.Receipt;
            said.Kind = FrameKind.Proof;
            if ((!isReceipt && !TakeProof()) || !state.Log.Read(slot, said.Fragment))
            {
                return false;
            }

            state.Namer.Prove(said, state.Self);
            return true;
        }

        /// <summary>
        /// Completes the answer that was begun with the fragment itself: frames that were heard since may have overwritten it.
        /// </summary>
        /// <returns>False when the fragment is no longer held.</returns>
        internal bool Complete(StoreFrame said)
        {
            return state.Index.Holds(begunSlot) && state.Index.NameAt(begunSlot) == begunName && state.Log.Read(begunSlot, said.Fragment);
        }

        /// <summary>Handles a request for fragments.</summary>
        internal void HearWant(StoreFrame heard, int sender)
        {
            long name = heard.Fragment.Stripe;
            if (!pause.Holds(name, state.NowMs))
            {
                Add(FrameKind.Fragment, name, heard.Mask & state.Index.MaskOf(name), 0, sender);
            }
        }

        /// <summary>Handles a challenge: a request for proofs.</summary>
        internal void HearChallenge(StoreFrame heard, int sender)
        {
            long name = heard.Fragment.Stripe;
            int mine = state.Index.MaskOf(name);
            Add(FrameKind.Proof, name, heard.Mask & mine, heard.Seed, sender);
            if (mine != 0)
            {
                pause.Begin(name, state.NowMs);
            }
        }

        private void Add(int kind, long name, int mask, int seed, int target)
        {
            for (int i = 0; i < Limits.ShareCountMax && mask != 0; i++)
            {
                if ((mask >> i & 1) != 0)
                {
                    Answers.Add(kind, state.Index.SlotOf(name, i), seed, target,
                        state.NowMs + state.Draw(0, state.Options.AnswerSpreadMs));
                }
            }
        }

        private bool TakeFragment()
        {
            // Each wake begins with a new budget.
            int rounds = state.Options.Naps ? 1 : FragmentRounds;
            long next = RoundBudget.Next(fragmentsDueMs, state.NowMs, rounds * (long)state.Index.Count, FragmentsMs);
            fragmentsDueMs = next == AnswerBudget.None ? fragmentsDueMs : next;
            return next != AnswerBudget.None;
        }

        private bool TakeProof()
        {
            long next = RoundBudget.Next(proofsDueMs, state.NowMs, ProofRounds * (long)state.Index.Count, ProofsMs);
            proofsDueMs = next == AnswerBudget.None ? proofsDueMs : next;
            return next != AnswerBudget.None;
        }
    }
}
