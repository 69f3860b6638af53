using System;
using System.Buffers.Binary;
using System.IO;
using System.Net;

namespace LVS.Harness;

/// <summary>
/// Writes frames to a capture file that <c>lvs decode</c>, tshark and Wireshark read: libpcap format, link type 228 (raw IPv4), each frame
/// in a UDP datagram to the group. The source address is 127.0.0.1, because the harness does not learn the sender's.
/// </summary>
public sealed class PcapWriter : IDisposable
{
    /// <summary>Largest size of a capture: some hours at the pace of a large swarm.</summary>
    private const long FileSizeMax = 1L << 30;

    private const int HeaderSize = 28;

    private readonly FileStream file;
    private readonly byte[] packet = new byte[16 + HeaderSize + 256];

    /// <summary>Creates the file.</summary>
    /// <param name="path">File, replaced if there.</param>
    /// <param name="group">Destination address.</param>
    /// <param name="port">Source and destination port.</param>
    public PcapWriter(string path, IPAddress group, int port)
    {
        file = new FileStream(path, FileMode.Create, FileAccess.Write);
        Span<byte> header = stackalloc byte[24];
        BinaryPrimitives.WriteUInt32LittleEndian(header, PcapReader.MagicMicroseconds);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], 2);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], 4);
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], 65535);
        BinaryPrimitives.WriteUInt32LittleEndian(header[20..], LinkLayer.Ipv4);
        file.Write(header);

        Span<byte> ip = packet.AsSpan(16);
        ip[0] = 0x45;
        ip[8] = 1;
        ip[9] = 17;
        IPAddress.Loopback.GetAddressBytes().CopyTo(ip[12..]);
        group.GetAddressBytes().CopyTo(ip[16..]);
        BinaryPrimitives.WriteUInt16BigEndian(ip[20..], (ushort)port);
        BinaryPrimitives.WriteUInt16BigEndian(ip[22..], (ushort)port);
    }

    /// <summary>Adds one frame; does nothing once the file has its largest size.</summary>
    /// <param name="frame">1..251 bytes.</param>
    /// <param name="time">When it was heard.</param>
    public void Add(ReadOnlySpan<byte> frame, DateTimeOffset time)
    {
        if (file.Length >= FileSizeMax)
        {
            return;
        }

        int size = HeaderSize + frame.Length;
        long microseconds = (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        BinaryPrimitives.WriteUInt32LittleEndian(packet, (uint)(microseconds / 1_000_000));
        BinaryPrimitives.WriteUInt32LittleEndian(packet.AsSpan(4), (uint)(microseconds % 1_000_000));
        BinaryPrimitives.WriteInt32LittleEndian(packet.AsSpan(8), size);
        BinaryPrimitives.WriteInt32LittleEndian(packet.AsSpan(12), size);
        Span<byte> ip = packet.AsSpan(16);
        BinaryPrimitives.WriteUInt16BigEndian(ip[2..], (ushort)size);
        BinaryPrimitives.WriteUInt16BigEndian(ip[10..], 0);
        BinaryPrimitives.WriteUInt16BigEndian(ip[10..], Checksum(ip[..20]));
        BinaryPrimitives.WriteUInt16BigEndian(ip[24..], (ushort)(8 + frame.Length));
        frame.CopyTo(ip[HeaderSize..]);
        file.Write(packet, 0, 16 + size);
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    /// <summary>The Internet checksum of an IPv4 header (RFC 1071).</summary>
    private static ushort Checksum(ReadOnlySpan<byte> header)
    {
        uint sum = 0;
        for (int i = 0; i < header.Length; i += 2)
        {
            sum += BinaryPrimitives.ReadUInt16BigEndian(header[i..]);
        }

        sum = (sum & 0xFFFF) + (sum >> 16);
        return (ushort)~((sum & 0xFFFF) + (sum >> 16));
    }
}
