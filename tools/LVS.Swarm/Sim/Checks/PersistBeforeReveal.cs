using LVS.Core;

namespace LVS.Swarm.Sim;

/// <summary>No frame carries a counter or a tag that would be forgotten if power failed now: the flash covers all that is told.</summary>
public sealed class PersistBeforeReveal : Check
{
    private const int SlotsAt = 40;
    private const int SlotSize = 40;

    private long frames;

    /// <inheritdoc/>
    public override string Name => "persistBeforeReveal";

    /// <inheritdoc/>
    public override void Sent(SimNode node, byte[] frame, int size, long nowMs)
    {
        Diff diff = node.Shard.Scratch;
        if (FrameHeader.KindOf(frame) != FrameKind.Diff || DiffCodec.Read(frame, size - Limits.MacSize, diff) != Outcome.Done)
        {
            return;
        }

        frames++;
        byte[]? record = node.Vault.Newest;
        if (record == null || LittleEndian.Read32(record, 8) != diff.Sender)
        {
            Broken(nowMs, node.Index, "told its pseudonym before its flash held it");
            return;
        }

        for (int i = 0; i < diff.EntryCount; i++)
        {
            int at = Find(record, diff.Peer[i], diff.OwnTag[i]);
            if (at < 0)
            {
                Broken(nowMs, node.Index, F($"told of an edge to {diff.Peer[i]:x8} that its flash does not hold"));
            }
            else if (LittleEndian.Read64(record, at + 8) < diff.Sent[i] || LittleEndian.Read64(record, at + 16) < diff.Credited[i])
            {
                Broken(nowMs, node.Index, F($"told sent {diff.Sent[i]:N0} and credited {diff.Credited[i]:N0} uVU; its flash holds ")
                    + F($"{LittleEndian.Read64(record, at + 8):N0} and {LittleEndian.Read64(record, at + 16):N0}"));
            }
        }
    }

    /// <inheritdoc/>
    protected override string Measured() => F($"{frames:N0} frames, each covered by its sender's flash");

    private static int Find(byte[] record, int peer, int ownTag)
    {
        for (int slot = 0; slot < Limits.SlotCount; slot++)
        {
            int at = SlotsAt + (slot * SlotSize);
            if (LittleEndian.Read32(record, at) == peer && LittleEndian.Read16(record, at + 4) == ownTag)
            {
                return at;
            }
        }

        return -1;
    }
}
