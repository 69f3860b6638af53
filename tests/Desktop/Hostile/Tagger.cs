using System.Linq;

using LVS.Core;

namespace LVS.Tests.Desktop.Hostile;

/// <summary>A member that shares keys with the node under test: what it writes is under the key of their edge, entry by entry.</summary>
internal sealed class Tagger
{
    private readonly EdgeKeyTable keys = new(1);
    private readonly Handshake handshake;
    private readonly byte[] digest = new byte[Limits.MacSize];

    /// <summary>Tags by a hash.</summary>
    public Tagger(IHmac hash)
    {
        handshake = new Handshake(keys, 0, hash);
        Key.CopyTo(keys.EdgeKeysOf, 0);
        Key.CopyTo(keys.PairKeysOf, 0);
        keys.FlagsOf[0] |= EdgeKeyTable.HasPairKey;
        keys.StateOf[0] = EdgeKeyTable.Mutual;
    }

    /// <summary>K and Q of every edge in shared/vectors/frames.txt.</summary>
    public static byte[] Key { get; } = [.. Enumerable.Range(0, Limits.KeySize).Select(i => (byte)i)];

    /// <summary>Writes and signs a diff, with a right tag for every entry and for its tombstone.</summary>
    /// <returns>Bytes of the frame.</returns>
    public int Seal(FrameGate gate, Diff diff, byte[] frame)
    {
        gate.Write(diff, frame, digest);
        for (int i = 0; i < diff.EntryCount; i++)
        {
            diff.Tag[i] = handshake.Tag(0, diff.Nonce[i] != 0, digest);
        }

        diff.Tag[diff.EntryCount] = handshake.TombstoneTag(keys.EdgeKeysOf, 0, digest);
        return gate.Seal(diff, frame);
    }
}
