namespace LVS.Swarm.Sim;

/// <summary>Power that never fails: the default.</summary>
public sealed class MainsPower : IPowerSource
{
    /// <inheritdoc/>
    public PowerState At(int node, long nowMs, out long untilMs)
    {
        untilMs = long.MaxValue;
        return PowerState.On;
    }

    /// <inheritdoc/>
    public void Sent(int node, int size, long nowMs)
    {
    }

    /// <inheritdoc/>
    public void Heard(int node, int size, long nowMs)
    {
    }

    /// <inheritdoc/>
    public void Wrote(int node, long nowMs)
    {
    }
}
