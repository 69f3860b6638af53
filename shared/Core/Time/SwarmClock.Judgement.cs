namespace LVS.Core
{
    /// <content>What becomes of the minute by what neighbours say.</content>
    public sealed partial class SwarmClock
    {
        /// <summary>Whether a judgement was begun by <see cref="JudgeStep"/> and goes on.</summary>
        public bool IsJudging => step != 0;

        /// <summary>Judges what was heard (SPEC 5.8).</summary>
        public void Judge()
        {
            do
            {
                JudgeStep();
            }
            while (step != 0);
        }

        /// <summary>
        /// One step of <see cref="Judge"/>, so that no turn of a board is long. What is heard in between counts the next time.
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

        /// <summary>What the voices say, taken together, is followed.</summary>
        private void Lead()
        {
            int used = voices.Lead(minuteMsOf[node], WindowMs + doubtMsOf[node], out long leadMs);
            leadMsOf[node] = leadMs;
            if (used >= MinuteVoices.Enough)
            {
                Settle(leadMs);
            }
        }

        /// <summary>Old edges that were heard lately.</summary>
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

        /// <summary>What was heard lately of two slots; of old edges only where there are three.</summary>
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

        /// <summary>An open clock takes over what most say, or two that are ahead.</summary>
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
