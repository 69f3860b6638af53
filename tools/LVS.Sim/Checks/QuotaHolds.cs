using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// Value without inflation: no witness sends more grants in an epoch than its quota; no node earns more at a turn than a quota of every
/// slot; and over the whole run no node earned more than its witnesses told it. A grant that only a lost record held was never sent to a
/// node.
/// </summary>
/// <param name="nodeCount">Nodes of the world.</param>
/// <param name="quotaUvu">Quota of a witness and epoch.</param>
public sealed class QuotaHolds(int nodeCount, long quotaUvu) : InvariantCheck
{
    private readonly int[] epoch = new int[nodeCount];
    private readonly long[] inEpochUvu = new long[nodeCount];
    private readonly long[] earned = new long[nodeCount];
    private readonly long[] grownUvu = new long[nodeCount];
    private readonly int[] nonce = new int[nodeCount * Limits.SlotCount];
    private readonly int[] told = new int[nodeCount * Limits.SlotCount];
    private readonly Dictionary<int, long>[] byName = [.. Enumerable.Range(0, nodeCount).Select(_ => new Dictionary<int, long>())];
    private readonly HashSet<int>[] names = [.. Enumerable.Range(0, nodeCount).Select(_ => new HashSet<int>())];
    private readonly long[] mostUvu = new long[nodeCount];
    private readonly long[] growthMostUvu = new long[nodeCount];
    private bool isAttributed;

    /// <inheritdoc/>
    public override string Name => "quotaHolds";

    /// <inheritdoc/>
    public override void Ticked(SimNode node, long nowMs)
    {
        NodeMemory memory = node.Memory;
        int i = node.Index;
        Earned(node, nowMs);
        if (memory.Edges.EpochOf[i] != epoch[i])
        {
            Turned(node);
        }

        int first = i * Limits.SlotCount;
        ReadOnlySpan<int> kept = memory.Window(i).Trust.Narrow.AsSpan(TrustTable.GrantedKeptOf, Limits.SlotCount);
        bool isSame = kept.SequenceEqual(told.AsSpan(first, Limits.SlotCount))
            && memory.Keys.OwnNonceOf.AsSpan(first, Limits.SlotCount).SequenceEqual(nonce.AsSpan(first, Limits.SlotCount));
        for (int at = first; at < first + Limits.SlotCount && !isSame; at++)
        {
            told[at] = memory.Keys.OwnNonceOf[at] == nonce[at] ? told[at] : 0;
            nonce[at] = memory.Keys.OwnNonceOf[at];
            long more = (long)kept[at - first] - told[at];
            told[at] = kept[at - first];
            if (more > 0)
            {
                inEpochUvu[i] += more;
                CollectionsMarshal.GetValueRefOrAddDefault(byName[i], memory.Edges.PeerOf[at], out _) += more;
            }
        }

        mostUvu[i] = long.Max(mostUvu[i], inEpochUvu[i]);
        if (inEpochUvu[i] > quotaUvu && node.IsTrue && node.IsHonest)
        {
            Broken(nowMs, i, F($"granted {inEpochUvu[i]:N0} uVU in one epoch, bound {quotaUvu:N0}"));
        }
    }

    /// <inheritdoc/>
    public override void Booted(SimNode node, long nowMs)
    {
        NodeMemory memory = node.Memory;
        int i = node.Index;
        if (names[i].Add(memory.Edges.PseudonymOf[i]))
        {
            // A node that is born again without its flash is a new witness.
            inEpochUvu[i] = 0;
        }

        int first = i * Limits.SlotCount;
        ReadOnlySpan<int> kept = memory.Window(i).Trust.Narrow.AsSpan(TrustTable.GrantedKeptOf, Limits.SlotCount);
        for (int at = first; at < first + Limits.SlotCount; at++)
        {
            told[at] = memory.Keys.OwnNonceOf[at] == nonce[at] && memory.Edges.EpochOf[i] == epoch[i]
                ? int.Min(told[at], kept[at - first]) : kept[at - first];
            nonce[at] = memory.Keys.OwnNonceOf[at];
        }

        epoch[i] = memory.Edges.EpochOf[i];
        earned[i] = memory.Edges.EarnedOf[i];
    }

    /// <inheritdoc/>
    public override void End(SimWorld world, Accounts accounts, long nowMs)
    {
        // Grants that intruders claim are bounded only by the receiver, a quota a slot, as checked at every turn. A sleeper's grants at the
        // end of a wake are in its record and not seen here.
        isAttributed = world.Scenario.Intruders.Count == 0 && world.Scenario.Power is not { Sleep.IsOn: true };
        Dictionary<int, long> granted = [];
        foreach ((int name, long uvu) in byName.SelectMany(each => each))
        {
            granted[name] = granted.GetValueOrDefault(name) + uvu;
        }

        foreach (SimNode node in world.Nodes.Where(node => isAttributed && node.IsHonest))
        {
            long got = names[node.Index].Sum(name => granted.GetValueOrDefault(name));
            if (grownUvu[node.Index] > got)
            {
                Broken(nowMs, node.Index, F($"earned {grownUvu[node.Index]:N0} uVU, and neighbours granted it {got:N0}"));
            }
        }
    }

    /// <inheritdoc/>
    protected override string Measured() => F($"a witness granted at most {mostUvu.Max():N0} uVU in an epoch, bound {quotaUvu:N0}; ")
        + F($"at once at most {growthMostUvu.Max():N0} were earned, bound {Limits.SlotCount * quotaUvu:N0}")
        + (isAttributed ? F($"; {grownUvu.Sum():N0} uVU earned of {byName.Sum(each => each.Values.Sum()):N0} granted") : "");

    private void Turned(SimNode node)
    {
        int i = node.Index;
        names[i].Add(node.Memory.Edges.PseudonymOf[i]);
        epoch[i] = node.Memory.Edges.EpochOf[i];
        inEpochUvu[i] = 0;
        Array.Clear(told, i * Limits.SlotCount, Limits.SlotCount);
    }

    private void Earned(SimNode node, long nowMs)
    {
        int i = node.Index;
        long growth = node.Memory.Edges.EarnedOf[i] - earned[i];
        if (growth == 0)
        {
            return;
        }

        earned[i] = node.Memory.Edges.EarnedOf[i];
        grownUvu[i] += growth;
        growthMostUvu[i] = long.Max(growthMostUvu[i], growth);
        if (growth > Limits.SlotCount * quotaUvu && node.IsHonest)
        {
            Broken(nowMs, i, F($"earned {growth:N0} uVU at once, bound {Limits.SlotCount * quotaUvu:N0}"));
        }
    }
}
