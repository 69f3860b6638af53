using System;
using System.Net.NetworkInformation;
using System.Threading;

using nanoFramework.Networking;

namespace LVS.Firmware
{
    /// <summary>
    /// Joins the Wi-Fi whose credentials are in the device's own network configuration; the image knows none. The system itself connects
    /// and reconnects (configuration option AutoConnect), so joining is waiting for an address.
    /// </summary>
    public sealed class WifiJoin
    {
        private const int AttemptMs = 20_000;
        private const int FailuresToReset = 5;

        // Written by the system's event thread, read by the loop; a bool needs no lock.
        private bool changed;

        /// <summary>Begins to listen for the loss of the network and for new addresses.</summary>
        public WifiJoin()
        {
            NetworkChange.NetworkAvailabilityChanged += OnAvailabilityChanged;
            NetworkChange.NetworkAddressChanged += OnAddressChanged;
        }

        /// <summary>
        /// Whether the network went away or gave an address since the last <see cref="Join"/>. A new address counts too: after a gap
        /// too short to be seen otherwise, the access point has forgotten our multicast group.
        /// </summary>
        public bool Changed => changed;

        /// <summary>Waits until the network has given an address, for weeks if need be.</summary>
        /// <param name="untilMs">Give up at this time of the board; <see cref="long.MaxValue"/> never.</param>
        /// <returns>Whether there is an address.</returns>
        public bool Join(long untilMs)
        {
            Backoff backoff = new Backoff();
            int failures = 0;
            while (!Attempt(untilMs))
            {
                if (Environment.TickCount64 >= untilMs)
                {
                    return false;
                }

                failures++;
                if (failures % FailuresToReset == 0)
                {
                    // The helper remembers what failed; a reset makes it look anew. It keeps the system's connection and our credentials.
                    WifiNetworkHelper.Reset();
                }

                backoff.Wait(
                    "LVS network: no address (status " + ((int)WifiNetworkHelper.Status)
                        .ToString() + "). Is the access point in reach, and are"
                    + " SSID, password and \"ConfigurationOption\": \"AutoConnect\" on the board ('nanoff --networkdeployment')?");
            }

            changed = false;
            return true;
        }

        private static bool Attempt(long untilMs)
        {
            long leftMs = untilMs - Environment.TickCount64;
            if (leftMs <= 0)
            {
                return false;
            }

            using (CancellationTokenSource timeout = new CancellationTokenSource(leftMs < AttemptMs ? (int)leftMs : AttemptMs))
            {
                // Unlike ConnectDhcp this takes no credentials, writes none to flash and may be called any number of times.
                return WifiNetworkHelper.Reconnect(false, 0, timeout.Token);
            }
        }

        private void OnAvailabilityChanged(object sender, NetworkAvailabilityEventArgs e)
        {
            changed = true;
        }

        private void OnAddressChanged(object sender, EventArgs e)
        {
            changed = true;
        }
    }
}
