using System.Threading;

namespace nanoFramework.Networking
{
    /// <summary>The device's Wi-Fi helper. The PC's network stands in for the access point, so joining succeeds at once.</summary>
    internal static class WifiNetworkHelper
    {
        /// <summary>State of the connection.</summary>
        public static NetworkHelperStatus Status { get; private set; } = NetworkHelperStatus.None;

        /// <summary>Waits until the system has connected and has an address.</summary>
        /// <returns>False when the token was cancelled first.</returns>
        public static bool Reconnect(bool requiresDateTime = false, int wifiAdapterId = 0, CancellationToken token = default)
        {
            Status = NetworkHelperStatus.NetworkIsReady;
            return true;
        }

        /// <summary>Clears an earlier failure, so that a connection can be set up anew.</summary>
        public static void Reset()
        {
            Status = NetworkHelperStatus.None;
        }
    }
}
