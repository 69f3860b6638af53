using System.Collections.Generic;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// No honest node accepts a fragment for longer than anybody may ask for. A node whose clock is open, as it is for a day after birth,
/// cannot judge that.
/// </summary>
/// <param name="stock">The fragments that the nodes hold.</param>
/// <param name="nodeCount">Nodes of the world.</param>
public sealed class ExpiriesHold(FragmentStock stock, int nodeCount) : InvariantCheck
{
    // A node's minute may be this far ahead.
    private const int AheadMinutes = 60;

    private readonly HashSet<(int Node, long Stripe, int Index)> excused = [];
    private readonly bool[] wasClosed = new bool[nodeCount];
    private long longest;
    private int closedCount;

    /// <inheritdoc/>
    public override string Name => "expiriesHold";

    /// <inheritdoc/>
    public override void Checkpoint(SimWorld world, Accounts accounts, long nowMs)
    {
        long minute = world.MinuteAt(nowMs);
        closedCount = 0;
        foreach (SimNode node in world.Nodes)
        {
            bool isClosed = node.Micro is { Clock.IsOpen: false };
            if (stock.LogOf(node) is FragmentLog log)
            {
                Look(log, node.Index, isClosed && wasClosed[node.Index], minute, nowMs);
            }

            wasClosed[node.Index] = isClosed;
            closedCount += isClosed ? 1 : 0;
        }
    }

    /// <inheritdoc/>
    protected override string Measured() => F($"at most {longest:N0} minutes were left to what a node with a closed clock accepted, bound ")
        + F($"{Limits.KeepMinutesMax + AheadMinutes:N0}; {closedCount} clocks are closed");

    private void Look(FragmentLog log, int node, bool judges, long minute, long nowMs)
    {
        FragmentIndex index = log.Index;
        for (int slot = 0; slot < index.SlotCount; slot++)
        {
            long left = index.Holds(slot) ? log.ExpiryOf(slot) - minute : 0;
            bool isFar = left > Limits.KeepMinutesMax + AheadMinutes;
            if (isFar && !judges)
            {
                excused.Add((node, index.NameAt(slot), index.IndexAt(slot)));
            }

            if (isFar && excused.Contains((node, index.NameAt(slot), index.IndexAt(slot))))
            {
                continue;
            }

            longest = long.Max(longest, left);
            if (isFar)
            {
                Broken(nowMs, node,
                    F($"accepted a fragment for {left:N0} minutes, bound {Limits.KeepMinutesMax + AheadMinutes:N0}"));
            }
        }
    }
}
