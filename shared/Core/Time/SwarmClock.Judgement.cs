namespace LVS.Core
{
    /// <content>How the minute follows what neighbours report.</content>
    public sealed partial class SwarmClock
    {
        /// <summary>Whether a judgement was begun by <see cref="JudgeStep"/> and is not finished.</summary>
        public bool IsJudging => step != 0;

        /// <summary>Judges what was heard and corrects the minute (SPEC 5.8).</summary>
        public void Judge()
        {
            do
            {
                JudgeStep();
            }
            while (step != 0);
        }

        /// <summary>
        /// One step of <see cref="Judge"/>, so that no turn of a board is long. Frames heard between steps count in the next judgement.
        /// </summary>
        public void JudgeStep()
        {
            switch (step)
            {
                case 0:
                    leadMs = 0;
                    voices.Clear();
                    takesYoung = OldCount() < MinuteVoices.Enough;
                    step = 1;
                    break;
                case GroupStep:
                    if (isOpen && voices.Count > 0)
                    {
                        voices.FindGroup(WindowMs);
                    }

                    step = JumpStep;
                    break;
                case JumpStep:
                    step = voices.Count == 0 || (isOpen && Jump()) ? EndStep : LeadStep;
                    break;
                case LeadStep:
                    Lead();
                    step = FollowStep;
                    break;
                case FollowStep:
                    Follow();
                    step = EndStep;
                    break;
                default:
                    Gather(GatherCount * (step - 1));
                    step++;
                    break;
            }

            if (step == EndStep)
            {
                step = 0;
                judgeAtMs = 0;
            }
        }

        /// <summary>Follows what the voices report together.</summary>
        private void Lead()
        {
            int used = voices.Lead(minuteMs, WindowMs + doubtMs, out long lead);
            leadMs = lead;
            if (used >= MinuteVoices.Enough)
            {
                Settle(lead);
            }
        }

        /// <summary>Number of old edges that were heard recently.</summary>
        private int OldCount()
        {
            long elapsed = elapsedMs;
            int olds = oldSlots;
            long[] untils = untilMsOf;
            int count = 0;
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                if ((olds & (1 << slot)) != 0 && untils[slot] >= elapsed)
                {
                    count++;
                }
            }

            return count;
        }

        /// <summary>Gathers the recent voices of two slots. Where there are three old edges, only old edges count.</summary>
        private void Gather(int from)
        {
            long elapsed = elapsedMs;
            for (int slot = from; slot < from + GatherCount; slot++)
            {
                if (untilMsOf[slot] >= elapsed && (takesYoung || (oldSlots & (1 << slot)) != 0))
                {
                    voices.Add(voiceMsOf[slot] + elapsed);
                }
            }
        }

        /// <summary>An open clock takes over what most voices report, or two voices that are ahead.</summary>
        private bool Jump()
        {
            long now = minuteMs;
            long mean = voices.GroupMeanMs();
            long off = mean > now ? mean - now : now - mean;
            bool isPlain = 2 * voices.GroupSize > voices.Count || (voices.GroupSize >= 2 && voices.GroupLeastMs - now > WindowMs);
            if (off <= WindowMs + doubtMs || !isPlain)
            {
                return false;
            }

            minuteMs = mean < minuteFloorMs ? minuteFloorMs : mean < MinuteMsMax ? mean : MinuteMsMax;
            doubtMs = 0;
            return true;
        }

        /// <summary>
        /// With three voices: corrects at once the error that our clock may have, and no more; otherwise liars could push a sleeper in
        /// every wake. An open clock closes once it has earned the credit of a day: the node is no newcomer any more.
        /// </summary>
        private void Settle(long lead)
        {
            long doubt = doubtMs;
            if (doubt > 0)
            {
                if (lead > 0 && lead <= WindowMs + doubt)
                {
                    long jump = lead < doubt ? lead : doubt;
                    minuteMs += jump;
                    leadMs = lead - jump;
                }

                doubtMs = 0;
            }

            if (creditMs >= OpenCreditMs)
            {
                isOpen = false;
            }
        }

        /// <summary>Follows three voices (two for an open clock) that have been ahead for ten minutes, as far as credit allows.</summary>
        private void Follow()
        {
            int needed = isOpen ? 2 : MinuteVoices.Enough;
            long lead = voices.Count >= needed ? voices.ReachedBy(needed) - minuteMs : 0;
            long elapsed = elapsedMs;
            if (lead <= AheadMs)
            {
                aheadSinceMs = Never;
                return;
            }

            if (aheadSinceMs == Never)
            {
                aheadSinceMs = elapsed;
            }

            long credit = creditMs;
            if (elapsed - aheadSinceMs >= AheadForMs && credit > MinuteMs)
            {
                long jump = lead < credit ? lead : credit;
                minuteMs += jump;
                creditMs = credit - jump;
                leadMs = leadMs > jump ? leadMs - jump : 0;
                aheadSinceMs = Never;
            }
        }
    }
}
