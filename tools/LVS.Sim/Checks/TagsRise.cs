using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// A node never gives two edges the same tag: each is newer than all before it, over all lives of a flash that was not rolled back.
/// </summary>
/// <param name="nodeCount">Nodes of the world.</param>
public sealed class TagsRise(int nodeCount) : InvariantCheck
{
    private readonly int[] pseudonym = new int[nodeCount];
    private readonly int[] opened = new int[nodeCount];
    private readonly int[] told = new int[nodeCount];

    /// <inheritdoc/>
    public override string Name => "tagsRise";

    /// <inheritdoc/>
    public override void Opened(SimNode node, int ownTag, long nowMs)
    {
        int name = node.Memory.Edges.PseudonymOf[node.Index];
        if (name != pseudonym[node.Index])
        {
            pseudonym[node.Index] = name;
            opened[node.Index] = told[node.Index] = 0;
        }

        // Serial order of 16 bits; what no frame has told before a power cut may be drawn again.
        if (node.IsTrue && told[node.Index] != 0 && (short)(ownTag - told[node.Index]) <= 0)
        {
            Broken(nowMs, node.Index, F($"opened an edge with tag {ownTag} after it had told tag {told[node.Index]}"));
        }

        opened[node.Index] = Later(opened[node.Index], ownTag);
    }

    /// <inheritdoc/>
    public override void Booted(SimNode node, long nowMs) => opened[node.Index] = node.Memory.Edges.TagLastOf[node.Index];

    /// <inheritdoc/>
    public override void Sent(SimNode node, Letter said, int size, long nowMs)
    {
        Diff diff = said.Diff;
        if (said.Kind != FrameKind.Diff || diff.Sender != pseudonym[node.Index])
        {
            return;
        }

        for (int i = 0; i < diff.EntryCount; i++)
        {
            // An edge opened in the turn that tells of it comes to this check behind its frame, and counts as told with the next one.
            int tag = diff.OwnTag[i];
            told[node.Index] = (short)(tag - opened[node.Index]) <= 0 ? Later(told[node.Index], tag) : told[node.Index];
        }
    }

    /// <summary>The later of two tags in the serial order of 16 bits, 0 being none.</summary>
    private static int Later(int before, int tag) => before == 0 || (short)(tag - before) > 0 ? tag : before;

    /// <inheritdoc/>
    protected override string Measured() => "no tag was given twice";
}
