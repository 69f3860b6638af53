using LVS.Core;

namespace LVS.Sim;

/// <content>What a turn will touch, and brings nearer before it begins.</content>
public sealed partial class SimNode
{
    private const int WindowSize = 1640;

    // Where the parts that every turn touches lie behind a node, in the order in which they were allocated: names and times; counters, gate
    // and timer; key stage; membership, diffs and keepsakes. A number that is no longer right costs time only.
    private static readonly (int From, int Size)[] partsOfNode = [(0, 448), (832, 488), (1584, 136), (2296, 488)];

    /// <inheritdoc/>
    public override void ApproachParts()
    {
        base.ApproachParts();
        if (node == null)
        {
            return;
        }

        foreach ((int from, int size) in partsOfNode)
        {
            Prefetch.Object(node, from, size);
        }

        Prefetch.Object(window, 0, WindowSize);
        int first = Index * Limits.SlotCount;
        EdgeTable edges = world.Memory.Edges;
        Prefetch.Elements(edges.PseudonymOf, Index, 1);
        Prefetch.Elements(edges.WeightOf, Index, 1);
        Prefetch.Elements(edges.FloatOf, Index, 1);
        Prefetch.Elements(edges.PeerOf, first, Limits.SlotCount);
        Prefetch.Elements(edges.SlotFlagsOf, first, Limits.SlotCount);
        Prefetch.Elements(edges.SentOf, first, Limits.SlotCount);
        Prefetch.Elements(edges.CreditedOf, first, Limits.SlotCount);
        Prefetch.Elements(edges.PeerCreditedOf, first, Limits.SlotCount);
        EdgeKeyTable keys = world.Memory.Keys;
        Prefetch.Elements(keys.StateOf, first, Limits.SlotCount);
        Prefetch.Elements(keys.EdgeKeysOf, first * Limits.KeySize, Limits.SlotCount * Limits.KeySize);
        Prefetch.Elements(keys.PeerIdOf, first, Limits.SlotCount);
        Prefetch.Elements(keys.OwnNonceOf, first, Limits.SlotCount);
        Prefetch.Elements(keys.PeerNonceOf, first, Limits.SlotCount);
        Prefetch.Elements(keys.PeerSeqOf, first, Limits.SlotCount);
        Prefetch.Elements(keys.GenerationOf, first, Limits.SlotCount);
    }
}
