using System;
using System.Buffers.Binary;

namespace LVS.Harness;

/// <summary>Finds the UDP datagram in a captured packet, by link type (www.tcpdump.org/linktypes.html).</summary>
internal static class LinkLayer
{
    /// <summary>Raw IPv4.</summary>
    public const uint Ipv4 = 228;

    private const int Udp = 17;
    private const int TypeIpv4 = 0x0800;
    private const int TypePppoe = 0x8864;
    private const int IpSizeMin = 20;

    /// <summary>The content of a packet.</summary>
    public enum Content
    {
        /// <summary>No UDP over IPv4, or a later fragment of a datagram.</summary>
        Other,

        /// <summary>A whole datagram.</summary>
        Datagram,

        /// <summary>A datagram of which the capture has only the beginning.</summary>
        Short,
    }

    /// <summary>Why packets of a link type cannot be read, or null.</summary>
    public static string? Complaint(uint link) => link switch
    {
        0 or 1 or 12 or 14 or 101 or 108 or 113 or Ipv4 or 276 => null,
        105 or 119 or 127 or 163
            or 192 => $"has link type {link}, Wi-Fi as it is in the air, where frames are encrypted: capture on the interface in its "
                + "ordinary mode",
        189 or 220 or 249 => $"has link type {link}, a USB bus: capture on a network interface",
        187 or 201 or 251 => $"has link type {link}, Bluetooth: capture on a network interface",
        195 or 215 or 230 or 283 => $"has link type {link}, IEEE 802.15.4: capture on an Ethernet or Wi-Fi interface",
        _ => $"has link type {link}; Ethernet, Linux cooked, loopback and raw IP captures can be read",
    };

    /// <summary>Parses a packet.</summary>
    /// <param name="packet">The captured bytes.</param>
    /// <param name="link">Its link type.</param>
    /// <param name="payload">The payload of the datagram.</param>
    public static Content Take(ReadOnlySpan<byte> packet, uint link, out byte[] payload)
    {
        payload = [];
        int at = link switch
        {
            0 or 108 => 4,
            1 => AfterTags(packet, 12, 14),
            113 => AfterTags(packet, 14, 16),
            276 => AfterTags(packet, 0, 20),
            _ => 0,
        };
        if (at < 0 || packet.Length < at + IpSizeMin || packet[at] >> 4 != 4)
        {
            return Content.Other;
        }

        ReadOnlySpan<byte> ip = packet[at..];
        int headerSize = (ip[0] & 15) * 4;
        bool isLaterPart = (BinaryPrimitives.ReadUInt16BigEndian(ip[6..]) & 0x1FFF) != 0;
        if (ip[9] != Udp || headerSize < IpSizeMin || isLaterPart)
        {
            return Content.Other;
        }

        if (ip.Length < headerSize + 8)
        {
            return Content.Short;
        }

        ReadOnlySpan<byte> udp = ip[headerSize..];
        int size = BinaryPrimitives.ReadUInt16BigEndian(udp[4..]);
        if (size < 8 || size > udp.Length)
        {
            return size < 8 ? Content.Other : Content.Short;
        }

        payload = udp[8..size].ToArray();
        return Content.Datagram;
    }

    /// <summary>Offset of IPv4 behind VLAN tags (IEEE 802.1Q, 802.1ad) and PPPoE (RFC 2516); -1 for other content.</summary>
    private static int AfterTags(ReadOnlySpan<byte> packet, int typeAt, int dataAt)
    {
        while (packet.Length >= dataAt + 4)
        {
            switch (BinaryPrimitives.ReadUInt16BigEndian(packet[typeAt..]))
            {
                case TypeIpv4:
                    return dataAt;
                case 0x8100 or 0x88A8 or 0x9100:
                    typeAt = dataAt + 2;
                    dataAt += 4;
                    break;
                case TypePppoe:
                    return packet.Length >= dataAt + 8 && BinaryPrimitives.ReadUInt16BigEndian(packet[(dataAt + 6)..]) == 0x0021
                        ? dataAt + 8 : -1;
                default:
                    return -1;
            }
        }

        return -1;
    }
}
