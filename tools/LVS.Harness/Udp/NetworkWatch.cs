using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Threading;

namespace LVS.Harness;

/// <summary>
/// This machine's network interfaces, checked once a second, because USB adapters, Wi-Fi and VPNs come and go, and addresses change. One
/// for the process, so that a query costs nothing. Thread safe.
/// </summary>
internal static class NetworkWatch
{
    private const int LookMs = 1000;

    private static readonly Lock Gate = new();
    private static NetworkPlace[] places = [];
    private static Timer? timer;
    private static int version;

    /// <summary>Changes when an interface has come, gone, or got another address; counted from the first call.</summary>
    public static int Version
    {
        get
        {
            Start();
            return Volatile.Read(ref version);
        }
    }

    /// <summary>The interfaces at the last check.</summary>
    public static IReadOnlyList<NetworkPlace> Places
    {
        get
        {
            Start();
            return Volatile.Read(ref places);
        }
    }

    /// <summary>The interface with an address, or null.</summary>
    public static NetworkPlace? At(string address) => Places.FirstOrDefault(place => place.Address == address);

    private static void Start()
    {
        if (timer != null)
        {
            return;
        }

        lock (Gate)
        {
            if (timer == null)
            {
                places = Look();
                timer = new Timer(_ => LookAgain(), null, LookMs, LookMs);
            }
        }
    }

    private static void LookAgain()
    {
        NetworkPlace[] now = Look();
        if (!now.SequenceEqual(places))
        {
            Volatile.Write(ref places, now);
            Interlocked.Increment(ref version);
        }
    }

    private static NetworkPlace[] Look()
    {
        try
        {
            return [.. NetworkInterface.GetAllNetworkInterfaces().SelectMany(Of).OrderBy(place => place.Address, StringComparer.Ordinal)];
        }
        catch (NetworkInformationException)
        {
            // An interface disappeared during the check; the next check will be complete.
            return places;
        }
    }

    private static IEnumerable<NetworkPlace> Of(NetworkInterface found)
    {
        IPInterfaceProperties properties = found.GetIPProperties();
        int index = found.Supports(NetworkInterfaceComponent.IPv4) ? IndexOf(properties) : 0;
        bool isUp = found.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown;
        return properties.UnicastAddresses.Where(address => address.Address.AddressFamily == AddressFamily.InterNetwork)
            .Select(address => new NetworkPlace(found.Name, index, isUp, address.Address.ToString()));
    }

    private static int IndexOf(IPInterfaceProperties properties)
    {
        try
        {
            return properties.GetIPv4Properties()?.Index ?? 0;
        }
        catch (NetworkInformationException)
        {
            return 0;
        }
    }
}
