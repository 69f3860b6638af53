using LVS.Node;

namespace LVS.Sim;

/// <summary>Power that never fails: the default.</summary>
public sealed class MainsPower : IPowerSource
{
    /// <inheritdoc/>
    public PowerLevel At(int node, long nowMs, out long untilMs)
    {
        untilMs = long.MaxValue;
        return PowerLevel.On;
    }

    /// <inheritdoc/>
    public bool IsSleeping(int node) => false;

    /// <inheritdoc/>
    public WakeTurn TurnOf(int node) => new(isBounded: false);

    /// <inheritdoc/>
    public int MeetingOf(int node) => Meeting.Always;

    /// <inheritdoc/>
    public void Sent(int node, int size, long nowMs)
    {
    }

    /// <inheritdoc/>
    public void Works(int node, bool isWorking)
    {
    }

    /// <inheritdoc/>
    public void TookIn(int node, int diffCount, long atMs)
    {
    }

    /// <inheritdoc/>
    public long? EnergyUj(long nowMs) => null;

    /// <inheritdoc/>
    public void Shade(bool isDark, long nowMs)
    {
    }

    /// <inheritdoc/>
    public void Sample(long nowMs)
    {
    }
}
