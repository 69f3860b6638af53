using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Linq;
using System.Threading;

namespace LVS.Sim;

/// <summary>Many seeds of one scenario, in parallel over the machine's cores. Seeds do not influence each other.</summary>
public static class SimBatch
{
    /// <summary>Runs seeds.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="first">First seed.</param>
    /// <param name="last">Last seed.</param>
    /// <param name="threads">Threads, 1 or more.</param>
    /// <param name="done">Called with each seed as it ends, from one thread at a time.</param>
    /// <param name="stop">Stops the batch early.</param>
    /// <returns>The outcome of each seed, in the order of seeds.</returns>
    public static BatchOutcome Run(Scenario scenario, long first, long last, int threads, Action<SimOutcome> done, CancellationToken stop)
    {
        Stopwatch clock = Stopwatch.StartNew();
        ConcurrentBag<SimOutcome> outcomes = [];
        ConcurrentDictionary<long, double> took = [];
        long count = last - first + 1;
        long next = -1;
        Lock gate = new();
        Exception? failure = null;
        void Work()
        {
            try
            {
                while (!stop.IsCancellationRequested && Interlocked.Increment(ref next) is long index && index < count)
                {
                    long seed = first + index;
                    long began = Stopwatch.GetTimestamp();
                    SimOutcome outcome = SimOutcome.Of(scenario, seed, new WorldOptions { StopsAtBreak = true }, stop);
                    took[seed] = Stopwatch.GetElapsedTime(began).TotalSeconds;
                    outcomes.Add(outcome);
                    lock (gate)
                    {
                        done(outcome);
                    }
                }
            }
            catch (OperationCanceledException)
            {
                // A seed that did not reach its end has no result.
            }
            catch (Exception e)
            {
                failure = e;
                Interlocked.Exchange(ref next, count);
            }
        }

        Thread[] workers = [.. Enumerable.Range(0, threads).Select(i => new Thread(Work) { Name = $"seeds {i}", IsBackground = true })];
        foreach (Thread worker in workers)
        {
            worker.Start();
        }

        foreach (Thread worker in workers)
        {
            worker.Join();
        }

        return failure == null
            ? new BatchOutcome([.. outcomes.OrderBy(outcome => outcome.Seed)], clock.Elapsed.TotalSeconds, took)
            : throw new AggregateException("a seed could not be run", failure);
    }
}
