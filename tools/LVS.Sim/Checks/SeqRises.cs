using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// Under one pseudonym every diff has a higher seq than all before it, over all lives of a node whose flash was not rolled back.
/// </summary>
/// <param name="nodeCount">Nodes of the world.</param>
public sealed class SeqRises(int nodeCount) : InvariantCheck
{
    private readonly int[] pseudonym = new int[nodeCount];
    private readonly int[] seq = new int[nodeCount];

    /// <inheritdoc/>
    public override string Name => "seqRises";

    /// <inheritdoc/>
    public override void Sent(SimNode node, Letter said, int size, long nowMs)
    {
        if (said.Kind != FrameKind.Diff)
        {
            // Frames about fragments have separate numbers.
            return;
        }

        int now = said.Seq;
        int sender = said.Sender;
        if (node.IsTrue && sender == pseudonym[node.Index] && now - seq[node.Index] <= 0)
        {
            Broken(nowMs, node.Index, F($"sent seq {(uint)now} after {(uint)seq[node.Index]}"));
        }

        pseudonym[node.Index] = sender;
        seq[node.Index] = now;
    }

    /// <inheritdoc/>
    protected override string Measured() => "every diff had a higher seq than its sender's before it";
}
