namespace LVS.Core
{
    /// <summary>What a heard entry did to the secrets of its edge (SPEC 5.2).</summary>
    public enum HandshakeEvent
    {
        /// <summary>Nothing moved: the tag is wrong, the frame is old, or it says what is known.</summary>
        Nothing = 0,

        /// <summary>The entry cannot be checked before the peer's public key is known: a hello is wanted.</summary>
        KeyWanted = 1,

        /// <summary>The peer's nonce was taken in, or it repeats what it cannot know we heard: it should hear from us soon.</summary>
        Noted = 2,

        /// <summary>Both nonces are known at both ends: the edge has its key, which must be durable before a frame uses it.</summary>
        Keyed = 3,

        /// <summary>The peer has begun a new edge: ours must be closed, its net flow returned; the slot is open again.</summary>
        Reopened = 4,

        /// <summary>The entry is under the edge's key and newer than all before: it counts.</summary>
        Right = 5,

        /// <summary>As <see cref="Right"/>, and the first: the edge is mutual from now on.</summary>
        Mutual = 6,
    }
}
