namespace LVS.Core
{
    /// <summary>How an entry that was heard changed the secrets of its edge (SPEC 5.2).</summary>
    public enum HandshakeEvent
    {
        /// <summary>Nothing changed: the tag is wrong, the frame is old, or it tells nothing new.</summary>
        Nothing = 0,

        /// <summary>The entry cannot be checked before the peer's public key is known: ask for a hello.</summary>
        KeyWanted = 1,

        /// <summary>The peer's nonce was stored, or the peer does not know yet that we heard it: answer soon.</summary>
        Noted = 2,

        /// <summary>Both ends know both nonces: the edge has its key, which must be on flash before a frame uses it.</summary>
        Keyed = 3,

        /// <summary>The peer has begun a new edge: close ours and refund its net flow. The slot is open again.</summary>
        Reopened = 4,

        /// <summary>The entry is under the edge's key and newer than all before: it counts.</summary>
        Right = 5,

        /// <summary>As <see cref="Right"/>, and the first such entry: the edge is mutual from now on.</summary>
        Mutual = 6,
    }
}
