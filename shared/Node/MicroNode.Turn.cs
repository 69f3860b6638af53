using LVS.Core;

namespace LVS.Node
{
    /// <content>The parts of one turn: hearing, care, emitting.</content>
    public sealed partial class MicroNode
    {
        /// <summary>
        /// Work that can wait, one piece a tick. A tick that hears, emits or begins an interval is long enough already. But noise from an
        /// attacker can make every tick busy, and must not stop agreements and answers.
        /// </summary>
        /// <returns>Whether a piece was done.</returns>
        private bool Work(bool isBusy, long nowMs)
        {
            // Care and the other waiting work take turns, because where ticks are rare, care is due in each of them.
            bool mayServe = false;
            if (keyStage.IsBusy || (keepsakes.IsWaiting && nowMs >= keepsakes.DueAtMs))
            {
                busyCount = isBusy ? busyCount + 1 : 0;
                mayServe = !isBusy || busyCount > BusyTicksMax;
            }
            else
            {
                busyCount = 0;
            }

            long judgeLateMs = clock.JudgeLateMs;
            if (judgeLateMs >= 0 && (!isBusy || judgeLateMs >= JudgeLateMsMax))
            {
                Judge(judgeLateMs >= JudgeLateMsMax);
                return true;
            }

            if (nowMs >= careAtMs && (!isBusy || nowMs >= careAtMs + BusyTicksMax * careMs) && !(mayServe && isWorksTurn))
            {
                isWorksTurn = true;
                Care(nowMs);
                return true;
            }

            if (mayServe)
            {
                isWorksTurn = false;
                busyCount = 0;
                if (!Remember(nowMs) && keyStage.IsBusy)
                {
                    keyStage.Step(nowMs);
                }
            }

            return mayServe;
        }

        /// <summary>When a frame is due, or work that was begun goes on; the keeper's apart.</summary>
        private long OwnDueAtMs()
        {
            // Work that was begun continues at once: when it ends must not depend on when later frames happen to cause a tick.
            long due = keyStage.IsBusy || isAudited || clock.IsJudging ? tickedAtMs : emitTimer.DueAtMs;
            due = due < keyStage.HelloAtMs ? due : keyStage.HelloAtMs;
            return due < keepsakes.DueAtMs ? due : keepsakes.DueAtMs;
        }

        /// <summary>
        /// When the node has something to do even if nothing arrives, care and judgements included; the keeper's work apart.
        /// </summary>
        private long QuietToMs(long nowMs)
        {
            long due = OwnDueAtMs();
            due = due < careAtMs ? due : careAtMs;
            long judgeInMs = clock.JudgeInMs;
            return due - nowMs < judgeInMs ? due : nowMs + judgeInMs;
        }

        private void Judge(bool isLate)
        {
            if (isLate)
            {
                clock.Judge();
            }
            else
            {
                clock.JudgeStep();
            }
        }

        /// <summary>Sends what a stage says at a time of its own, whatever else the turn does.</summary>
        private void Say(long nowMs)
        {
            if (nowMs >= keyStage.HelloAtMs)
            {
                Send(keyStage.WriteHello(buffer, nowMs), nowMs);
            }
        }

        /// <summary>Sends the next keepsake or the next answer to a recall.</summary>
        /// <returns>Whether there was anything.</returns>
        private bool Remember(long nowMs)
        {
            int size = keepsakes.Tick(buffer, nowMs);
            if (size > 0)
            {
                Send(size, nowMs);
            }

            if (overlay != null && keepsakes.Asker != 0)
            {
                overlay.Answer(keepsakes.Asker, buffer, size);
            }

            return size > 0;
        }

        /// <summary>The remaining work of a node with a twin: it stores that its edges are closed, so that no boot resumes them.</summary>
        private void StandStill(long nowMs)
        {
            if (parts.Pulse.RecordDue)
            {
                keeper.Keep(nowMs);
            }

            for (int i = 0; i < Limits.FramesPerTickMax && link.Receive(buffer, nowMs, out _) > 0; i++)
            {
                // No frame is for us any more. Frames left in the link would wake the loop again and again.
            }
        }

        /// <returns>Whether there was anything to hear.</returns>
        private bool Hear(long nowMs)
        {
            int count = 0;
            do
            {
                int size = link.Receive(buffer, nowMs, out int path);
                if (size == 0)
                {
                    return count > 0;
                }

                Outcome outcome = Open(size, path);
                bool isOpened = outcome == Outcome.Done;
                if (isOpened)
                {
                    if (overlay != null && !overlay.LearnAndPass(letter, nowMs))
                    {
                        continue;
                    }

                    if (fragments != null && letter.Kind == FrameKind.Diff)
                    {
                        fragments.Notice(letter.Sender, nowMs);
                    }

                    outcome = Take(nowMs);
                }

                counters.Count(Counter.FirstOutcome + (int)outcome, Counter.BytesReceived, size);
                // What the gate refuses, and what is heard again, needs no key: it is counted only. Otherwise a stranger could fill the
                // trace, and nothing would be left there of what happened before.
                if (isOpened && outcome != Outcome.Done && outcome != Outcome.Stale && outcome != Outcome.Stranger)
                {
                    parts.Trace.Add(nowMs, TraceCode.Refused, 0, (int)outcome);
                }
            }
            while (++count < Limits.FramesPerTickMax);

            return true;
        }

        private Outcome Open(int size, int path)
        {
            long now = clock.NowMs;
            long doubt = SwarmClock.WindowMs + clock.DoubtMs;
            long from = (now - doubt) / SwarmClock.MinuteMs;
            long to = (now + doubt) / SwarmClock.MinuteMs;
            Outcome outcome = gate.Open(buffer, size, path, from, to, ledger.Pseudonym, ledger.Former, life.SeqLast);

            // Among diffs only those without an edge's tag can be replayed; <see cref="DiffStage"/> checks their marks.
            bool isRepeat = outcome == Outcome.Done && letter.Kind != FrameKind.Diff && !parts.Marks.IsNew(letter.Mac);
            return isRepeat ? Outcome.Stale : outcome;
        }

