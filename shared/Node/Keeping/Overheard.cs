using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Audits by other members that this node hears. It learns from them which fragments are present, never that one is absent. It also
    /// knows which stripes were proved just now, and by which members: missing fragments of such a stripe are accepted beyond the allowance
    /// of strangers. Fixed memory.
    /// </summary>
    internal sealed class Overheard
    {
        private const int SessionCount = 8;
        private const int SessionMs = 300_000;
        private const int EndMs = 16_000;
        private const int UnheardMost = 2;
        private const int Open = 1 << Limits.ShareCountMax;

        private readonly KeepingState state;
        private readonly long[] stripes = new long[SessionCount];
        private readonly int[] challengers = new int[SessionCount];
        private readonly int[] seeds = new int[SessionCount];

        // Fragments that were proved, as bits; Open is added until the session is over.
        private readonly int[] seen = new int[SessionCount];

        // The lower 32 bits of the node's time.
        private readonly int[] begunAtMs = new int[SessionCount];
        private readonly byte[] provers = new byte[SessionCount * Limits.ShareCountMax];
        private long endsAtMs = long.MaxValue;

        internal Overheard(KeepingState state)
        {
            this.state = state;
        }

        private int LengthMs => state.Options.Naps ? state.Options.WindowMs / 2 : EndMs;

        /// <summary>A member challenges a stripe.</summary>
        internal void Challenged(long stripe, int challenger, int seed)
        {
            int oldest = 0;
            uint most = 0;
            for (int i = 0; i < SessionCount; i++)
            {
                long name = stripes[i];
                if (name == stripe && challengers[i] == challenger && seeds[i] == seed)
                {
                    return;
                }

                // A place without a session is the oldest, whatever the clock shows.
                uint age = name == 0 ? uint.MaxValue : AgeMs(i);
                if (age > most)
                {
                    most = age;
                    oldest = i;
                }
            }

            stripes[oldest] = stripe;
            challengers[oldest] = challenger;
            seeds[oldest] = seed;
            begunAtMs[oldest] = (int)state.NowMs;
            long endMs = state.NowMs + LengthMs;
            endsAtMs = endMs < endsAtMs ? endMs : endsAtMs;
            for (int i = 0; i < Limits.ShareCountMax; i++)
            {
                provers[oldest * Limits.ShareCountMax + i] = MemberTable.None;
            }

            int lead = state.Index.FirstOf(stripe);
            seen[oldest] = Open | (lead == FragmentIndex.None ? 0 : state.Index.MaskOf(stripe));
            int member = state.Members.SlotOf(challenger);
            if (lead != FragmentIndex.None && member != MemberTable.None)
            {
                // Counts what the challenger itself proved to us before; all other members must prove now.
                seen[oldest] |= state.Book.MaskOf(lead, member);
            }
        }

        /// <summary>Whether a proof answers a session that this node overhears.</summary>
        internal bool Awaits(StoreFrame proof)
        {
            return Find(proof) >= 0;
        }

        /// <summary>A right proof was heard.</summary>
        /// <param name="proof">The proof.</param>
        /// <param name="member">The member that proved, trusted.</param>
        /// <returns>Whether the whole stripe has been proved by now.</returns>
        internal bool Hear(StoreFrame proof, int member)
        {
            int session = Find(proof);
            if (session < 0)
            {
                return false;
            }

            provers[session * Limits.ShareCountMax + proof.Fragment.Index] = (byte)member;
            int all = (1 << proof.Fragment.TotalCount) - 1;
            bool wasWhole = (seen[session] & all) == all;
            seen[session] |= 1 << proof.Fragment.Index;
            return !wasWhole && (seen[session] & all) == all;
        }

        /// <summary>
        /// Takes a session that is over and has shown nearly all, but not all, fragments of a stripe that is held here. A liar in such a
        /// session can hide two fragments, and only while two more than k are proved.
        /// </summary>
        /// <param name="stripe">Receives the stripe.</param>
        internal bool TakeEnded(out long stripe)
        {
            stripe = 0;
            if (state.NowMs < endsAtMs)
            {
                return false;
            }

            endsAtMs = long.MaxValue;
            for (int i = 0; i < SessionCount; i++)
            {
                if ((seen[i] & Open) == 0)
                {
                    continue;
                }

                if (AgeMs(i) < LengthMs)
                {
                    long endMs = state.NowMs + LengthMs - AgeMs(i);
                    endsAtMs = endMs < endsAtMs ? endMs : endsAtMs;
                    continue;
                }

                seen[i] &= ~Open;
                int lead = state.Index.FirstOf(stripes[i]);
                if (lead == FragmentIndex.None)
                {
                    continue;
                }

                int heard = Bits.Count(seen[i]);
                int total = state.Index.TotalCountAt(lead);
                stripe = stripes[i];
                endsAtMs = state.NowMs;
                return heard < total && heard >= total - UnheardMost && heard >= state.Index.DataCountAt(lead) + 2;
            }

            return false;
        }

        /// <summary>Whether enough members, except one, proved fragments of a stripe in one session of the last minutes.</summary>
        /// <param name="stripe">The stripe.</param>
        /// <param name="exceptMember">The member that does not count.</param>
        /// <param name="count">How many are enough, at least 1; each counts once.</param>
        internal bool HasProvers(long stripe, int exceptMember, int count)
        {
            long[] all = stripes;
            for (int session = 0; session < SessionCount; session++)
            {
                if (all[session] == stripe && AgeMs(session) <= SessionMs
                    && HasProvers(session * Limits.ShareCountMax, exceptMember, count))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>
        /// How long ago a session began. One that nothing has replaced seems young again after seven weeks, for as long as it was.
        /// </summary>
        private uint AgeMs(int session)
        {
            return (uint)((int)state.NowMs - begunAtMs[session]);
        }

        /// <summary>The same for the session whose provers begin at a place.</summary>
        private bool HasProvers(int first, int exceptMember, int count)
        {
            byte[] all = provers;
            int end = first + Limits.ShareCountMax;
            for (int at = first; at < end && count > 0; at++)
            {
                int member = all[at];
                if (member == MemberTable.None || member == exceptMember)
                {
                    continue;
                }

                int before = first;
                while (all[before] != member)
                {
                    before++;
                }

                count -= before == at ? 1 : 0;
            }

            return count == 0;
        }

        private int Find(StoreFrame proof)
        {
            long[] all = stripes;
            long stripe = proof.Fragment.Stripe;
            for (int i = 0; i < SessionCount; i++)
            {
                if (all[i] == stripe && challengers[i] == proof.Target && seeds[i] == proof.Seed && stripe != 0)
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
