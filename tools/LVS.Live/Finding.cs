using LVS.Harness;

namespace LVS.Live;

/// <summary>What the harness found about one member at the end.</summary>
/// <param name="Member">The member.</param>
/// <param name="Heard">What was heard of it; null for nothing.</param>
/// <param name="State"><c>answered</c>, <c>paused</c> without an answer, <c>silent</c>, <c>power cut</c>, <c>crashed</c>.</param>
/// <param name="View">Its final ledger, null when unknown.</param>
/// <param name="Source">Source of the view: <c>census</c>, <c>memory</c>, <c>flash</c>, <c>last frame</c>, <c>none</c>.</param>
public sealed record Finding(Member Member, Heard? Heard, string State, NodeView? View, string Source);
