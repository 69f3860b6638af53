using System.Linq;

namespace LVS.Sim;

/// <summary>
/// Everything that a guest published was proved to it while it was there. At the end, honest nodes that run hold k fragments of every
/// stripe, so it can be read whatever other nodes do with theirs. Where a scenario asks for more than k, what others threw away was
/// re-created.
/// </summary>
/// <param name="stock">What was published.</param>
/// <param name="lostMax">Stripes that may be lost.</param>
/// <param name="heldPercent">Of all fragments, the part that honest nodes must hold, in percent; 0 for no bound.</param>
public sealed class RecordsKept(FragmentStock stock, int lostMax, int heldPercent) : InvariantCheck
{
    private int lost;
    private int least;
    private double part;

    /// <inheritdoc/>
    public override string Name => "recordsKept";

    /// <inheritdoc/>
    public override void End(SimWorld world, Accounts accounts, long nowMs)
    {
        int proved = stock.Publisher?.ProvedCount ?? 0;
        if (proved < stock.FragmentCount)
        {
            Broken(nowMs, -1, F($"{proved} of {stock.FragmentCount} fragments were proved to who published them"));
        }

        int[] held = [.. stock.Stripes.Select(stripe => int.PopCount(stock.Held(stripe)))];
        least = held.Min();
        lost = held.Count(count => count < stock.Settings.DataCount);
        if (lost > lostMax)
        {
            Broken(nowMs, -1, F($"of {lost} of {held.Length} stripes honest nodes hold fewer than {stock.Settings.DataCount} fragments, ")
                + F($"bound {lostMax}"));
        }

        part = held.Sum() * 100.0 / stock.FragmentCount;
        if (part < heldPercent)
        {
            Broken(nowMs, -1, F($"honest nodes hold {part:0.0} % of all fragments, bound {heldPercent} %"));
        }
    }

    /// <inheritdoc/>
    protected override string Measured() =>
        F($"{lost} of {stock.Stripes.Count} stripes lost, bound {lostMax}; honest nodes hold at least {least} of ")
            + F($"{stock.Settings.TotalCount} fragments of each, and {part:0.0} % of all, bound {heldPercent} %; ")
            + F($"{stock.CaughtCount} times a node found out who proves and does not serve");
}
