using System.Collections.Generic;
using System.Linq;

using LVS.Core;

namespace LVS.Sim;

/// <summary>Givers of junk get no more than a stated part of any honest node's room.</summary>
/// <param name="stock">What was published: everything else is junk.</param>
/// <param name="percentMax">Part of a room in percent.</param>
public sealed class JunkBounded(FragmentStock stock, int percentMax) : InvariantCheck
{
    private readonly HashSet<long> published = [.. stock.Stripes.Select(stripe => stripe[0].Stripe)];
    private double most;

    /// <inheritdoc/>
    public override string Name => "junkBounded";

    /// <inheritdoc/>
    public override void Checkpoint(SimWorld world, Accounts accounts, long nowMs)
    {
        foreach (SimNode node in world.Nodes)
        {
            if (stock.IndexOf(node) is not FragmentIndex index)
            {
                continue;
            }

            int junk = Enumerable.Range(0, index.SlotCount).Count(slot => index.Holds(slot) && !published.Contains(index.NameAt(slot)));
            double percent = junk * 100.0 / index.SlotCount;
            most = double.Max(most, percent);
            if (percent > percentMax)
            {
                Broken(nowMs, node.Index, F($"junk takes {percent:0.0} % of its room, bound {percentMax} %"));
            }
        }
    }

    /// <inheritdoc/>
    protected override string Measured() => F($"junk took at most {most:0.0} % of a room, bound {percentMax} %");
}
