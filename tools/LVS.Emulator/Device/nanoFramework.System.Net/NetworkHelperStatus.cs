namespace nanoFramework.Networking
{
    /// <summary>State of the network helper. The numbers are the device's.</summary>
    internal enum NetworkHelperStatus
    {
        /// <summary>Not started.</summary>
        None = 0,

        /// <summary>Waiting.</summary>
        Started = 1,

        /// <summary>The board has an address.</summary>
        NetworkIsReady = 2,
    }
}
