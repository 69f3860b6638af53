using System.Collections.Generic;
using System.Globalization;

namespace LVS.Sim;

/// <summary>
/// One thing that can go wrong: what it is called in scenario files, how it begins and ends, and what people read of it. A new one is a
/// class here. Keeps nothing of a run: all of it is in the event. Knows nothing of what is checked.
/// </summary>
public abstract class FaultKind
{
    /// <summary>Name in scenario files, in camelCase.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it happens to the wire, not to a node.</summary>
    public virtual bool IsOfWire => false;

    /// <summary>Whether it lasts, and must be ended.</summary>
    public virtual bool HasEnd => false;

    /// <summary>Whether <see cref="Expand"/> chooses the nodes of a fault that names none; otherwise one node is drawn.</summary>
    public virtual bool ChoosesNodes(Fault fault) => false;

    /// <summary>The events that a fault of a scenario comes to.</summary>
    /// <param name="fault">Everything drawn but what this kind makes of it.</param>
    /// <param name="nodeCount">Honest nodes.</param>
    public virtual IEnumerable<FaultEvent> Expand(FaultEvent fault, int nodeCount) => [fault];

    /// <summary>Old images that a node's flash must remember for it.</summary>
    public virtual int FlashHistory(FaultEvent fault) => 0;

    /// <summary>It begins.</summary>
    public abstract void Begin(SimWorld world, FaultEvent fault, long nowMs);

    /// <summary>It ends, if <see cref="HasEnd"/>.</summary>
    public virtual void End(SimWorld world, FaultEvent fault, long nowMs)
    {
    }

    /// <summary>What it does, in words.</summary>
    public abstract string Text(FaultEvent fault);

    /// <summary>Its share in percent, or another where none is given.</summary>
    protected static int Share(FaultEvent fault, int otherwise) => fault.Percent >= 0 ? fault.Percent : otherwise;

    /// <summary>Its node, as reports name it.</summary>
    protected static string Node(FaultEvent fault) => string.Create(CultureInfo.InvariantCulture, $"node-{fault.Node:00}");

    /// <summary>How long it lasts.</summary>
    protected static string Lasting(FaultEvent fault) => string.Create(CultureInfo.InvariantCulture, $"for {fault.ForMs / 1000.0:0.###} s");
}
