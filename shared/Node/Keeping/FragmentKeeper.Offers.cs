using LVS.Core;

namespace LVS.Node
{
    /// <content>Offers: when and where the node says what room it has.</content>
    public sealed partial class FragmentKeeper
    {
        /// <summary>The home around which the offer that is to be sent is told.</summary>
        public int OfferHome { get; private set; }

        private bool PutOffer()
        {
            if (!IsOfferDue() && !leaves)
            {
                return false;
            }

            said.Begin(FrameKind.Offer, (leaves ? StoreFrame.FlagLeaves : 0) | (state.Options.Naps ? StoreFrame.FlagNaps : 0));
            said.Nap = NapCode.Of(state.Options.NapSeconds);
            said.Room = leaves ? 0 : RoomCode.Of(state.OpenCount);
            said.Home = state.Log.Home;
            said.Former = former;
            TakeTurns();
            leaves = false;
            return true;
        }

        /// <summary>
        /// Members to whom a fragment belongs that this node still holds must know it too: every other offer is told there. A node that
        /// sleeps tells both in one wake.
        /// </summary>
        private void TakeTurns()
        {
            bool isDivided = state.HeardDepth < state.Depth;
            bool isElsewhere = isDivided && OfferHome == state.Log.Home;
            OfferHome = isElsewhere ? state.ElsewhereHome : state.Log.Home;
            if (isDivided && !isElsewhere && state.Options.Naps)
            {
                offerAtMs = state.NowMs;
            }
        }

        /// <summary>
        /// Whether an offer is due. A node that never sleeps makes offers by its timer; a sleeper makes one in slots where all are awake.
        /// Both make one for a guest that asks.
        /// </summary>
        private bool IsOfferDue()
        {
            bool isDue = !state.Options.Naps && offerTimer.Tick(state.NowMs, state.Chance, 0);
            if (state.NowMs >= offerAtMs)
            {
                offerAtMs = long.MaxValue;
                isDue = true;
            }

            return isDue;
        }
    }
}
