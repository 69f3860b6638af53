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
                    leadMsOf[node] = 0;
                    voices.Clear();
                    takesYoung = OldCount() < MinuteVoices.Enough;
                    step = 1;
                    break;
                case GroupStep:
                    if (isOpenOf[node] && voices.Count > 0)
                    {
                        voices.FindGroup(WindowMs);
                    }

                    step = JumpStep;
                    break;
                case JumpStep:
                    step = voices.Count == 0 || (isOpenOf[node] && Jump()) ? EndStep : LeadStep;
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
                    Gather(first + GatherCount * (step - 1));
                    step++;
                    break;
            }

            if (step == EndStep)
            {
                step = 0;
                judgeAtMsOf[node] = 0;
            }
        }

        /// <summary>Follows what the voices report together.</summary>
        private void Lead()
        {
            int used = voices.Lead(minuteMsOf[node], WindowMs + doubtMsOf[node], out long leadMs);
            leadMsOf[node] = leadMs;
            if (used >= MinuteVoices.Enough)
            {
                Settle(leadMs);
            }
        }

        /// <summary>Number of old edges that were heard recently.</summary>
        private int OldCount()
        {
            long elapsed = elapsedMsOf[node];
            bool[] olds = isOldOf;
            long[] untils = untilMsOf;
            int end = first + Limits.SlotCount;
            int count = 0;
            for (int at = first; at < end; at++)
            {
                if (olds[at] && untils[at] >= elapsed)
                {
                    count++;
                }
            }

            return count;
        }

        /// <summary>Gathers the recent voices of two slots. Where there are three old edges, only old edges count.</summary>
        private void Gather(int from)
        {
            long elapsed = elapsedMsOf[node];
            for (int at = from; at < from + GatherCount; at++)
            {
                if (untilMsOf[at] >= elapsed && (takesYoung || isOldOf[at]))
                {
                    voices.Add(voiceMsOf[at] + elapsed);
                }
            }
        }

        /// <summary>An open clock takes over what most voices report, or two voices that are ahead.</summary>
        private bool Jump()
        {
            long now = minuteMsOf[node];
            long mean = voices.GroupMeanMs();
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
        /// With three voices: corrects at once the error that our clock may have, and no more; otherwise liars could push a sleeper in
        /// every wake. An open clock closes once it has earned the credit of a day: the node is no newcomer any more.
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

        /// <summary>Follows three voices (two for an open clock) that have been ahead for ten minutes, as far as credit allows.</summary>
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
