using System.Net;
using System.Net.Sockets;
using System.Threading;

using LVS.Core;
using LVS.Node;

namespace LVS.Transports
{
    /// <summary>
    /// Frames as UDP datagrams to an IPv4 multicast group (RFC 1112). One socket is connected to the group and sends. The other is bound to
    /// the port and receives on its own thread into an <see cref="Inbox"/>. So neither direction allocates per frame.
    /// </summary>
    /// <remarks>Own frames come back, as usual with multicast; the node recognises them by their pseudonym.</remarks>
    public sealed class UdpMulticastLink : ILink
    {
        private const int PollMicroseconds = 200_000;

        private readonly Socket sender;
        private readonly Socket receiver;
        private readonly Inbox inbox;
        private readonly byte[] datagram = new byte[Limits.FrameSizeMax + 1];
        private bool running;
        private int receiveTurns;

        /// <summary>Opens both sockets and joins the group. To join again after the network was lost, close and open a new link.</summary>
        /// <param name="group">Four bytes of the multicast address.</param>
        /// <param name="port">1..65535.</param>
        /// <param name="localAddress">Four bytes of the interface's address; 0.0.0.0 leaves it to the system.</param>
        /// <param name="hops">Time to live; 1 keeps frames on the segment.</param>
        /// <exception cref="SocketException">The port is taken, or the machine has no multicast there.</exception>
        public UdpMulticastLink(byte[] group, int port, byte[] localAddress, int hops)
            : this(group, port, localAddress, hops, new Inbox())
        {
        }

        /// <summary>Opens both sockets and joins the group, as above, with an inbox that other links may share.</summary>
        public UdpMulticastLink(byte[] group, int port, byte[] localAddress, int hops, Inbox inbox)
            : this(group, port, localAddress, hops, inbox, new byte[4])
        {
        }

        /// <summary>
        /// Opens both sockets and joins the group, as above, and receives only datagrams sent to one address. Where the system supports it,
        /// that is the group's address, so that nobody can reach the node by an address of the host.
        /// </summary>
        public UdpMulticastLink(byte[] group, int port, byte[] localAddress, int hops, Inbox inbox, byte[] heardAddress)
        {
            this.inbox = inbox;
            sender = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            receiver = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            try
            {
                receiver.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, 1);
                receiver.Bind(new IPEndPoint(IsAny(heardAddress) ? IPAddress.Any : new IPAddress(heardAddress), port));
                receiver.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, Membership(group, localAddress));
                if (!IsAny(localAddress))
                {
                    sender.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, localAddress);
                }

                sender.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastTimeToLive, hops);
                sender.Connect(new IPEndPoint(new IPAddress(group), port));
            }
            catch (SocketException)
            {
                sender.Close();
                receiver.Close();
                throw;
            }

            running = true;
            new Thread(ReceiveLoop).Start();
        }

        /// <summary>Received frames that wait; the loop around the tick waits on it.</summary>
        public Inbox Inbox => inbox;

        /// <summary>Turns of the receive thread, wrapping. A number that does not change for seconds shows that the thread hangs.</summary>
        public int ReceiveTurns => receiveTurns;

        /// <inheritdoc/>
        public bool Send(byte[] frame, int size, long nowMs)
        {
            if (!running)
            {
                return false;
            }

            try
            {
                return sender.Send(frame, 0, size, SocketFlags.None) == size;
            }
            catch (SocketException)
            {
                return false;
            }
        }

        /// <inheritdoc/>
        public int Receive(byte[] buffer, long nowMs, out int path)
        {
            return inbox.Take(buffer, out path);
        }

        /// <summary>Ends the receive thread and closes both sockets.</summary>
        public void Close()
        {
            running = false;
            sender.Close();
        }

        private static byte[] Membership(byte[] group, byte[] localAddress)
        {
            // struct ip_mreq: group, then interface (RFC 3678 4.1.1; the same in lwIP).
            byte[] membership = new byte[8];
            System.Array.Copy(group, 0, membership, 0, 4);
            System.Array.Copy(localAddress, 0, membership, 4, 4);
            return membership;
        }

        private static bool IsAny(byte[] address)
        {
            return (address[0] | address[1] | address[2] | address[3]) == 0;
        }

        private void ReceiveLoop()
        {
            while (running)
            {
                receiveTurns++;
                try
                {
                    if (receiver.Poll(PollMicroseconds, SelectMode.SelectRead))
                    {
                        int size = receiver.Receive(datagram, 0, datagram.Length, SocketFlags.None);
                        if (size > 0)
                        {
                            inbox.Put(datagram, size);
                        }
                    }
                }
                catch (SocketException)
                {
                    // The datagram was longer than the buffer, or the network is down: wait, so that the loop does not spin.
                    Thread.Sleep(10);
                }
            }

            receiver.Close();
        }
    }
}
