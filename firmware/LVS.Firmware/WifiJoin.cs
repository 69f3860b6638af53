using System;
using System.Net.NetworkInformation;
using System.Threading;

using nanoFramework.Networking;

namespace LVS.Firmware
{
    /// <summary>
    /// Joins the Wi-Fi whose credentials are in the device's own network configuration; the image contains none. The system itself connects
    /// and reconnects (configuration option AutoConnect), so joining means waiting for an address.
    /// </summary>
    public sealed class WifiJoin
    {
        private const int AttemptMs = 20_000;
        private const int FailuresToReset = 5;

        // The system's event thread writes it, the loop reads it; a bool needs no lock.
        private bool changed;

        /// <summary>Begins to listen for loss of the network and for new addresses.</summary>
        public WifiJoin()
        {
            NetworkChange.NetworkAvailabilityChanged += OnAvailabilityChanged;
            NetworkChange.NetworkAddressChanged += OnAddressChanged;
        }

        /// <summary>
        /// Whether the network was lost or gave an address since the last <see cref="Join"/>. A new address counts too: in a gap too short
        /// to be detected otherwise, the access point may have forgotten our multicast group.
        /// </summary>
        public bool Changed => changed;

        /// <summary>Waits until the network has given an address, for weeks if necessary.</summary>
        /// <param name="untilMs">The board's time at which to give up; <see cref="long.MaxValue"/> for never.</param>
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
                    // The helper remembers a failure; a reset makes it check again. The system's connection and our credentials stay.
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
                // Unlike ConnectDhcp this takes no credentials, writes none to flash and may be called repeatedly.
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
