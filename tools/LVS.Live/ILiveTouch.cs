using System;
using System.Collections.Generic;

namespace LVS.Live;

/// <summary>What of a live swarm can be disturbed by hand.</summary>
public interface ILiveTouch
{
    /// <summary>Its nodes.</summary>
    IReadOnlyList<Member> Members { get; }

    /// <summary>What the nodes of its process go through to each other; null unless somebody may disturb it.</summary>
    LiveAir? Air { get; }

    /// <summary>How long it has drifted.</summary>
    double Seconds { get; }

    /// <summary>Does something to it that must not meet the census.</summary>
    /// <returns>False when the census has begun: nothing was done.</returns>
    bool Disturb(Action what);

    /// <summary>Gives a node of its process its power back: it boots from its flash. Only in <see cref="Disturb"/>.</summary>
    void GivePower(Member member);

    /// <summary>Lets an intruder in. Only in <see cref="Disturb"/>.</summary>
    /// <param name="kind">One of <see cref="LiveIntruder.Kinds"/>.</param>
    void LetIn(string kind);
}
