using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Node;

namespace LVS.Sim;

/// <summary>Honest nodes take intruders that never had a fragment for its holders only as often as chance allows.</summary>
/// <param name="stock">The fragments that the nodes hold.</param>
/// <param name="percentMax">Part of all that nodes believe of who holds what, in percent.</param>
public sealed class ProversHold(FragmentStock stock, int percentMax) : InvariantCheck
{
    private int believed;
    private int wrong;

    /// <inheritdoc/>
    public override string Name => "proversHold";

    /// <inheritdoc/>
    public override void End(SimWorld world, Accounts accounts, long nowMs)
    {
        Dictionary<int, FalseHolder> intruders = world.Stations.OfType<FalseHolder>().ToDictionary(intruder => intruder.Self);
        foreach (FragmentKeeper keeper in world.Nodes.Select(stock.KeeperOf).OfType<FragmentKeeper>())
        {
            for (int slot = 0; slot < keeper.Index.SlotCount; slot++)
            {
                if (keeper.Index.Holds(slot) && keeper.State.Book.IsLead(slot))
                {
                    Count(keeper.State, slot, intruders);
                }
            }
        }

        double percent = Percent();
        if (percent > percentMax)
        {
            Broken(nowMs, -1, Measured());
        }
    }

    /// <inheritdoc/>
    protected override string Measured() =>
        F($"of {believed} fragments {Percent():0.0} % are believed to be with who never had them, bound {percentMax} %");

    private double Percent() => wrong * 100.0 / int.Max(1, believed);

    private void Count(KeepingState state, int lead, Dictionary<int, FalseHolder> intruders)
    {
        for (int i = 0; i < state.Index.TotalCountAt(lead); i++)
        {
            int member = state.Book.ProverAt(lead, i);
            if (member == MemberTable.None)
            {
                continue;
            }

            believed++;
            bool isIntruder = intruders.TryGetValue(state.Members.PseudonymAt(member), out FalseHolder? prover);
            wrong += isIntruder && !prover!.Given.Contains((state.Index.NameAt(lead), i)) ? 1 : 0;
        }
    }
}
