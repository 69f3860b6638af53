using System;
using System.Collections.Generic;
using System.Linq;

namespace LVS.Sim;

/// <summary>One thing that goes wrong, with nothing left to chance.</summary>
/// <param name="Kind">What.</param>
/// <param name="AtMs">When.</param>
/// <param name="ForMs">How long.</param>
/// <param name="Node">Whom; -1 for the wire.</param>
/// <param name="Percent">As the kind says.</param>
/// <param name="Amount">As the kind says.</param>
/// <param name="OneWay">As the kind says.</param>
/// <param name="Both">As the kind says.</param>
/// <param name="Draw">All further chance follows from it; at most <see cref="DrawMax"/>.</param>
public sealed record FaultEvent(
    FaultKind Kind, long AtMs, long ForMs, int Node, int Percent, long Amount, bool OneWay, bool Both, long Draw)
{
    /// <summary>Largest number that JSON keeps whole everywhere.</summary>
    public const long DrawMax = (1L << 53) - 1;

    /// <summary>What it does, in words.</summary>
    public string Text => Kind.Text(this);

    /// <summary>Exactly its share of the nodes, drawn.</summary>
    public IEnumerable<int> ShareOf(int nodeCount)
    {
        int count = nodeCount * Math.Max(0, Percent) / 100;
        return Enumerable.Range(0, nodeCount).OrderBy(node => Chance.Of((ulong)Draw, node)).Take(count).Order();
    }

    /// <summary>The fault of a scenario that gives exactly this.</summary>
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
