using System;
using System.Collections.Generic;
using System.Globalization;

using LVS.Core;
using LVS.Harness;

namespace LVS.Sim;

/// <summary>
/// The accounts of the honest region at one moment, computed from the counters alone (theorems T1 and T6): floats, value in flight on edges
/// that both ends agree on, refunds that half-closed edges still owe, and the net flow to nodes that are not honest. Amounts in micro-VU.
/// The same sums as <see cref="Balance"/>, but over flat arrays and without allocating, so that they can be computed a hundred thousand
/// times.
/// </summary>
public sealed class Accounts(SimWorld world)
{
    private readonly List<(int Name, int Node)> names = [];
    private readonly int[] nameNow = new int[world.Nodes.Length];
    private int[] keys = new int[16];
    private int[] values = new int[16];

    /// <summary>Sum of the float bases.</summary>
    public long BaseUvu { get; private set; }

    /// <summary>Sum of the floats.</summary>
    public long FloatUvu { get; private set; }

    /// <summary>Paid and not yet credited.</summary>
    public long InFlightUvu { get; private set; }

    /// <summary>Net flow of ends without a counterpart.</summary>
    public long PendingUvu { get; private set; }

    /// <summary>Ends with a net flow and without a counterpart, though both nodes run.</summary>
    public int PendingEnds { get; private set; }

    /// <summary>Their slots, by index in the memory's slot arrays.</summary>
    public List<int> Pending { get; } = [];

    /// <summary>A description of the first of them; empty if there is none.</summary>
    public string PendingWho { get; private set; } = "";

    /// <summary>A description of the first overcredited end between nodes that run; empty if there is none.</summary>
    public string OvercreditedWho { get; private set; } = "";

    /// <summary>Net flow over edges to intruders: positive when the honest region has lost.</summary>
    public long CutNetUvu { get; private set; }

    /// <summary>Edges to intruders.</summary>
    public int CutEdges { get; private set; }

    /// <summary>Largest net flow over one edge to an intruder.</summary>
    public long CutEdgeLargestUvu { get; private set; }

    /// <summary>Edges that both ends agree on, each once.</summary>
    public int MatchedEdges { get; private set; }

    /// <summary>Ends where more was credited than sent, between nodes that were never rolled back.</summary>
    public int OvercreditedEnds { get; private set; }

    /// <summary>The same for ends where a node was rolled back.</summary>
    public int OvercreditedRolledBack { get; private set; }

    /// <summary>A node whose float does not follow from its counters, or -1.</summary>
    public int CrookedNode { get; private set; }

    /// <summary>Value that appeared or vanished.</summary>
    public long ErrorUvu => Math.Abs(FloatUvu + InFlightUvu + PendingUvu + CutNetUvu - BaseUvu);

    /// <summary>Edges that both ends agree on, when asked for: node, slot, node, slot.</summary>
    public List<(int From, int FromSlot, int To, int ToSlot)>? Edges { get; set; }

    /// <summary>Computes the accounts of this moment.</summary>
    public void Take()
    {
        BaseUvu = FloatUvu = InFlightUvu = PendingUvu = CutNetUvu = CutEdgeLargestUvu = 0;
        PendingEnds = CutEdges = MatchedEdges = OvercreditedEnds = OvercreditedRolledBack = 0;
        CrookedNode = -1;
        Pending.Clear();
        PendingWho = OvercreditedWho = "";
        Edges?.Clear();
        Index();
        foreach (SimNode node in world.Nodes)
        {
            if (node.IsHonest && world.Memory.Edges.PseudonymOf[node.Index] != 0)
            {
                Account(world.Memory, node.Index, node.Index);
            }
        }

        IReadOnlyList<NodeMemory> lost = world.LostLedgers.All;
        for (int i = 0; i < lost.Count; i++)
        {
            Account(lost[i], 0, world.Nodes.Length + i);
        }
    }

    private void Account(NodeMemory memory, int node, int account)
    {
        BaseUvu += memory.Edges.EarnedOf[node] >> 3;
        FloatUvu += memory.Edges.FloatOf[node];
        long float0 = memory.Edges.EarnedOf[node] >> 3;
        for (int at = node * Limits.SlotCount; at < (node + 1) * Limits.SlotCount; at++)
        {
            if (memory.Edges.PeerOf[at] != 0)
            {
                long net = memory.Edges.SentOf[at] - memory.Edges.CreditedOf[at];
                float0 -= net;
                End(memory, node, at, account, net);
            }
        }

        if (float0 != memory.Edges.FloatOf[node] && CrookedNode < 0)
        {
            CrookedNode = account;
        }
    }

