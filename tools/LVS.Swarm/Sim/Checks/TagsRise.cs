using LVS.Core;

namespace LVS.Swarm.Sim;

/// <summary>A node never gives two edges the same tag: each is newer than all before it, over all lives of a flash that was not rolled back.</summary>
/// <param name="nodeCount">Nodes of the world.</param>
public sealed class TagsRise(int nodeCount) : Check
{
    private readonly int[] pseudonym = new int[nodeCount];
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
            told[node.Index] = 0;
        }

        // Serial order of 16 bits; what no frame has told before a power cut may be drawn again.
        if (node.IsTrue && told[node.Index] != 0 && (short)(ownTag - told[node.Index]) <= 0)
        {
            Broken(nowMs, node.Index, F($"opened an edge with tag {ownTag} after it had told tag {told[node.Index]}"));
        }
    }

    /// <inheritdoc/>
    public override void Sent(SimNode node, byte[] frame, int size, long nowMs)
    {
        Diff diff = node.Shard.Scratch;
        if (FrameHeader.KindOf(frame) != FrameKind.Diff || DiffCodec.Read(frame, size - Limits.MacSize, diff) != Outcome.Done
            || diff.Sender != pseudonym[node.Index])
        {
            return;
        }

        for (int i = 0; i < diff.EntryCount; i++)
        {
            int tag = diff.OwnTag[i];
            told[node.Index] = told[node.Index] == 0 || (short)(tag - told[node.Index]) > 0 ? tag : told[node.Index];
        }
    }

    /// <inheritdoc/>
    protected override string Measured() => "no tag was given twice";
}
