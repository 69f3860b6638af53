using System.Collections.Generic;

namespace LVS.Sim;

/// <summary>
/// Liveness: no edge between nodes that run keeps only one end. While nodes meet new neighbours, there is always some edge that one node
/// has closed and the other has not heard of yet; after twenty of the longest emit intervals it must have. Two nodes with long naps and
/// slots without common numbers meet by chance, once in as many naps as a nap has slots: for them the time counts from the first diff of
/// the other that is heard.
/// </summary>
/// <param name="patienceMs">How long an edge may have only one end.</param>
/// <param name="meetByChance">Whether nodes sleep and their slots follow frames.</param>
public sealed class Settles(long patienceMs, bool meetByChance) : InvariantCheck
{
    private readonly Dictionary<(int Slot, int Nonce), (long Ms, int PeerSeq)> since = [];
    private readonly List<(int Slot, int Nonce)> gone = [];
    private readonly HashSet<(int Slot, int Nonce)> now = [];
    private int endsMost;
    private int endsLast;

    /// <inheritdoc/>
    public override string Name => "refundsSettle";

    /// <inheritdoc/>
    public override void Checkpoint(SimWorld world, Accounts accounts, long nowMs)
    {
        endsMost = int.Max(endsMost, accounts.PendingEnds);
        endsLast = accounts.PendingEnds;
        if (since.Count == 0 && accounts.Pending.Count == 0)
        {
            return;
        }

        now.Clear();
        foreach (int slot in accounts.Pending)
        {
            (int, int) end = (slot, world.Memory.Keys.OwnNonceOf[slot]);
            int peerSeq = world.Memory.Keys.PeerSeqOf[slot];
            now.Add(end);
            if (!since.TryAdd(end, (nowMs, peerSeq)) && meetByChance && since[end].PeerSeq == peerSeq)
            {
                since[end] = (nowMs, peerSeq);
            }
        }

        gone.Clear();
        foreach ((int, int) end in since.Keys)
        {
            if (!now.Contains(end))
            {
                gone.Add(end);
            }
        }

        gone.ForEach(end => since.Remove(end));
    }

    /// <inheritdoc/>
    public override void End(SimWorld world, Accounts accounts, long nowMs)
    {
        int late = 0;
        foreach ((long sinceMs, _) in since.Values)
        {
            late += nowMs - long.Max(sinceMs, world.Scenario.StormMs) > patienceMs ? 1 : 0;
        }

        if (late > 0)
        {
            Broken(nowMs, -1,
                F($"{late} edges have had one end for more than {patienceMs / 1000.0:0} s of calm, bound 0; of those with one end the ")
                    + F($"first: {accounts.PendingWho}"));
        }
    }

    /// <inheritdoc/>
    protected override string Measured() =>
        F($"{endsLast} edges had one end at the end, at most {endsMost} on the way, none for more than {patienceMs / 1000.0:0} s of calm")
        + (meetByChance ? " after its nodes had met" : "");
}
