namespace nanoFramework.Networking
{
    /// <summary>How far the network helper has come. The numbers are the device's.</summary>
    internal enum NetworkHelperStatus
    {
        /// <summary>Not started.</summary>
        None = 0,

        /// <summary>Waiting.</summary>
        Started = 1,

        /// <summary>There is an address.</summary>
        NetworkIsReady = 2,
    }
}
