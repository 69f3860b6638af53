namespace LVS.Core
{
    /// <content>What becomes of the minute by what neighbours say.</content>
    public sealed partial class SwarmClock
    {
        /// <summary>What the voices say, taken together (SPEC 5.8).</summary>
        private void Judge()
        {
            Gather();
            leadMsOf[node] = 0;
            if (voices.Count == 0 || (isOpenOf[node] && Jump()))
            {
                return;
            }

            int used = voices.Lead(minuteMsOf[node], WindowMs + doubtMsOf[node], out long leadMs);
            leadMsOf[node] = leadMs;
            if (used >= MinuteVoices.Enough)
            {
                Settle(leadMs);
            }

            Follow();
        }

        /// <summary>What was heard lately; of old edges only where there are three.</summary>
        private void Gather()
        {
            long elapsed = elapsedMsOf[node];
            int old = 0;
            for (int at = first; at < first + Limits.SlotCount; at++)
            {
                old += isOldOf[at] && untilMsOf[at] >= elapsed ? 1 : 0;
            }

            voices.Clear();
            for (int at = first; at < first + Limits.SlotCount; at++)
            {
                if (untilMsOf[at] >= elapsed && (old < MinuteVoices.Enough || isOldOf[at]))
                {
                    voices.Add(voiceMsOf[at] + elapsed);
                }
            }
        }

        /// <summary>An open clock takes over what most say, or two that are ahead.</summary>
        private bool Jump()
        {
            voices.FindGroup(WindowMs);
            long now = minuteMsOf[node];
            long mean = voices.GroupMeanMs;
            long off = mean > now ? mean - now : now - mean;
            bool isPlain = 2 * voices.GroupSize > voices.Count || (voices.GroupSize >= 2 && voices.GroupLeastMs - now > WindowMs);
            if (off <= WindowMs + doubtMsOf[node] || !isPlain)
            {
                return false;
            }

            minuteMsOf[node] = mean < minuteFloorMs ? minuteFloorMs : mean < MinuteMsMax ? mean : MinuteMsMax;
            doubtMsOf[node] = 0;
            return true;
        }

        /// <summary>
        /// Three voices: what our clock may have been wrong by is made up at once, and no more, or liars could push a sleeper in every
        /// wake. After a day it is no newcomer's.
        /// </summary>
        private void Settle(long leadMs)
        {
            long doubt = doubtMsOf[node];
            if (doubt > 0)
            {
                if (leadMs > 0 && leadMs <= WindowMs + doubt)
                {
                    long step = leadMs < doubt ? leadMs : doubt;
                    minuteMsOf[node] += step;
                    leadMsOf[node] = leadMs - step;
                }

                doubtMsOf[node] = 0;
            }

            if (creditMsOf[node] >= OpenCreditMs)
            {
                isOpenOf[node] = false;
            }
        }

        /// <summary>Three voices (of an open clock's two) that are ahead for ten minutes are followed as far as credit goes.</summary>
        private void Follow()
        {
            int needed = isOpenOf[node] ? 2 : MinuteVoices.Enough;
            long lead = voices.Count >= needed ? voices.ReachedBy(needed) - minuteMsOf[node] : 0;
            long elapsed = elapsedMsOf[node];
            if (lead <= AheadMs)
            {
                aheadSinceMsOf[node] = Never;
                return;
            }

            if (aheadSinceMsOf[node] == Never)
            {
                aheadSinceMsOf[node] = elapsed;
            }

            long credit = creditMsOf[node];
            if (elapsed - aheadSinceMsOf[node] >= AheadForMs && credit > MinuteMs)
            {
                long jump = lead < credit ? lead : credit;
                minuteMsOf[node] += jump;
                creditMsOf[node] = credit - jump;
                leadMsOf[node] = leadMsOf[node] > jump ? leadMsOf[node] - jump : 0;
                aheadSinceMsOf[node] = Never;
            }
        }
    }
}
