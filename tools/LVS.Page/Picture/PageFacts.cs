using System.Collections.Generic;

namespace LVS.Page;

/// <summary>What does not change while a swarm runs.</summary>
/// <param name="Verb">The verb that runs it: <c>sim</c>, <c>swarm</c> or <c>node</c>.</param>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="About">What it is for, in a sentence; may be empty.</param>
/// <param name="Nodes">Nodes, those that may join later included.</param>
/// <param name="Names">Their names, by number; empty for more than <see cref="PageFrame.DotsMax"/>.</param>
/// <param name="SecondsMax">How long it runs, in seconds of its own time; null when nobody knows.</param>
/// <param name="IsVirtual">Whether its time is virtual, and can be stopped and sped up.</param>
/// <param name="HasBatteries">Whether nodes live from batteries.</param>
/// <param name="KeepsFragments">Whether nodes keep fragments.</param>
/// <param name="Deeds">What can be done to it.</param>
/// <param name="Strangers">How many of the last nodes are no nodes at all, but intruders with a wire of their own.</param>
public sealed record PageFacts(
    string Verb,
    string Title,
    string About,
    int Nodes,
    IReadOnlyList<string> Names,
    double? SecondsMax,
    bool IsVirtual,
    bool HasBatteries,
    bool KeepsFragments,
    IReadOnlyList<DeedOffer> Deeds,
    int Strangers = 0);
