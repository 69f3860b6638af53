namespace System.Net.NetworkInformation
{
    /// <summary>Tells of changes of the network. The emulated network never changes, so nobody is ever told.</summary>
    internal static class NetworkChange
    {
        /// <summary>An interface has got or lost its address.</summary>
        public static event NetworkAddressChangedEventHandler NetworkAddressChanged
        {
            add { }
            remove { }
        }

        /// <summary>The network has come or gone.</summary>
        public static event NetworkAvailabilityChangedEventHandler NetworkAvailabilityChanged
        {
            add { }
            remove { }
        }
    }
}
