namespace LVS.Core
{
    /// <summary>What an entry under the key of a mutual edge says about our payments over it (SPEC 5.2).</summary>
    public enum EdgeAgreement
    {
        /// <summary>The entry agrees with what we know: its counters count.</summary>
        Mutual = 0,

        /// <summary>The peer claims to have credited more than we sent: the edge must be closed.</summary>
        Overclaim = 1,

        /// <summary>As <see cref="Mutual"/>; the peer also echoed payments that our flash had lost, and we took them over.</summary>
        Recalled = 2,
    }
}