    private void End(NodeMemory memory, int node, int at, int account, long net)
    {
        int peer = Find(memory.Edges.PeerOf[at]);
        if (peer < 0)
        {
            CutNetUvu += net;
            CutEdges++;
            CutEdgeLargestUvu = Math.Max(CutEdgeLargestUvu, Math.Abs(net));
            return;
        }

        NodeMemory other = peer < world.Nodes.Length ? world.Memory : world.LostLedgers.All[peer - world.Nodes.Length];
        int otherNode = peer < world.Nodes.Length ? peer : 0;
        int match = Match(memory, at, account, other, otherNode);
        if (match < 0)
        {
            PendingUvu += net;
            if (net != 0 && IsUp(peer) && IsUp(account))
            {
                PendingEnds++;
                Pending.Add(at);
                PendingWho = Edges != null && PendingWho.Length == 0 ? Tell(memory, at, account, peer) : PendingWho;
            }

            return;
        }

        long forth = memory.Edges.SentOf[at] - other.Edges.CreditedOf[match];
        InFlightUvu += forth;
        if (forth < 0)
        {
            OvercreditedWho = Edges != null && OvercreditedWho.Length == 0 && IsUp(account) && IsUp(peer)
                ? Tell(memory, at, account, peer) : OvercreditedWho;
            if (IsTrue(account) && IsTrue(peer))
            {
                OvercreditedEnds++;
            }
            else
            {
                OvercreditedRolledBack++;
            }
        }

        if (account < peer)
        {
            MatchedEdges++;
            Edges?.Add((account, at, peer, match));
        }
    }

    private bool IsUp(int account) => account < world.Nodes.Length && world.Nodes[account].IsPresent;

    private static string Tell(NodeMemory memory, int at, int account, int peer) => string.Create(
        CultureInfo.InvariantCulture,
        $"node {account}, nonces {memory.Keys.OwnNonceOf[at]:x8}/{memory.Keys.PeerNonceOf[at]:x8}, flags {memory.Edges.SlotFlagsOf[at]}, "
            + $"sent {memory.Edges.SentOf[at]:N0}, credited {memory.Edges.CreditedOf[at]:N0}, towards node {peer}");

    private bool IsTrue(int account) => account < world.Nodes.Length && world.Nodes[account].IsTrue;

    private int Match(NodeMemory memory, int at, int account, NodeMemory other, int otherNode)
    {
        for (int there = otherNode * Limits.SlotCount; there < (otherNode + 1) * Limits.SlotCount; there++)
        {
            if (memory.Keys.StateOf[at] >= EdgeKeyTable.Keyed && other.Keys.StateOf[there] >= EdgeKeyTable.Keyed
                && other.Keys.OwnNonceOf[there] == memory.Keys.PeerNonceOf[at]
                && other.Keys.PeerNonceOf[there] == memory.Keys.OwnNonceOf[at]
                && other.Edges.PeerOf[there] != 0 && Find(other.Edges.PeerOf[there]) == account)
            {
                return there;
            }
        }

        return -1;
    }

    private void Index()
    {
        foreach (SimNode node in world.Nodes)
        {
            int name = world.Memory.Edges.PseudonymOf[node.Index];
            if (node.IsHonest && name != nameNow[node.Index])
            {
                nameNow[node.Index] = name;
                names.Add((name, node.Index));
            }
        }

        int size = 16;
        while (size < (names.Count + world.Nodes.Length + (2 * world.LostLedgers.All.Count)) * 2)
        {
            size *= 2;
        }

        if (keys.Length != size)
        {
            keys = new int[size];
            values = new int[size];
        }

        Array.Clear(keys);

        // A sleeper still calls its neighbours by names of much earlier epochs.
        foreach ((int name, int node) in names)
        {
            Put(name, node);
        }

        foreach (SimNode node in world.Nodes)
        {
            if (node.IsHonest)
            {
                Put(world.Memory.Edges.FormerOf[node.Index], node.Index);
            }
        }

        for (int i = 0; i < world.LostLedgers.All.Count; i++)
        {
            Put(world.LostLedgers.All[i].Edges.FormerOf[0], world.Nodes.Length + i);
            Put(world.LostLedgers.All[i].Edges.PseudonymOf[0], world.Nodes.Length + i);
        }
    }

    private void Put(int pseudonym, int account)
    {
        if (pseudonym == 0)
        {
            return;
        }

        int at = Place(pseudonym);
        keys[at] = pseudonym;
        values[at] = account;
    }

    private int Find(int pseudonym)
    {
        int at = Place(pseudonym);
        return keys[at] == pseudonym ? values[at] : -1;
    }

    private int Place(int pseudonym)
    {
        int mask = keys.Length - 1;
        int at = (int)(((uint)pseudonym * 0x9E3779B1U) >> 7) & mask;
        while (keys[at] != 0 && keys[at] != pseudonym)
        {
            at = (at + 1) & mask;
        }

        return at;
    }
}
