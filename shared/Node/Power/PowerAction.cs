namespace LVS.Node
{
    /// <summary>What a node does in a wake, decided by <see cref="PowerKeeper"/> before the radio is switched on.</summary>
    public static class PowerAction
    {
        /// <summary>Radio on, no sleep: the supply never ends, or no battery could be read.</summary>
        public const int Stay = 0;

        /// <summary>Radio on for the common slot, then a nap.</summary>
        public const int Meet = 1;

        /// <summary>Radio off: sleep again at once, and check the battery again later.</summary>
        public const int Dark = 2;
    }
}
