using LVS.Harness;

namespace LVS.Live;

/// <summary>A node as the observer knows it.</summary>
/// <param name="View">Its newest state.</param>
/// <param name="Seq">Seq of the diff that told it.</param>
/// <param name="Minute">The swarm's minute as that diff says it.</param>
/// <param name="Frames">Frames heard of it.</param>
/// <param name="Bytes">Bytes heard of it.</param>
/// <param name="Steady">Diffs in a row, while the drift is paused, that said the same as the one before; 1 for one that
/// answers at once.</param>
public sealed record Heard(NodeView View, int Seq, long Minute, long Frames, long Bytes, int Steady);
