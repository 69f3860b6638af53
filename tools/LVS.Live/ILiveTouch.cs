using System;
using System.Collections.Generic;

namespace LVS.Live;

/// <summary>The parts of a live swarm that can be disturbed by hand.</summary>
public interface ILiveTouch
{
    /// <summary>Its nodes.</summary>
    IReadOnlyList<Member> Members { get; }

    /// <summary>The air between the nodes of its process; null unless the swarm may be disturbed.</summary>
    LiveAir? Air { get; }

    /// <summary>How long it has drifted.</summary>
    double Seconds { get; }

    /// <summary>Executes something that must not overlap with the census.</summary>
    /// <returns>False when the census has begun: nothing was done.</returns>
    bool Disturb(Action what);

    /// <summary>Gives a node of its process its power back: it boots from its flash. Only inside <see cref="Disturb"/>.</summary>
    void GivePower(Member member);

    /// <summary>Adds an intruder. Only inside <see cref="Disturb"/>.</summary>
    /// <param name="kind">One of <see cref="LiveIntruder.Kinds"/>.</param>
    void LetIn(string kind);
}
