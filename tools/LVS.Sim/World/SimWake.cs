using LVS.Core;
using LVS.Node;

namespace LVS.Sim;

/// <summary>
/// The wakes of one simulated node, by the same rules as on boards (<see cref="Sleeper"/>). For a node that never sleeps it does nothing.
/// </summary>
/// <param name="record">A buffer that it may overwrite in every call.</param>
internal sealed class SimWake(byte[] record)
{
    private WakeTurn? turn;

    /// <summary>The single record of the wake, or null for a node that never sleeps.</summary>
    public WakeTurn? Turn => turn;

    /// <summary>Whether numbers may have been used that flash does not know of: power failed in the middle of a life.</summary>
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

    /// <summary>Ends its wake.</summary>
    /// <returns>Whether everything that it sent is on flash.</returns>
    public bool End(MicroNode node, SimVault vault, long nowMs)
    {
        bool isKept = turn != null && Sleeper.End(node, nowMs, turn);
        return (isKept || !IsDoubtful) && !vault.PowerFailed;
    }
}
