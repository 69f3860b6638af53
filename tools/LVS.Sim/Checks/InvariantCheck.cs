using System;
using System.Globalization;
using System.Threading;

using LVS.Harness;

namespace LVS.Sim;

/// <summary>
/// A claim about a world, watched from outside: a check sees the nodes' memory and the frames they send, and changes nothing. It remembers
/// the first time at which the claim was broken, whatever the number of threads.
/// </summary>
public abstract class InvariantCheck : Watcher
{
    private readonly Lock gate = new();
    private long brokenNode = long.MaxValue;
    private string brokenDetail = "";
    private string untold = "";

    /// <summary>Short name in camelCase, as in results.</summary>
    public abstract string Name { get; }

    /// <summary>When the claim first broke; <see cref="long.MaxValue"/> if it did not.</summary>
    public long BrokenMs { get; private set; } = long.MaxValue;

    /// <summary>How many times it was found broken.</summary>
    public long BrokenCount { get; private set; }

    /// <summary>Whether it holds so far.</summary>
    public bool Holds => BrokenMs == long.MaxValue;

    /// <summary>
    /// Why this run cannot judge the claim, and which run could; null when it can. It is set for claims about the end of the calm, in a run
    /// that is too short for them.
    /// </summary>
    public string? TooShort { get; set; }

    /// <summary>A turn moved value over an edge.</summary>
    public virtual void Moved(SimNode node, in Move move, long nowMs)
    {
    }

    /// <summary>A turn closed an edge that carried this net flow: sent less credited.</summary>
    public virtual void Closed(SimNode node, long netUvu, long nowMs)
    {
    }

    /// <summary>A turn opened an edge, or began one again.</summary>
    public virtual void Opened(SimNode node, int slot, long nowMs)
    {
    }

    /// <summary>A checkpoint: no node acts for a moment.</summary>
    public virtual void Checkpoint(SimWorld world, Accounts accounts, long nowMs)
    {
    }

    /// <summary>The run is over.</summary>
    public virtual void End(SimWorld world, Accounts accounts, long nowMs)
    {
    }

    /// <summary>The run contained nothing that the claim could be judged by.</summary>
    /// <param name="why">What was missing.</param>
    public void CannotTell(string why) => untold = why;

    /// <summary>The claim with its bound and the measured value.</summary>
    public Invariant Verdict() => Holds && untold.Length > 0
            ? new Invariant(Name, null, TooShort == null ? untold : $"{untold}; {TooShort}")
        : Holds ? new Invariant(Name, true, Measured())
        : new Invariant(Name, false,
            F($"at {BrokenMs / 1000.0:0.000} s: {brokenDetail}{(BrokenCount > 1 ? F($" (and {BrokenCount - 1:N0} more times)") : "")}"));

    /// <summary>The bound and the measured value, when the claim holds.</summary>
    protected abstract string Measured();

    /// <summary>Formats numbers independently of the country's settings.</summary>
    protected static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Raises a maximum, from any thread.</summary>
    protected static void Raise(ref long most, long value)
    {
        for (long seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }

    /// <summary>The claim is broken.</summary>
    /// <param name="nowMs">When.</param>
    /// <param name="node">The node that broke it; -1 for the world.</param>
    /// <param name="detail">The measured value and the bound.</param>
    protected void Broken(long nowMs, int node, string detail)
    {
        lock (gate)
        {
            if (TooShort != null)
            {
                untold = detail;
                return;
            }

            BrokenCount++;
            if (nowMs < BrokenMs || (nowMs == BrokenMs && node < brokenNode))
            {
                BrokenMs = nowMs;
                brokenNode = node;
                brokenDetail = node < 0 ? detail : F($"node {node}: {detail}");
            }
        }
    }
}
