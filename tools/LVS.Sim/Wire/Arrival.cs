namespace LVS.Sim;

/// <summary>A frame on its way to one receiver.</summary>
/// <param name="AtMs">When it arrives, in virtual time.</param>
/// <param name="Order">Decides the order of arrivals at the same moment: sender, number of its frame, copy.</param>
/// <param name="Frame">The bytes, shared with other receivers.</param>
/// <param name="FlipBit">A bit that was flipped on the way, or -1.</param>
/// <param name="Topic">The broker's topic on which it comes; null for a frame that comes by radio.</param>
public readonly record struct Arrival(long AtMs, long Order, AirFrame Frame, int FlipBit, string? Topic = null)
{
    /// <summary>Whether this one is heard before another.</summary>
    public bool IsBefore(in Arrival other) => AtMs < other.AtMs || (AtMs == other.AtMs && Order < other.Order);
}
