using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;

using LVS.Core;
using LVS.Harness;
using LVS.Node;

namespace LVS.Live;

/// <summary>Observations while the swarm drifts, and the census at its end.</summary>
public sealed partial class LiveSwarm
{
    private void LookAtProcess()
    {
        using Process self = Process.GetCurrentProcess();
        threadsMax = Math.Max(threadsMax, self.Threads.Count);
        lateMsMax = Math.Max(lateMsMax, pool.LateMs);
    }

    /// <summary>Cuts the power of some nodes, chosen by the seed.</summary>
    private void CutPower(int count)
    {
        long[] chance = [~options.Seed];
        List<Member> left = [.. members.Where(m => m.IsRunning)];
        for (int i = 0; i < count && left.Count > 0; i++)
        {
            int chosen = (int)SeededRandom.Below(chance, 0, left.Count);
            left[chosen].Cut();
            left.RemoveAt(chosen);
        }
    }

    private void TakeSample(Action<Sample> progress)
    {
        IReadOnlyDictionary<int, Heard> heard = observer.Snapshot();
        List<NodeView> views = [];
        long?[] floats = new long?[members.Count];
        long sent = 0;
        for (int i = 0; i < members.Count; i++)
        {
            // Until a node is heard, its float is the one at birth.
            int pseudonym = members[i].Pseudonym;
            Heard? known = heard.GetValueOrDefault(pseudonym);
            NodeView view = known?.View ?? new NodeView(pseudonym, members[i].FloatStartUvu, options.Config.Weight, false, []);
            if (members[i].IsRunning)
            {
                floats[i] = view.FloatUvu;
                views.Add(view);
            }

            sent += members[i].Inside?.Counters.Get(Counter.FramesSent) ?? known?.Frames ?? 0;
        }

        samples.Add(new Sample(
            clock.Elapsed.TotalSeconds,
            members.Count(m => heard.ContainsKey(m.Pseudonym)),
            Equilibrium.Entropy(views),
            Equilibrium.SpreadUvu(views),
            sent,
            members.Sum(m => m.Inside == null ? 0 : LiveVerdict.Received(m.Inside)),
            members.Sum(m => m.Inside?.FramesLost ?? 0),
            floats));
        progress(samples[^1]);
    }

    /// <summary>
    /// Pauses the drift and waits until every node that still runs has sent the same content twice and, where all run, nothing is in flight
    /// between them: a payment whose frame was lost is credited when the next frame arrives.
    /// </summary>
    private void TakeCensus(Action<Sample> progress, CancellationToken stop)
    {
        lock (gate)
        {
            // A watcher may have split the swarm or added intruders: the swarm is counted as one, without them.
            isCounted = true;
            guests.Dismiss();
            intruders.ForEach(intruder => intruder.Dispose());
            intruders.Clear();
            if (Air is LiveAir air)
            {
                air.IsSplit = false;
                air.LossPercent = 0;
            }
        }

        // After a stop, wait once for late nodes, and not at all if most are silent.
        bool wasStopped = stop.IsCancellationRequested;
        int rounds = wasStopped ? CensusRounds - 1 : CensusRounds;
        for (int round = 1; ; round++)
        {
            AskCensus(progress);
            IReadOnlyDictionary<int, Heard> heard = observer.Snapshot();
            if (isSlow)
            {
                // A node that had no turn to send in the pause is read from memory while the pause lasts.
                members.ForEach(m => held.Add(
                    m.IsRunning && heard.GetValueOrDefault(m.Pseudonym)?.Steady is null or 0 ? m.Inside?.Held : null));
                return;
            }

            int late = members.Count(m => m.IsRunning && !m.HasTwin && heard.GetValueOrDefault(m.Pseudonym)?.Steady == 0);
            if (late == 0 || round == rounds || (wasStopped && 2 * late > members.Count(m => m.IsRunning)))
            {
                return;
            }

            options.Tell($"{late} nodes did not answer the census in time: all are asked again in {CensusAgainMs / 1000} s.");
            if (wasStopped)
            {
                Thread.Sleep(CensusAgainMs);
            }
            else if (stop.WaitHandle.WaitOne(CensusAgainMs))
            {
                return;
            }
        }
    }

    private void AskCensus(Action<Sample> progress)
    {
        observer.BeginCensus();
        int number = SteadyTime.CensusNumber;
        for (Stopwatch asking = Stopwatch.StartNew(); asking.ElapsedMilliseconds < (isSlow ? SlowCensusMsMax : CensusMsMax);)
        {
            observer.AskCensus(number, isSlow ? Limits.HoldMsMax : CensusHoldMs);
            TakeSample(progress);
            IReadOnlyDictionary<int, Heard> heard = observer.Snapshot();
            if (members.All(m => !m.IsRunning || (heard.TryGetValue(m.Pseudonym, out Heard? known) && known.Steady > 0))
                && guests.AwaitedOf(heard).All(guest => heard[guest].Steady > 0) && IsSettled(heard))
            {
                return;
            }

            Thread.Sleep(CensusRepeatMs);
        }
    }

    private bool IsSettled(IReadOnlyDictionary<int, Heard> heard)
    {
        if (!members.All(m => m.IsRunning))
        {
            return true;
        }

        Balance balance = Balance.Of(
            [.. members.Select(m => heard[m.Pseudonym].View), .. guests.Of(heard).Select(guest => heard[guest].View)]);
        return balance.InFlightUvu == 0 && balance.PendingEnds == 0;
    }
}
