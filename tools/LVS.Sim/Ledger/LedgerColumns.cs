using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// The columns of many ledgers: the node's <see cref="EdgeTable"/>, its chance, and how steady its neighbours were. A neighbour's name is
/// the index of its end of the edge among all ends, plus 1.
/// </summary>
/// <remarks>Such long arrays are allocated from fresh memory. A column that stays 0 is never touched and so takes no memory.</remarks>
public sealed class LedgerColumns
{
    // A neighbour that is always steady tends to this.
    private const int GoodMost = 256 * TrustCredits.Act;

    private readonly NodeLife life = new();
    private readonly ushort[] goodOf;
    private readonly int[] trustOfGood = new int[GoodMost + 1];

    /// <summary>Allocates.</summary>
    /// <param name="drift">The parameters of the drift.</param>
    /// <param name="count">Nodes.</param>
    public LedgerColumns(DriftOptions drift, int count)
    {
        Edges = new EdgeTable(count);
        ChanceOf = new long[count];
        goodOf = new ushort[count * Limits.SlotCount];
        Settlement = new Settlement(Edges, life, drift);
        for (int good = 0; good <= GoodMost; good++)
        {
            trustOfGood[good] = TrustCredits.Of(good, 0, drift.TrustDelayActs);
        }
    }

    /// <summary>The edges; the window of one node at a time.</summary>
    public EdgeTable Edges { get; }

    /// <summary>The nodes' chance.</summary>
    public long[] ChanceOf { get; }

    /// <summary>The column of good acts in its stored form.</summary>
    internal ushort[] GoodColumn => goodOf;

    /// <summary>Computes what a diff moves at the node of the window.</summary>
    public Settlement Settlement { get; }

    /// <summary>Good acts of the neighbour in a slot, in 1/256.</summary>
    /// <param name="at">Index of the slot in the columns.</param>
    public int Good(int at) => goodOf[at] == 0 ? 0 : goodOf[at] + 1;

    /// <summary>
    /// Stores the good acts of a neighbour. One that is always steady tends to 65,536 and stays there; one act is 256, so the value 1 never
    /// occurs.
    /// </summary>
    public void SetGood(int at, int good) => goodOf[at] = (ushort)(good == 0 ? 0 : good - 1);

    /// <summary>Trust in a neighbour with so many good acts and no bad one. It is looked up, because a division takes longer.</summary>
    public int Trust(int good) => trustOfGood[good];

    /// <summary>Moves to a node: its window, and its chance.</summary>
    public void Begin(int node)
    {
        Edges.Move(node);
        life.Chance[0] = ChanceOf[node];
    }

    /// <summary>Ends the work on a node.</summary>
    public void End(int node) => ChanceOf[node] = life.Chance[0];
}
