using LVS.Harness;

namespace LVS.Live;

/// <summary>A node as the observer knows it.</summary>
/// <param name="View">Its newest state.</param>
/// <param name="Seq">Seq of the diff that contained it.</param>
/// <param name="Minute">The swarm's minute in that diff.</param>
/// <param name="Frames">Frames heard of it.</param>
/// <param name="Bytes">Bytes heard of it.</param>
/// <param name="Steady">Number of equal diffs in a row while the drift is paused; 1 for a node whose first diff counts as an
/// answer.</param>
public sealed record Heard(NodeView View, int Seq, long Minute, long Frames, long Bytes, int Steady)
{
    /// <summary>
    /// A node that was silent for this long has gone, or has another name now, in ms: more than four of the usual longest naps.
    /// </summary>
    public const long GoneMs = 3 * 3_600_000;

    /// <summary>When its newest diff was heard, in ms of the observer's time.</summary>
    public long AtMs { get; init; }
}
