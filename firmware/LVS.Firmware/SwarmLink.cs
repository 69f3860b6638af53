using System;
using System.Net.Sockets;

using LVS.Node;
using LVS.Transports;

namespace LVS.Firmware
{
    /// <summary>
    /// The UDP link of a board. It can be closed and opened again while the node keeps its reference: sockets do not survive the loss of
    /// the network, the node does. Belongs to the node's thread.
    /// </summary>
    public sealed class SwarmLink : ILink
    {
        // A swarm stays on one segment; nothing is routed.
        private const int Hops = 1;

        private const int FailuresMax = 3;

        private readonly string groupText;
        private readonly string localText;
        private readonly byte[] group;
        private readonly byte[] local;
        private readonly int port;
        private readonly Inbox inbox;
        private UdpMulticastLink udp;
        private int failuresInRow;

        /// <summary>Makes a closed link.</summary>
        /// <param name="group">IPv4 multicast address, checked before.</param>
        /// <param name="port">1..65535.</param>
        /// <param name="local">IPv4 address of the interface, 0.0.0.0 for the system's choice; checked before.</param>
        /// <param name="inbox">Holds received frames; other links may share it.</param>
        public SwarmLink(string group, int port, string local, Inbox inbox)
        {
            groupText = group;
            localText = local;
            this.group = NodeConfig.ParseAddress(group);
            this.local = NodeConfig.ParseAddress(local);
            this.port = port;
            this.inbox = inbox;
        }

        /// <summary>Group, port and interface, for people.</summary>
        public string Description => groupText + ":" + port.ToString() + " on interface " + localText;

        /// <summary>Whether several frames in a row could not be sent: the sockets can no longer be used.</summary>
        public bool Broken => failuresInRow >= FailuresMax;

        /// <summary>A number that changes while the receive thread is alive.</summary>
        public int ReceiveTurns
        {
            get
            {
                // Another thread reads this while the node's thread may close the link.
                UdpMulticastLink open = udp;
                return open == null ? 0 : open.ReceiveTurns;
            }
        }

        /// <summary>Opens the sockets; prints what is wrong and tries again until it works.</summary>
        /// <param name="untilMs">The board's time at which to give up; <see cref="long.MaxValue"/> for never.</param>
        /// <returns>Whether they are open.</returns>
        public bool AwaitOpen(long untilMs)
        {
            Close();
            Backoff backoff = new Backoff();
            while (udp == null)
            {
                try
                {
                    udp = new UdpMulticastLink(group, port, local, Hops, inbox);
                }
                catch (SocketException)
                {
                    if (Environment.TickCount64 >= untilMs)
                    {
                        return false;
                    }

                    // The device's driver does not set the error code of a failed bind, so none is printed.
                    backoff.Wait(
                        "LVS link: cannot open UDP multicast " + Description
                            + ": either no network has 'interface' and multicast (127.0.0.1 stays on this machine),"
                        + " or a program that does not share it has taken 'port'");
                }
            }

            return true;
        }

        /// <summary>Closes the sockets; waiting frames are lost, as on any radio.</summary>
        public void Close()
        {
            failuresInRow = 0;
            if (udp != null)
            {
                udp.Close();
                udp = null;
            }
        }

        /// <inheritdoc/>
        public bool Send(byte[] frame, int size, long nowMs)
        {
            bool sent = udp != null && udp.Send(frame, size, nowMs);
            failuresInRow = sent ? 0 : failuresInRow + 1;
            return sent;
        }

        /// <inheritdoc/>
        public int Receive(byte[] buffer, long nowMs, out int path)
        {
            path = 0;
            return udp == null ? 0 : udp.Receive(buffer, nowMs, out path);
        }
    }
}
