namespace System.Net.NetworkInformation
{
    /// <summary>Raises events when the network changes. The emulated network never changes, so it raises none.</summary>
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
