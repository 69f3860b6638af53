using System.Linq;

namespace LVS.Sim;

/// <summary>
/// Liveness: at equilibrium there is little to send. In the last fifth of the calm an honest node sends at most this many frames a second.
/// </summary>
/// <param name="fromMs">When the last fifth begins.</param>
/// <param name="framesMax">Frames a node and second.</param>
public sealed class CalmIsQuiet(long fromMs, double framesMax) : InvariantCheck
{
    private long framesBefore = -1;
    private long sinceMs;
    private double rate;

    /// <inheritdoc/>
    public override string Name => "calmIsQuiet";

    /// <inheritdoc/>
    public override void Checkpoint(SimWorld world, Accounts accounts, long nowMs)
    {
        if (framesBefore < 0 && nowMs >= fromMs)
        {
            framesBefore = Frames(world);
            sinceMs = nowMs;
        }
    }

    /// <inheritdoc/>
    public override void End(SimWorld world, Accounts accounts, long nowMs)
    {
        int up = world.Nodes.Count(node => node.IsHonest && node.IsPresent);
        rate = nowMs > sinceMs && up > 0 ? (Frames(world) - framesBefore) * 1000.0 / (nowMs - sinceMs) / up : 0;
        if (rate > framesMax)
        {
            Broken(nowMs, -1, F($"{rate:0.###} frames a node and second at the end, bound {framesMax:0.###}"));
        }
    }

    /// <inheritdoc/>
    protected override string Measured() => F($"{rate:0.###} frames a node and second at the end, bound {framesMax:0.###}");

    private static long Frames(SimWorld world) => world.Nodes.Where(node => node.IsHonest).Sum(node => node.FramesSent);
}
