using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// No stripe is lost while nodes that stay alive hold k of its fragments: between two checkpoints only nodes that lose their power may lose
/// fragments. And what a node holds under a stripe's name equals, byte for byte, what was published.
/// </summary>
/// <param name="stock">What was published.</param>
/// <param name="nodeCount">Nodes of the world.</param>
public sealed class FragmentsSurvive(FragmentStock stock, int nodeCount) : InvariantCheck
{
    private readonly int[] heldBefore = new int[stock.Stripes.Count * nodeCount];
    private readonly int[] lives = new int[nodeCount];
    private readonly Fragment scratch = new();
    private int least = int.MaxValue;
    private int lostWithHolders;
    private long compared;

    /// <inheritdoc/>
    public override string Name => "fragmentsSurvive";

    /// <inheritdoc/>
    public override void Checkpoint(SimWorld world, Accounts accounts, long nowMs)
    {
        // Each wake of a sleeping node is a life of its own, with the same flash.
        bool sleeps = world.Options.Naps.IsOn;
        int dataCount = stock.Settings.DataCount;
        for (int i = 0; i < stock.Stripes.Count; i++)
        {
            Fragment[] stripe = stock.Stripes[i];
            (int before, int stayed, int held) = (0, 0, 0);
            foreach (SimNode node in world.Nodes)
            {
                int at = (i * nodeCount) + node.Index;
                bool livesOn = sleeps ? node.IsPresent : node.IsUp && node.Lives == lives[node.Index];
                before |= heldBefore[at];
                stayed |= livesOn ? heldBefore[at] : 0;
                heldBefore[at] = stock.HeldBy(node, stripe);
                held |= heldBefore[at];
                Compare(node, stripe, nowMs);
            }

            if (int.PopCount(stayed) >= dataCount)
            {
                least = int.Min(least, int.PopCount(held));
                if (int.PopCount(held) < dataCount)
                {
                    Broken(nowMs, -1,
                        F($"{int.PopCount(held)} fragments of stripe {i} are left, of {int.PopCount(stayed)} whose holders lived on; ")
                            + F($"bound {dataCount}"));
                }
            }
            else if (int.PopCount(before) >= dataCount && int.PopCount(held) < dataCount)
            {
                lostWithHolders++;
            }
        }

        foreach (SimNode node in world.Nodes)
        {
            lives[node.Index] = node.Lives;
        }
    }

    /// <inheritdoc/>
    protected override string Measured() => least == int.MaxValue
        ? "no stripe was ever there"
        : F($"a stripe had at least {least} of {stock.Settings.TotalCount} fragments with nodes that run, bound ")
            + F($"{stock.Settings.DataCount}; ")
            + F($"{compared:N0} times a fragment was compared with what was published; {lostWithHolders} times a stripe went with the ")
                + "power of its holders";

    private void Compare(SimNode node, Fragment[] stripe, long nowMs)
    {
        if (stock.KeeperOf(node) is not { } keeper)
        {
            return;
        }

        for (int slot = keeper.Index.FirstOf(stripe[0].Stripe); slot != FragmentIndex.None;)
        {
            int following = keeper.Index.NextOf(slot);
            compared++;
            if (!FragmentStock.IsRight(keeper.Log, slot, stripe, scratch))
            {
                Broken(nowMs, node.Index, F($"holds fragment {scratch.Index} of a stripe with other bytes than were published"));
            }

            slot = following;
        }
    }
}
