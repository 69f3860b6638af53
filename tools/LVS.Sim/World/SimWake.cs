using LVS.Core;
using LVS.Node;

namespace LVS.Sim;

/// <summary>The wakes of one simulated node by the rule that boards follow (<see cref="Sleeper"/>); of a node that never sleeps there is nothing to do.</summary>
internal sealed class SimWake
{
    private readonly byte[] record = new byte[Limits.LedgerRecordSize];
    private WakeTurn? turn;

    /// <summary>Whether numbers may be used that flash does not know of: the power went in the middle of a life.</summary>
    public bool IsDoubtful { get; set; }

    /// <summary>The node has power, and will boot.</summary>
    public void Begin(SimNode node, NodeOptions options)
    {
        turn = options.KeepsAtRest ? node.World.Power.TurnOf(node.Index) : null;
        if (turn != null && IsDoubtful)
        {
            IsDoubtful = !Sleeper.Skip(node.Vault, node.Memory.Window(node.Index), record, turn);
            node.World.Window.Wipe(node.Index);
        }
    }

    /// <summary>It has booted.</summary>
    public void Booted(MicroNode node, bool isRestored)
    {
        if (turn != null)
        {
            Sleeper.Begin(node, isRestored, turn);
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
