using System.Collections.Generic;
using System.Globalization;

namespace LVS.Sim;

/// <summary>
/// One kind of fault: its name in scenario files, how it begins and ends, and its description. A new kind is a class here. It keeps no
/// state of a run; everything is in the event. It knows nothing of the checks.
/// </summary>
public abstract class FaultKind
{
    /// <summary>Name in scenario files, in camelCase.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it affects the wire instead of a node.</summary>
    public virtual bool IsOfWire => false;

    /// <summary>Whether it lasts, and must be ended.</summary>
    public virtual bool HasEnd => false;

    /// <summary>Whether <see cref="Expand"/> chooses the nodes for a fault without a node; otherwise one node is drawn.</summary>
    public virtual bool ChoosesNodes(Fault fault) => false;

    /// <summary>The events that result from a fault of a scenario.</summary>
    /// <param name="fault">The fault with all choices made except those of its kind.</param>
    /// <param name="nodeCount">Honest nodes.</param>
    public virtual IEnumerable<FaultEvent> Expand(FaultEvent fault, int nodeCount) => [fault];

    /// <summary>Number of old images that a node's flash must remember for it.</summary>
    public virtual int FlashHistory(FaultEvent fault) => 0;

    /// <summary>Begins the fault.</summary>
    public abstract void Begin(SimWorld world, FaultEvent fault, long nowMs);

    /// <summary>Ends the fault, if <see cref="HasEnd"/>.</summary>
    public virtual void End(SimWorld world, FaultEvent fault, long nowMs)
    {
    }

    /// <summary>A description of it.</summary>
    public abstract string Text(FaultEvent fault);

    /// <summary>Its share in percent, or a default where none is given.</summary>
    protected static int Share(FaultEvent fault, int otherwise) => fault.Percent >= 0 ? fault.Percent : otherwise;

    /// <summary>Its node's name in reports.</summary>
    protected static string Node(FaultEvent fault) => string.Create(CultureInfo.InvariantCulture, $"node-{fault.Node:00}");

    /// <summary>How long it lasts.</summary>
    protected static string Lasting(FaultEvent fault) => string.Create(CultureInfo.InvariantCulture, $"for {fault.ForMs / 1000.0:0.###} s");
}
