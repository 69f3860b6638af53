namespace LVS.Node
{
    /// <summary>What a node does with a wake, decided by <see cref="PowerKeeper"/> before the radio is switched on.</summary>
    public static class PowerAction
    {
        /// <summary>Radio on, no sleep: a supply that never ends, or no pack that could be read.</summary>
        public const int Stay = 0;

        /// <summary>Radio on for the common slot, then a nap.</summary>
        public const int Meet = 1;

        /// <summary>Radio off: back to sleep at once, to look at the battery again later.</summary>
        public const int Dark = 2;
    }
}
