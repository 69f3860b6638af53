namespace LVS.Core
{
    /// <summary>What a relay turned out to be, compared with what we heard ourselves.</summary>
    public enum RelayCheck
    {
        /// <summary>Nothing to compare: no neighbour of ours, or another frame than the newest we heard.</summary>
        Unknown = 0,

        /// <summary>The same frame: the relay was true, and serves both.</summary>
        Confirmed = 1,

        /// <summary>One neighbour says it heard something else: it may lie.</summary>
        Doubted = 2,

        /// <summary>
        /// More than half of the trusted neighbours say so: the relayed node tells different things to different neighbours.
        /// </summary>
        Equivocation = 3,
    }
}
