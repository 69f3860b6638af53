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
    private readonly Grants[] grantsOf = new Grants[nodeCount];
    private readonly Dictionary<int, long>[] byName = [.. Enumerable.Range(0, nodeCount).Select(_ => new Dictionary<int, long>())];
    private readonly HashSet<int>[] names = [.. Enumerable.Range(0, nodeCount).Select(_ => new HashSet<int>())];
    private bool isAttributed;

    /// <inheritdoc/>
    public override string Name => "quotaHolds";

    /// <inheritdoc/>
    public override void Ticked(SimNode node, long nowMs)
    {
        NodeMemory memory = node.Memory;
        int i = node.Index;
        ref Grants grants = ref grantsOf[i];
        Earned(node, ref grants, nowMs);
        if (memory.Edges.EpochOf[i] != grants.Epoch)
        {
            Turned(node, ref grants);
        }

        int first = i * Limits.SlotCount;
        ReadOnlySpan<int> kept = memory.Window(i).Trust.Narrow.AsSpan(TrustTable.GrantedKeptOf, Limits.SlotCount);
        ReadOnlySpan<int> nonces = memory.Keys.OwnNonceOf.AsSpan(first, Limits.SlotCount);
        bool isSame = kept.SequenceEqual(grants.Told) && nonces.SequenceEqual(grants.Nonce);
        for (int slot = 0; slot < Limits.SlotCount && !isSame; slot++)
        {
            long more = (long)kept[slot] - (nonces[slot] == grants.Nonce[slot] ? grants.Told[slot] : 0);
            grants.Nonce[slot] = nonces[slot];
            grants.Told[slot] = kept[slot];
            if (more > 0)
            {
                grants.InEpochUvu += more;
                CollectionsMarshal.GetValueRefOrAddDefault(byName[i], memory.Edges.PeerOf[first + slot], out _) += more;
            }
        }

        grants.MostUvu = long.Max(grants.MostUvu, grants.InEpochUvu);
        if (grants.InEpochUvu > quotaUvu && node.IsTrue && node.IsHonest)
        {
            Broken(nowMs, i, F($"granted {grants.InEpochUvu:N0} uVU in one epoch, bound {quotaUvu:N0}"));
        }
    }

    /// <inheritdoc/>
    public override void Booted(SimNode node, long nowMs)
    {
        NodeMemory memory = node.Memory;
        int i = node.Index;
        ref Grants grants = ref grantsOf[i];
        if (names[i].Add(memory.Edges.PseudonymOf[i]))
        {
            // A node that is born again without its flash is a new witness.
            grants.InEpochUvu = 0;
        }

        ReadOnlySpan<int> kept = memory.Window(i).Trust.Narrow.AsSpan(TrustTable.GrantedKeptOf, Limits.SlotCount);
        ReadOnlySpan<int> nonces = memory.Keys.OwnNonceOf.AsSpan(i * Limits.SlotCount, Limits.SlotCount);
        for (int slot = 0; slot < Limits.SlotCount; slot++)
        {
            grants.Told[slot] = nonces[slot] == grants.Nonce[slot] && memory.Edges.EpochOf[i] == grants.Epoch
                ? int.Min(grants.Told[slot], kept[slot]) : kept[slot];
            grants.Nonce[slot] = nonces[slot];
        }

        grants.Epoch = memory.Edges.EpochOf[i];
        grants.EarnedUvu = memory.Edges.EarnedOf[i];
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
            long grownUvu = grantsOf[node.Index].GrownUvu;
            if (grownUvu > got)
            {
                Broken(nowMs, node.Index, F($"earned {grownUvu:N0} uVU, and neighbours granted it {got:N0}"));
            }
        }
    }

    /// <inheritdoc/>
    protected override string Measured() =>
        F($"a witness granted at most {grantsOf.Max(one => one.MostUvu):N0} uVU in an epoch, bound {quotaUvu:N0}; ")
        + F($"at once at most {grantsOf.Max(one => one.GrowthMostUvu):N0} were earned, bound {Limits.SlotCount * quotaUvu:N0}")
        + (isAttributed
            ? F($"; {grantsOf.Sum(one => one.GrownUvu):N0} uVU earned of {byName.Sum(each => each.Values.Sum()):N0} granted") : "");

    private void Turned(SimNode node, ref Grants grants)
    {
        names[node.Index].Add(node.Memory.Edges.PseudonymOf[node.Index]);
        grants.Epoch = node.Memory.Edges.EpochOf[node.Index];
        grants.InEpochUvu = 0;
        grants.Told = default;
    }

    private void Earned(SimNode node, ref Grants grants, long nowMs)
    {
        long growth = node.Memory.Edges.EarnedOf[node.Index] - grants.EarnedUvu;
        if (growth == 0)
        {
            return;
        }

        grants.EarnedUvu += growth;
        grants.GrownUvu += growth;
        grants.GrowthMostUvu = long.Max(grants.GrowthMostUvu, growth);
        if (growth > Limits.SlotCount * quotaUvu && node.IsHonest)
        {
            Broken(nowMs, node.Index, F($"earned {growth:N0} uVU at once, bound {Limits.SlotCount * quotaUvu:N0}"));
        }
    }

    /// <summary>Grants by and to one node, which lie together, because every turn needs them.</summary>
    private struct Grants
    {
        public Slots<int> Told;
        public Slots<int> Nonce;
        public int Epoch;
        public long InEpochUvu;
        public long MostUvu;
        public long EarnedUvu;
        public long GrownUvu;
        public long GrowthMostUvu;
    }
}
