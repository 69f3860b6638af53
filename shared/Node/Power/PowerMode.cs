namespace LVS.Node
{
    /// <summary>What feeds a node. The numbers appear in stored records, so they never change.</summary>
    public static class PowerMode
    {
        /// <summary>A supply that never ends: the node listens always and never sleeps.</summary>
        public const int Usb = 0;

        /// <summary>A battery, with a panel or without: the keeper decides.</summary>
        public const int Solar = 1;
    }
}
