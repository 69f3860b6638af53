using LVS.Core;

namespace LVS.Node
{
    /// <content>The parts of one turn: what is heard, looked after, told.</content>
    public sealed partial class MicroNode
    {
        /// <summary>Says what there is to say to those who lose their memory.</summary>
        private void Remember(long nowMs)
        {
            int size = keepsakes.Tick(saidFrame, nowMs);
            if (size > 0)
            {
                Send(size, nowMs);
            }

            if (overlay != null && keepsakes.Asker != 0)
            {
                overlay.Answer(keepsakes.Asker, saidFrame, size);
            }
        }

        /// <summary>What a node with a twin still does: it keeps that its edges are closed, so that no boot resumes them.</summary>
        private void StandStill(long nowMs)
        {
            if (pulse.RecordDue)
            {
                keeper.Keep(nowMs);
            }

            for (int i = 0; i < Limits.FramesPerTickMax && link.Receive(heardFrame, nowMs, out _) > 0; i++)
            {
                // Nothing is for us any more; what is not taken would wake the loop again and again.
            }
        }

        /// <returns>Whether there was anything to hear.</returns>
        private bool Hear(long nowMs)
        {
            for (int i = 0; i < Limits.FramesPerTickMax; i++)
            {
                int size = link.Receive(heardFrame, nowMs, out int path);
                if (size == 0)
                {
                    return i > 0;
                }

                Outcome outcome = Open(size, path);
                if (outcome == Outcome.Done)
                {
                    if (overlay != null && !overlay.LearnAndPass(letter, nowMs))
                    {
                        continue;
                    }

                    outcome = Take(nowMs);
                }

                counters.Add(Counter.FirstOutcome + (int)outcome, 1);
                counters.Add(Counter.BytesReceived, size);
                if (outcome != Outcome.Done && outcome != Outcome.OwnEcho && outcome != Outcome.Stranger)
                {
                    trace.Add(nowMs, TraceCode.Refused, 0, (int)outcome);
                }
            }

            return true;
        }

        private Outcome Open(int size, int path)
        {
            long doubt = SwarmClock.WindowMs + memory.Clock.DoubtMs;
            long from = (memory.Clock.NowMs - doubt) / SwarmClock.MinuteMs;
            long to = (memory.Clock.NowMs + doubt) / SwarmClock.MinuteMs;
            Outcome outcome = gate.Open(heardFrame, size, path, from, to, ledger.Pseudonym, ledger.Former, life.SeqLast);

            // Of diffs only those without an edge's tag can be repeated: what hears them asks for their marks.
            bool isRepeat = outcome == Outcome.Done && letter.Kind != FrameKind.Diff && !marks.IsNew(letter.Mac, memory.Clock.ElapsedMs);
            return isRepeat ? Outcome.Stale : outcome;
        }

        /// <summary>Gives the letter to the stage of its kind.</summary>
        private Outcome Take(long nowMs)
        {
            switch (letter.Kind)
            {
                case FrameKind.Diff:
                    return diffStage.Hear(census.IsHolding(nowMs), nowMs);
                case FrameKind.Census:
                    return census.Hear(letter.Seq, letter.HoldMs, memory.Clock.Minute, nowMs);
                case FrameKind.Hello:
                    return keyStage.Hear(nowMs);
                case FrameKind.Keepsake:
                    return keepsakes.HearKeepsake();
                case FrameKind.Recall:
                    return keepsakes.HearRecall(nowMs);
                case FrameKind.Remembrance:
                    return Outcome.Stranger;
                default:
                    return fragments.Hear(letter, nowMs);
            }
        }

        /// <summary>
        /// What need not be done at every tick, one step at a time so that no tick is long: slots are audited and looked after, neighbours
        /// are surveyed, then comes the node itself.
        /// </summary>
        private void Care(long nowMs)
        {
            careAtMs = nowMs + careMs;
            membership.CareForEpoch(nowMs);
            int repaired = 0;
            if (careStep < Limits.SlotCount)
            {
                DriftOptions drift = options.Drift;
                repaired = memory.AuditSlot(careStep, drift.CapUvuMax, drift.QuotaUvu);
                membership.CareFor(careStep, nowMs);
                keepsakes.CareFor(careStep, nowMs);
            }
            else if (careStep <= 2 * Limits.SlotCount)
            {
                memory.Trust.Survey(careStep - Limits.SlotCount);
            }
            else
            {
                pulse.RecordDue |= memory.Trust.AreGrantsDue();
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
                trace.Add(nowMs, TraceCode.Repaired, 0, repaired);
                pulse.Stir(nowMs);
            }
        }

        /// <returns>Whether it was time to.</returns>
        private bool Emit(long nowMs)
        {
            if (HasTwin)
            {
                StandStill(nowMs);
                return true;
            }

            if (!emitTimer.Tick(nowMs, chance, node))
            {
                return false;
            }

            if (options.Naps.IsOn)
            {
                if (rested != null && !life.IsUsedUp)
                {
                    rested.Seq = life.TakeSeq();
                    Tell(rested, nowMs);
                }

                return true;
            }

            pulse.RecordDue |= life.ReserveNext();

            if (pulse.RecordDue && !keeper.Keep(nowMs))
            {
                return true;
            }

            Describe(said, life.TakeSeq());
            Tell(said, nowMs);
            return true;
        }

        /// <summary>Fills a diff with what the node would tell now; flags and relay apart.</summary>
        private void Describe(Diff own, int seq)
        {
            LedgerDescription.Fill(memory, own);
            own.OpenCount = Admission.OpenCount(ledger, memory.Trust, options.Drift.StrangerSlotsMax, own.OpenCount);
            own.Seq = seq;
        }

        private void Tell(Diff own, long nowMs)
        {
            own.Minute = memory.Clock.Minute;
            own.Flags = IsHolding(nowMs) ? Diff.FlagHolding : 0;
            relayNext = relayNext + 1 == Limits.SlotCount ? 0 : relayNext + 1;
            own.Flags |= memory.Trust.DescribeRelay(relayNext, own) ? Diff.FlagRelay : 0;
            if (tombstones.Choose())
            {
                own.Flags |= Diff.FlagTombstone;
                own.TombstonePeer = tombstones.Peer;
            }

            gate.Write(own, saidFrame, digest);
            for (int i = 0; i < own.EntryCount; i++)
            {
                own.Tag[i] = handshake.Tag(own.Slot[i], own.Nonce[i] != 0, digest);
            }

            if ((own.Flags & Diff.FlagTombstone) != 0)
            {
                own.Tag[own.EntryCount] = tombstones.TakeTag(handshake, digest);
            }

            emitTimes.Add(own.Seq, memory.Clock.ElapsedMs);
            int size = gate.Seal(own, saidFrame);
            Send(size, nowMs);
            if (overlay != null)
            {
                overlay.Show(saidFrame, size);
            }
        }

        private void Send(int size, long nowMs)
        {
            bool sent = link.Send(saidFrame, size, nowMs);
            counters.Add(sent ? Counter.FramesSent : Counter.SendsFailed, 1);
            counters.Add(Counter.BytesSent, sent ? size : 0);
            counters.Raise(Counter.FrameSizeLargest, size);
        }
    }
}
