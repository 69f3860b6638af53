using System.Linq;

using LVS.Core;

namespace LVS.Sim;

/// <summary>The swarm's minute of every honest node that runs equals the minute of true clocks, up to a stated error.</summary>
/// <param name="errorMinutes">Largest error at the end, in either direction.</param>
public sealed class MinutesAgree(int errorMinutes) : InvariantCheck
{
    private double most;
    private double spread;

    /// <inheritdoc/>
    public override string Name => "minutesAgree";

    /// <inheritdoc/>
    public override void End(SimWorld world, Accounts accounts, long nowMs)
    {
        long trueMs = (world.Scenario.Node.Minute * SwarmClock.MinuteMs) + nowMs;
        double[] offs = [.. world.Nodes.Where(node => node.IsHonest && node.IsUp)
            .Select(node => (node.Micro!.Clock.NowMs - trueMs) / (double)SwarmClock.MinuteMs)];
        most = offs.Select(double.Abs).DefaultIfEmpty(0).Max();
        spread = offs.Length == 0 ? 0 : offs.Max() - offs.Min();
        if (most > errorMinutes)
        {
            Broken(nowMs, -1, F($"a node is {most:0.0} minutes off, spread {spread:0.0}; bound {errorMinutes}"));
        }
    }

    /// <inheritdoc/>
    protected override string Measured() => F($"at most {most:0.0} minutes off, spread {spread:0.0}; bound {errorMinutes}");
}
