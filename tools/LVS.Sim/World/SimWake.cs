using LVS.Core;
using LVS.Node;

namespace LVS.Sim;

/// <summary>
/// The wakes of one simulated node by the rule that boards follow (<see cref="Sleeper"/>); of a node that never sleeps there is nothing to
/// do.
/// </summary>
internal sealed class SimWake
{
    private readonly byte[] record = new byte[Limits.LedgerRecordSize];
    private WakeTurn? turn;

    /// <summary>The one record of the wake, or null for a node that never sleeps.</summary>
    public WakeTurn? Turn => turn;

    /// <summary>Whether numbers may be used that flash does not know of: the power went in the middle of a life.</summary>
    public bool IsDoubtful { get; set; }

    /// <summary>The node has power, and will boot.</summary>
    /// <param name="wake">The flash record of this wake; null for a node that never sleeps.</param>
    /// <param name="vault">Its flash.</param>
    /// <param name="memory">All ledgers.</param>
    /// <param name="window">The same, to wipe.</param>
    /// <param name="node">Its index there.</param>
    public void Begin(WakeTurn? wake, SimVault vault, NodeMemory memory, MemoryWindow window, int node)
    {
        turn = wake;
        if (turn != null && IsDoubtful)
        {
            IsDoubtful = !Sleeper.Skip(vault, memory.Window(node), record, turn);
            window.Wipe(node);
        }
    }

    /// <summary>Its wake is over.</summary>
    /// <returns>Whether flash knows of all that it has told.</returns>
    public bool End(MicroNode node, SimVault vault, long nowMs)
    {
        bool isKept = turn != null && Sleeper.End(node, nowMs, turn);
        return (isKept || !IsDoubtful) && !vault.PowerFailed;
    }
}