        /// <summary>Passes the letter to the stage of its kind.</summary>
        private Outcome Take(long nowMs)
        {
            switch (letter.Kind)
            {
                case FrameKind.Diff:
                    return diffStage.Hear(census.IsHolding(nowMs), nowMs);
                case FrameKind.Census:
                    return census.Hear(letter.Seq, letter.HoldMs, clock.Minute, nowMs);
                case FrameKind.Hello:
                    return keyStage.Hear(nowMs);
                case FrameKind.Keepsake:
                    return keepsakes.HearKeepsake();
                case FrameKind.Recall:
                    return keepsakes.HearRecall(nowMs);
                case FrameKind.Remembrance:
                    return Outcome.Stranger;
                default:
                    return HearFragments(nowMs);
            }
        }

        /// <summary>
        /// Regular care, one step at a time so that no tick is long. It audits each slot and looks after it, surveys the neighbours, and
        /// then looks after the node itself.
        /// </summary>
        private void Care(long nowMs)
        {
            int repaired = 0;
            if (careStep < Limits.SlotCount && !isAudited)
            {
                DriftOptions drift = parts.Options.Drift;
                repaired = parts.Memory.AuditSlot(careStep, drift.CapUvuMax, drift.QuotaUvu);
                isAudited = repaired == 0 && nowMs < careAtMs + careMs;
                if (isAudited)
                {
                    // The next tick looks after the slot.
                    return;
                }
            }

            isAudited = false;
            careAtMs = nowMs + careMs;
            membership.CareForEpoch(nowMs);
            if (careStep < Limits.SlotCount)
            {
                membership.CareFor(careStep, nowMs);
                keepsakes.CareFor(careStep, nowMs);
            }
            else if (careStep <= 2 * Limits.SlotCount)
            {
                parts.Memory.Trust.Survey(careStep - Limits.SlotCount);
            }
            else
            {
                parts.Pulse.RecordDue |= parts.Memory.Trust.AreGrantsDue();
                keepsakes.Save(nowMs);
            }

            careStep = careStep + 1 == CareSteps ? 0 : careStep + 1;
            if (repaired > 0 || careStep == 0)
            {
                repaired += ledger.RepairFloat();
            }

            if (repaired > 0)
            {
                counters.Add(Counter.SlotsRepaired, repaired);
                parts.Trace.Add(nowMs, TraceCode.Repaired, 0, repaired);
                parts.Pulse.Stir(nowMs);
            }
        }

        /// <summary>Emits when the timer is due or the node has just heard its twin.</summary>
        private void Emit(long nowMs)
        {
            if (HasTwin)
            {
                StandStill(nowMs);
                return;
            }

            if (!emitTimer.Tick(nowMs, life.Chance, 0))
            {
                return;
            }

            if (parts.Options.Naps.IsOn)
            {
                if (rested != null && !life.IsUsedUp)
                {
                    rested.Seq = life.TakeSeq();
                    Tell(rested, nowMs);
                }

                return;
            }

            parts.Pulse.RecordDue |= life.ReserveNext();

            bool isDue = parts.Pulse.RecordDue;
            if (isDue && (life.IsWorn(counters.Get(Counter.RecordsWritten), parts.Options.EmitIntervalMsMax) || !keeper.Keep(nowMs)))
            {
                return;
            }

            // The letter that was heard is no longer needed, so its diff serves to say ours.
            Diff said = letter.Diff;
            Describe(said, life.TakeSeq());
            Tell(said, nowMs);
        }

        /// <summary>Fills a diff with the node's present content, except flags and relay.</summary>
        private void Describe(Diff own, int seq)
        {
            LedgerDescription.Fill(parts.Memory, own);
            own.OpenCount = Admission.OpenCount(ledger, parts.Memory.Trust, parts.Options.Drift.StrangerSlotsMax, own.OpenCount);
            own.Seq = seq;
        }

        private void Tell(Diff own, long nowMs)
        {
            own.Minute = clock.Minute;
            own.Flags = IsHolding(nowMs) ? Diff.FlagHolding : 0;
            relayNext = relayNext + 1 == Limits.SlotCount ? 0 : relayNext + 1;
            own.Flags |= parts.Memory.Trust.DescribeRelay(relayNext, own) ? Diff.FlagRelay : 0;
            Tombstones tombstones = parts.Memory.Closed;
            if (tombstones.Choose())
            {
                own.Flags |= Diff.FlagTombstone;
                own.TombstonePeer = tombstones.Peer;
            }

            gate.Write(own, buffer, parts.Digest);
            int end = parts.Handshake.WriteTags(own, parts.Digest, buffer);
            if ((own.Flags & Diff.FlagTombstone) != 0)
            {
                LittleEndian.Write48(buffer, end, tombstones.TakeTag(parts.Handshake, parts.Digest));
                end += Limits.TagSize;
            }

            parts.EmitTimes.Add(own.Seq, clock.ElapsedMs);
            int size = gate.Seal(buffer, end);
            Send(size, nowMs);
            if (overlay != null)
            {
                overlay.Show(buffer, size);
            }
        }

        private void Send(int size, long nowMs)
        {
            bool sent = link.Send(buffer, size, nowMs);
            counters.Count(sent ? Counter.FramesSent : Counter.SendsFailed, Counter.BytesSent, sent ? size : 0);
            counters.Raise(Counter.FrameSizeLargest, size);
        }
    }
}
