using LVS.Core;

namespace LVS.Swarm.Sim;

/// <summary>A node never gives two edges the same tag: each is newer than all before it, over all lives of a flash that was not rolled back.</summary>
/// <param name="nodeCount">Nodes of the world.</param>
public sealed class TagsRise(int nodeCount) : Check
{
    private readonly int[] pseudonym = new int[nodeCount];
    private readonly int[] tag = new int[nodeCount];
    private readonly int[] told = new int[nodeCount];

    /// <inheritdoc/>
    public override string Name => "tagsRise";

    /// <inheritdoc/>
    public override void Opened(SimNode node, int ownTag, long nowMs)
    {
        int name = node.Memory.Pseudonym[node.Index];
        if (name != pseudonym[node.Index])
        {
            pseudonym[node.Index] = name;
            tag[node.Index] = told[node.Index] = 0;
        }

        // Serial order of 16 bits; what no frame has told before a power cut may be drawn again.
        if (node.IsTrue && told[node.Index] != 0 && (short)(ownTag - told[node.Index]) <= 0)
        {
            Broken(nowMs, node.Index, F($"opened an edge with tag {ownTag} after it had told tag {told[node.Index]}"));
        }

        tag[node.Index] = Later(tag[node.Index], ownTag);
    }

    /// <inheritdoc/>
    public override void Booted(SimNode node, long nowMs) => tag[node.Index] = told[node.Index];

    /// <inheritdoc/>
    public override void Sent(SimNode node, byte[] frame, int size, long nowMs)
    {
        Diff diff = node.Shard.Scratch;
        if (FrameHeader.KindOf(frame) != FrameKind.Diff || DiffCodec.Read(frame, size - Limits.MacSize, diff) != Outcome.Done)
        {
            return;
        }

        int newest = 0;
        for (int i = 0; i < diff.EntryCount; i++)
        {
            newest = Later(newest, diff.OwnTag[i]);
        }

        // A tag drawn in this very turn is heard of after it; a sleeper tells what it knew when it woke.
        bool isKnown = newest != 0 && tag[node.Index] != 0 && (short)(tag[node.Index] - newest) >= 0;
        int now = isKnown ? newest : tag[node.Index];
        told[node.Index] = node.Memory.Pseudonym[node.Index] != pseudonym[node.Index] ? 0 : newest == 0 ? told[node.Index] : Later(told[node.Index], now);
    }

    private static int Later(int tag, int other) => tag == 0 || (other != 0 && (short)(other - tag) > 0) ? other : tag;

    /// <inheritdoc/>
    protected override string Measured() => "no tag was given twice";
}
