using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace LVS.Harness;

/// <summary>UDP payloads out of a libpcap capture file, as tcpdump writes it and tshark does with <c>-F pcap</c>.</summary>
public static class PcapReader
{
    internal const uint MagicMicroseconds = 0xA1B2C3D4;
    internal const uint LinkIpv4 = 228;

    private const uint MagicNanoseconds = 0xA1B23C4D;
    private const uint MagicPcapng = 0x0A0D0D0A;

    /// <summary>Whether bytes look like a capture file of any kind.</summary>
    public static bool IsCapture(byte[] file)
    {
        return file.Length >= 4 && Magic(file) is MagicMicroseconds or MagicNanoseconds or MagicPcapng
            || file.Length >= 4 && BinaryPrimitives.ReadUInt32BigEndian(file) is MagicMicroseconds or MagicNanoseconds;
    }

    /// <summary>All IPv4 UDP payloads, in order, with their times in seconds since the first.</summary>
    /// <exception cref="UserException">The file is no such capture, or is cut off.</exception>
    public static IEnumerable<(double Seconds, byte[] Payload)> Read(byte[] file, string name)
    {
        if (file.Length >= 4 && Magic(file) == MagicPcapng)
        {
            throw new UserException($"{name} is a pcapng file: convert it with 'tshark -r {name} -F pcap -w frames.pcap' and decode that.");
        }

        bool little = Magic(file) is MagicMicroseconds or MagicNanoseconds;
        if (file.Length < 24 || !IsCapture(file))
        {
            throw new UserException($"{name} is no libpcap capture: its first bytes are not those of one.");
        }

        double fraction = (little ? Magic(file) : BinaryPrimitives.ReadUInt32BigEndian(file)) == MagicNanoseconds ? 1e-9 : 1e-6;
        int linkSize = LinkSize(Read32(file, 20, little) & 0x0FFFFFFF, name);
        double start = double.NaN;
        for (int at = 24; at < file.Length;)
        {
            long size = at + 16 <= file.Length ? Read32(file, at + 8, little) : -1;
            if (size < 0 || at + 16 + size > file.Length)
            {
                throw new UserException($"{name} is cut off after {at} bytes: the last packet is incomplete.");
            }

            double seconds = Read32(file, at, little) + Read32(file, at + 4, little) * fraction;
            start = double.IsNaN(start) ? seconds : start;
            byte[]? payload = Payload(file.AsSpan(at + 16, (int)size), linkSize);
            at += 16 + (int)size;
            if (payload != null)
            {
                yield return (seconds - start, payload);
            }
        }
    }

    private static uint Magic(byte[] file) => BinaryPrimitives.ReadUInt32LittleEndian(file);

    private static uint Read32(byte[] file, int at, bool little)
    {
        ReadOnlySpan<byte> bytes = file.AsSpan(at, 4);
        return little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    /// <summary>Bytes before the IP header, by link type (www.tcpdump.org/linktypes.html).</summary>
    private static int LinkSize(uint link, string name) => link switch
    {
        0 or 108 => 4,
        1 => 14,
        12 or 14 or 101 or LinkIpv4 => 0,
        113 => 16,
        276 => 20,
        _ => throw new UserException($"{name} has link type {link}; Ethernet, Linux cooked, loopback and raw IP captures can be read."),
    };

    private static byte[]? Payload(ReadOnlySpan<byte> packet, int linkSize)
    {
        if (packet.Length < linkSize + 28)
        {
            return null;
        }

        ReadOnlySpan<byte> ip = packet[linkSize..];
        int headerSize = (ip[0] & 15) * 4;
        if (ip[0] >> 4 != 4 || ip[9] != 17 || headerSize < 20 || ip.Length < headerSize + 8)
        {
            return null;
        }

        ReadOnlySpan<byte> udp = ip[headerSize..];
        int size = BinaryPrimitives.ReadUInt16BigEndian(udp[4..]);
        return size < 8 || size > udp.Length ? null : udp[8..size].ToArray();
    }
}
