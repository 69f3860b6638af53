using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// The columns of many ledgers: the node's <see cref="EdgeTable"/>, its chance, and how steady its neighbours were. A neighbour is named by
/// the index of its end of the edge among all ends, plus 1.
/// </summary>
/// <remarks>Arrays so long come from fresh memory, and a column that stays 0 is never touched: it takes none.</remarks>
public sealed class LedgerColumns
{
    private readonly LifeTable life = new(1);
    private readonly ushort[] goodOf;

    /// <summary>Allocates.</summary>
    /// <param name="drift">The drift's numbers.</param>
    /// <param name="count">Nodes.</param>
    public LedgerColumns(DriftOptions drift, int count)
    {
        Edges = new EdgeTable(count);
        ChanceOf = new long[count];
        goodOf = new ushort[count * Limits.SlotCount];
        Settlement = new Settlement(Edges, life, drift);
    }

    /// <summary>The edges; the window of one node at a time.</summary>
    public EdgeTable Edges { get; }

    /// <summary>The nodes' chance.</summary>
    public long[] ChanceOf { get; }

    /// <summary>Good acts as they are kept.</summary>
    internal ushort[] GoodColumn => goodOf;

    /// <summary>What a diff moves at the node of the window.</summary>
    public Settlement Settlement { get; }

    /// <summary>Good acts of the neighbour in a slot, in 1/256.</summary>
    /// <param name="at">Index of the slot in the columns.</param>
    public int Good(int at) => goodOf[at] == 0 ? 0 : goodOf[at] + 1;

    /// <summary>Keeps them. A neighbour that is always steady tends to 65,536 and stays; one act is 256 of them, so 1 is never.</summary>
    public void SetGood(int at, int good) => goodOf[at] = (ushort)(good == 0 ? 0 : good - 1);

    /// <summary>Turns to a node: its window, and its chance.</summary>
    public void Begin(int node)
    {
        Edges.Move(node);
        life.ChanceOf[0] = ChanceOf[node];
    }

    /// <summary>Done with the node.</summary>
    public void End(int node) => ChanceOf[node] = life.ChanceOf[0];
}
