using LVS.Core;

namespace LVS.Node
{
    /// <content>
    /// The frames of the fragment store. A neighbour that proves what it was asked for, under the edge's key, earns value.
    /// </content>
    public sealed partial class MicroNode
    {
        private FragmentKeeper fragments;

        /// <summary>The node's part in keeping the swarm's fragments; null for none. Set it once, after <see cref="Boot"/>.</summary>
        public FragmentKeeper Fragments
        {
            get => fragments;
            set
            {
                fragments = value;
                gate.ReadStoreInto(value.Said.Fragment);
            }
        }

        /// <summary>
        /// Gives the keeper its turn, when it wants one. A tick that did other work is long enough already. But noise from an attacker can
        /// make every tick busy, and must not stop the keeper. So after several busy ticks, one that does not emit gives it a turn too.
        /// </summary>
        private void Keep(bool isBusy, bool emits, long nowMs)
        {
            bool isDue = nowMs >= fragments.DueAtMs;
            if (isDue || isBusy)
            {
                // Only care, and what is heard, can change the node's name.
                fragments.Begin(nowMs, ledger.Pseudonym, ledger.Former);
            }

            if (!isDue || emits || (isBusy && ++unkeptCount <= BusyTicksMax))
            {
                return;
            }

            unkeptCount = 0;
            if (fragments.Tick())
            {
                int size = SealFragments(fragments.Said);
                Send(size, nowMs);
                Place(fragments.Said, size);
            }
        }

        /// <summary>
        /// Signs a frame of the fragment store. A proof for the other end of an edge also gets a tag under the edge's key.
        /// </summary>
        private int SealFragments(StoreFrame own)
        {
            int slot = own.Kind == FrameKind.Proof ? ledger.SlotOf(own.Target) : -1;
            if (slot < 0 || !ledger.IsMutual(slot))
            {
                return gate.Seal(own, clock.Minute, fragments.SaidSender, fragments.SaidSeq, buffer);
            }

            own.Flags |= StoreFrame.FlagTagged;
            int size = gate.Write(own, clock.Minute, fragments.SaidSender, fragments.SaidSeq, buffer, parts.Digest);
            own.Tag = parts.Handshake.ProofTag(slot, parts.Digest);
            return gate.SealTag(own, buffer, size);
        }

        /// <summary>
        /// Tells the overlay which nodes a frame of the fragment store concerns. An offer concerns the nodes around its sender, a fragment
        /// its target, a proof for a guest that guest, and any other frame the nodes that keep the stripe.
        /// </summary>
        private void Place(StoreFrame own, int size)
        {
            if (overlay == null)
            {
                return;
            }

            KeepingState state = fragments.State;
            bool isOffer = own.Kind == FrameKind.Offer;
            bool isForOne = own.Kind == FrameKind.Fragment
                || (own.Kind == FrameKind.Proof && state.Members.SlotOf(own.Target) == MemberTable.None);
            int guest = fragments.SaidSender == ledger.Pseudonym ? 0 : fragments.SaidSender;
            overlay.Place(isOffer ? fragments.OfferHome : Placement.HomeOf(own.Fragment.Stripe), isForOne ? own.Target : 0, guest,
                buffer, size);
        }

        /// <summary>Hears a letter of the fragment store.</summary>
        private Outcome HearFragments(long nowMs)
        {
            bool isTagged = letter.Kind == FrameKind.Proof && (letter.Store.Flags & StoreFrame.FlagTagged) != 0;
            int slot = isTagged ? ledger.SlotOf(letter.Sender) : -1;
            bool mayEarn = slot >= 0 && ledger.IsMutual(slot);
            if (mayEarn)
            {
                // Before the log needs the buffer that the frame is in.
                gate.ProofDigest(parts.Digest);
            }

            Outcome outcome = fragments.Hear(letter, nowMs);

            // A wrong proof counts against nobody, because anybody could have sent it.
            if (mayEarn && fragments.HeardAnswer && parts.Handshake.ProofTag(slot, parts.Digest) == letter.Store.Tag)
            {
                parts.Memory.Trust.Serve(slot);
                counters.Add(Counter.ProofsConfirmed, 1);
                fragments.Earn(slot, letter.Sender);
            }

            return outcome;
        }
    }
}
