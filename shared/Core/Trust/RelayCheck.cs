namespace LVS.Core
{
    /// <summary>The result of comparing a relay with what we heard ourselves.</summary>
    public enum RelayCheck
    {
        /// <summary>
        /// Nothing to compare: the node is no neighbour of ours, or the relay is about another frame than the newest we heard.
        /// </summary>
        Unknown = 0,

        /// <summary>The same frame: the relay was true, and counts for both neighbours.</summary>
        Confirmed = 1,

        /// <summary>One neighbour reports a different frame: it may lie.</summary>
        Doubted = 2,

        /// <summary>
        /// More than half of the trusted neighbours report a different frame: the relayed node tells different things to different
        /// neighbours.
        /// </summary>
        Equivocation = 3,
    }
}
