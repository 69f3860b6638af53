using System;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Sockets;

using LVS.Core;
using LVS.Node;
using LVS.Transports;

namespace LVS.Harness;

/// <summary>The multicast group of a swarm. Opening it reports errors that say what to do.</summary>
/// <param name="Group">Multicast address.</param>
/// <param name="Port">UDP port.</param>
/// <param name="Interface">Address of the network interface, empty for the system's choice.</param>
public sealed record UdpGroup(string Group, int Port, string Interface)
{
    private const int ProbeMsMax = 10_000;

    /// <summary>Address at which the system delivers its own multicast without sending it to the network.</summary>
    public const string Loopback = "127.0.0.1";

    /// <inheritdoc/>
    public override string ToString() => $"{Group}:{Port} on {(Interface.Length == 0 ? "the system's interface" : Interface)}";

    /// <summary>Called when the network below a link changes; may be null.</summary>
    public Action<string>? Told { get; init; }

    /// <summary>The key by which a link tells the swarm's frames from others; null for a link that trusts none.</summary>
    public byte[]? SwarmKey { get; init; }

    /// <summary>Opens a link to the group that joins again when the network below it changes.</summary>
    /// <param name="inbox">Holds received frames; other links may share it.</param>
    /// <exception cref="UserException">The port is taken, or there is no multicast there.</exception>
    public RejoiningLink Open(Inbox inbox) => new(this, inbox, OpenLink(inbox));

    /// <summary>Opens a link to the group that lasts as long as the network does not change.</summary>
    /// <param name="inbox">Holds received frames; other links may share it.</param>
    /// <exception cref="UserException">As above.</exception>
    internal UdpMulticastLink OpenLink(Inbox inbox)
    {
        try
        {
            byte[] address = IPAddress.Parse(Group).GetAddressBytes();
            byte[] local = NodeConfig.ParseAddress(Interface) ?? [0, 0, 0, 0];

            // Windows cannot bind a socket to a group.
            return new UdpMulticastLink(address, Port, local, hops: 1, inbox, OperatingSystem.IsWindows() ? new byte[4] : address);
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            throw new UserException(
                $"UDP port {Port} is in use by a program that does not share it ({e.Message}): end that program, or choose another port "
                    + "with --port.");
        }
        catch (SocketException)
        {
            throw new UserException(
                $"no multicast for {this}: {Why()}. Choose an interface that has it with --interface{ForThisMachine}.");
        }
    }

    private string ForThisMachine => Interface == Loopback ? "" : $", {Loopback} for this machine alone";

    /// <summary>The reason, from the state of this machine's interfaces; a socket's error number does not help users.</summary>
    private string Why()
    {
        string[] up = [.. NetworkWatch.Places.Where(place => place.IsUp).Select(place => $"{place.Address} ({place.Name})").Distinct()];
        string there = up.Length == 0
            ? "no interface is up; on Linux 'ip link set lo up' brings up the one of this machine alone"
            : $"there are {string.Join(", ", up)}";
        return Interface.Length == 0 ? $"no interface leads to it, {there}"
            : NetworkWatch.At(Interface) is not NetworkPlace place ? $"no interface has the address {Interface}, {there}"
            : place.IsUp ? $"the interface {place.Name} has none"
            : $"the interface {place.Name} is down";
    }

    /// <summary>Checks that datagrams sent to the group arrive, before a swarm is blamed for silence.</summary>
    /// <exception cref="UserException">Nothing came back within ten seconds.</exception>
    public void Probe()
    {
        UdpMulticastLink link = OpenLink(new Inbox());
        try
        {
            byte[] probe = [FrameText.Probe];
            byte[] heard = new byte[Limits.FrameSizeMax + 1];
            Stopwatch clock = Stopwatch.StartNew();
            while (clock.ElapsedMilliseconds < ProbeMsMax)
            {
                link.Send(probe, probe.Length, 0);
                link.Inbox.Wait(100);
                if (link.Receive(heard, 0, out _) > 0)
                {
                    return;
                }
            }
        }
        finally
        {
            link.Close();
        }

        throw new UserException(
            $"no multicast for {this}: what is sent to the group does not come back. Allow UDP port {Port} in the firewall, or choose "
            + $"another interface with --interface{ForThisMachine}.");
    }
}
