using System;
using System.Collections.Generic;
using System.Linq;

namespace LVS.Sim;

/// <summary>One fault with every random choice already made.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="AtMs">When it begins.</param>
/// <param name="ForMs">How long it lasts.</param>
/// <param name="Node">The node that it affects; -1 for the wire.</param>
/// <param name="Percent">As the kind says.</param>
/// <param name="Amount">As the kind says.</param>
/// <param name="OneWay">As the kind says.</param>
/// <param name="Both">As the kind says.</param>
/// <param name="Draw">The number from which all further chance follows; at most <see cref="DrawMax"/>.</param>
public sealed record FaultEvent(
    FaultKind Kind, long AtMs, long ForMs, int Node, int Percent, long Amount, bool OneWay, bool Both, long Draw)
{
    /// <summary>Largest number that every JSON reader keeps exact.</summary>
    public const long DrawMax = (1L << 53) - 1;

    /// <summary>A description of it.</summary>
    public string Text => Kind.Text(this);

    /// <summary>A random choice of exactly its share of the nodes.</summary>
    public IEnumerable<int> ShareOf(int nodeCount)
    {
        int count = nodeCount * Math.Max(0, Percent) / 100;
        return Enumerable.Range(0, nodeCount).OrderBy(node => Chance.Of((ulong)Draw, node)).Take(count).Order();
    }

    /// <summary>The fault of a scenario that results in exactly this event.</summary>
    public Fault ToFault() => new()
    {
        Kind = Kind.Name,
        AtMs = AtMs,
        ForMs = ForMs,
        Node = Node,
        Percent = Percent,
        Amount = Amount,
        OneWay = OneWay,
        Both = Both,
        Draw = Draw,
    };
}
