using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace LVS.Page;

/// <summary>Looks at the swarm several times a second while somebody watches, and hands each moment to all who do.</summary>
internal sealed class PageSampler : IDisposable
{
    private const int WatchedMs = 125;
    private const int UnwatchedMs = 1000;

    private readonly ISwarmSource source;
    private readonly Lock gate = new();
    private readonly PageHistory history = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Thread thread;
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PageMoment? newest;
    private int watchers;

    /// <summary>Begins to look.</summary>
    public PageSampler(ISwarmSource source)
    {
        this.source = source;
        thread = new Thread(Run) { IsBackground = true, Name = "page" };
        thread.Start();
    }

    /// <summary>What was seen last, or null before the first look.</summary>
    public PageMoment? Newest => Volatile.Read(ref newest);

    /// <summary>Points of the history so far.</summary>
    public double[][] History()
    {
        lock (gate)
        {
            return [.. history.Points];
        }
    }

    /// <summary>Somebody watches from now on.</summary>
    public void Enter() => Interlocked.Increment(ref watchers);

    /// <summary>Somebody watches no more.</summary>
    public void Leave() => Interlocked.Decrement(ref watchers);

    /// <summary>Waits for a moment after another one.</summary>
    public async Task<PageMoment> After(long number, CancellationToken cancel)
    {
        while (true)
        {
            Task wait;
            lock (gate)
            {
                if (newest is PageMoment moment && moment.Number > number)
                {
                    return moment;
                }

                wait = next.Task;
            }

            await wait.WaitAsync(cancel).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stop.Cancel();
        thread.Join();
        stop.Dispose();
    }

    private void Run()
    {
        Stopwatch since = Stopwatch.StartNew();
        for (long number = 1; !stop.IsCancellationRequested; number++)
        {
            since.Restart();
            PageFrame frame = source.Take();
            PageMoment moment = new(number, frame, PageJson.Of(frame), source.Edges);
            TaskCompletionSource told;
            lock (gate)
            {
                history.Add(frame);
                newest = moment;
                told = next;
                next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            told.SetResult();

            // A new viewer waits no longer than one look.
            do
            {
                stop.Token.WaitHandle.WaitOne(WatchedMs);
            }
            while (!stop.IsCancellationRequested && Volatile.Read(ref watchers) == 0 && since.ElapsedMilliseconds < UnwatchedMs);
        }
    }
}
