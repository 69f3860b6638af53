using System.Collections.Generic;

namespace LVS.Page;

/// <summary>One node in detail.</summary>
/// <param name="Node">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Look">How it is: a number of <see cref="NodeLook"/>.</param>
/// <param name="Facts">What there is to say of it: names with values for people.</param>
/// <param name="Edges">Its edges.</param>
/// <param name="Counters">Its counters that are not 0.</param>
/// <param name="Trace">The last things that happened to it, newest first.</param>
/// <param name="Kept">Fragments that it keeps.</param>
public sealed record NodeDetail(
    int Node,
    string Name,
    int Look,
    IReadOnlyList<NamedValue> Facts,
    IReadOnlyList<EdgeDetail> Edges,
    IReadOnlyList<NamedValue> Counters,
    IReadOnlyList<TraceLine> Trace,
    IReadOnlyList<string> Kept);
