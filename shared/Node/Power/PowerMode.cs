namespace LVS.Node
{
    /// <summary>What feeds a node. The numbers appear in stored records, so they never change.</summary>
    public static class PowerMode
    {
        /// <summary>A supply that never ends: the node always listens and never sleeps.</summary>
        public const int Usb = 0;

        /// <summary>A battery, with or without a solar panel: the keeper decides.</summary>
        public const int Solar = 1;
    }
}
