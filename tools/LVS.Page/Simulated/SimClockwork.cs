using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace LVS.Page;

/// <summary>
/// Binds virtual time to the clock on the wall: paused, step by step, at a speed, or as fast as it goes. Others have their work done by the
/// simulation's thread between two windows, when nobody acts.
/// </summary>
public sealed class SimClockwork
{
    private const int LookMs = 100;

    private readonly Lock gate = new();
    private readonly Queue<Action<long>> work = new();
    private readonly SemaphoreSlim news = new(0);
    private readonly Stopwatch wall = Stopwatch.StartNew();
    private volatile bool hasWork;
    private readonly CancellationToken stop;
    private double speed;
    private double anchorWallMs;
    private long anchorMs;
    private long pauseAtMs = long.MaxValue;

    /// <summary>Starts at a speed.</summary>
    /// <param name="speed">Virtual seconds in one on the wall; 0 for as fast as it goes.</param>
    /// <param name="stop">Ends all waiting.</param>
    public SimClockwork(double speed, CancellationToken stop)
    {
        this.stop = stop;
        this.speed = speed;
    }

    /// <summary>The speed that was asked for; 0 for as fast as it goes.</summary>
    public double Speed => speed;

    /// <summary>Whether time stands still.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>Has work done between two windows, and waits for it.</summary>
    /// <param name="what">The work; given the moment.</param>
    /// <param name="atEnd">What to give when the page ends meanwhile.</param>
    /// <returns>What the work gave.</returns>
    public T? Between<T>(Func<long, T> what, T? atEnd = default)
    {
        TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            work.Enqueue(nowMs => done.SetResult(what(nowMs)));
            hasWork = true;
        }

        news.Release();
        while (!done.Task.Wait(LookMs))
        {
            if (stop.IsCancellationRequested)
            {
                return atEnd;
            }
        }

        return done.Task.Result;
    }

    /// <summary>Stops time. Only as work.</summary>
    public void Pause() => IsPaused = true;

    /// <summary>Another speed from now on. Time that stands still goes on standing still. Only as work.</summary>
    public void Turn(long nowMs, double newSpeed)
    {
        speed = newSpeed;
        Anchor(nowMs);
    }

    /// <summary>Lets time pass. Only as work.</summary>
    /// <param name="nowMs">The moment.</param>
    /// <param name="forMs">After how long it stops again; <see cref="long.MaxValue"/> for never.</param>
    public void Go(long nowMs, long forMs = long.MaxValue)
    {
        IsPaused = false;
        pauseAtMs = forMs == long.MaxValue ? long.MaxValue : nowMs + forMs;
        Anchor(nowMs);
    }

    /// <summary>A window has ended: waits for the wall, and does what others want done.</summary>
    public void Pass(long nowMs)
    {
        if (nowMs >= pauseAtMs)
        {
            IsPaused = true;
            pauseAtMs = long.MaxValue;
        }

        DoWork(nowMs);
        while (!stop.IsCancellationRequested)
        {
            double aheadMs = speed > 0 ? ((nowMs - anchorMs) / speed) - (wall.Elapsed.TotalMilliseconds - anchorWallMs) : 0;
            double waitMs = IsPaused ? 1000 : aheadMs;
            if (!IsPaused && waitMs < 1)
            {
                if (waitMs < -1000)
                {
                    // The machine is too slow for this speed: what was missed is not made up for in a rush.
                    Anchor(nowMs);
                }

                return;
            }

            Wait(waitMs);
            DoWork(nowMs);
        }
    }

    /// <summary>The simulation has ended: goes on with what others want done until told to stop.</summary>
    public void Serve(long nowMs)
    {
        IsPaused = true;
        while (!stop.IsCancellationRequested)
        {
            DoWork(nowMs);
            Wait(1000);
        }
    }

    private void Anchor(long nowMs)
    {
        anchorMs = nowMs;
        anchorWallMs = wall.Elapsed.TotalMilliseconds;
    }

    private void Wait(double ms)
    {
        try
        {
            news.Wait((int)Math.Clamp(ms, 1, 1000), stop);
        }
        catch (OperationCanceledException)
        {
            // The caller looks.
        }
    }

    private void DoWork(long nowMs)
    {
        while (hasWork)
        {
            Action<long>? next;
            lock (gate)
            {
                hasWork = work.TryDequeue(out next) && work.Count > 0;
            }

            next?.Invoke(nowMs);
        }
    }
}
