namespace LVS.Core
{
    /// <summary>Names of edges as bytes. They seldom change, so those of one diff are kept for the next.</summary>
    internal sealed class EdgeNames
    {
        private readonly byte[] bytes = new byte[Limits.SlotCount * Limits.EdgeNameSize];
        private readonly int[] namedPeer = new int[Limits.SlotCount];
        private readonly int[] namedTags = new int[Limits.SlotCount];

        /// <summary>Peer and tags of all edges of a diff as the bytes of SPEC 3.1, <see cref="Limits.EdgeNameSize"/> of each.</summary>
        internal byte[] Of(Diff diff)
        {
            int[] peers = diff.Peer;
            int[] ownTags = diff.OwnTag;
            int[] peerTags = diff.PeerTag;
            int[] namedPeers = namedPeer;
            int[] namedTagPairs = namedTags;
            int count = diff.EntryCount;
            for (int i = 0; i < count; i++)
            {
                int peer = peers[i];
                int tags = ownTags[i] | (peerTags[i] << 16);
                if (namedPeers[i] != peer || namedTagPairs[i] != tags)
                {
                    namedPeers[i] = peer;
                    namedTagPairs[i] = tags;
                    LittleEndian.Write32(bytes, i * Limits.EdgeNameSize, peer);
                    LittleEndian.Write32(bytes, i * Limits.EdgeNameSize + 4, tags);
                }
            }

            return bytes;
        }
    }
}
