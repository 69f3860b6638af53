using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Serves the fragments that this node holds: proofs for challenges, fragments for wants, receipts for fragments received. Fixed
    /// memory.
    /// </summary>
    internal sealed class FragmentService
    {
        private const int AnswerSlots = 24;

        // Fragments served: everything four times over, then the same again in twenty minutes. Proofs: the same in a minute.
        private const int FragmentRounds = 4;
        private const long FragmentsMs = 1_200_000;
        private const int ProofRounds = 4;
        private const long ProofsMs = 60_000;

        private readonly KeepingState state;
        private readonly RoundBudget fragmentBudget;
        private readonly RoundBudget proofBudget = new RoundBudget(ProofRounds, ProofsMs);
        private readonly ServingPause pause = new ServingPause();

        internal FragmentService(KeepingState state)
        {
            this.state = state;

            // Each wake begins with a new budget.
            fragmentBudget = new RoundBudget(state.Options.Naps ? 1 : FragmentRounds, FragmentsMs);
        }

        /// <summary>Answers to be sent.</summary>
        internal AnswerQueue Answers { get; } = new AnswerQueue(AnswerSlots);

        /// <summary>Puts the answer that is due into a frame.</summary>
        internal bool Put(StoreFrame said)
        {
            if (!Answers.Take(state.NowMs, said))
            {
                return false;
            }

            int slot = state.Index.SlotOf(said.Fragment.Stripe, said.Fragment.Index);
            bool isReceipt = said.Kind == AnswerQueue.Receipt;
            said.Kind = isReceipt ? FrameKind.Proof : said.Kind;
            bool isProof = said.Kind == FrameKind.Proof;
            if (slot == FragmentIndex.None
                || (!isReceipt && !(isProof ? proofBudget : fragmentBudget).Take(state.NowMs, state.Index.Count))
                || !state.Log.Read(slot, said.Fragment))
            {
                return false;
            }

            if (isProof)
            {
                state.Namer.Prove(said, state.Self);
            }

            return true;
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
                    Answers.Add(kind, name, i, seed, target, state.NowMs + state.Draw(0, state.Options.AnswerSpreadMs));
                }
            }
        }
    }
}
