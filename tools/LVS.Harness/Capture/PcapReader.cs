using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;

namespace LVS.Harness;

/// <summary>
/// Reads UDP datagrams from a capture file, packet by packet: libpcap as tcpdump writes it, and pcapng as Wireshark does. It holds one
/// packet at a time, so a capture may be longer than memory, or a pipe.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="name">Its name, for messages.</param>
public sealed class PcapReader(Stream file, string name)
{
    internal const uint MagicMicroseconds = 0xA1B2C3D4;

    private const uint MagicNanoseconds = 0xA1B23C4D;
    private const uint MagicPcapng = 0x0A0D0D0A;
    private const int PacketSizeMax = 1 << 20;

    private readonly byte[] head = new byte[24];
    private long position;

    /// <summary>Packets read so far.</summary>
    public long PacketCount { get; private set; }

    /// <summary>Datagrams of which the capture has only the beginning, as with tcpdump's option <c>-s</c>.</summary>
    public long ShortCount { get; private set; }

    /// <summary>Position of the end if the file ends in the middle of a packet; -1 when it ends with a whole one.</summary>
    public long CutAt { get; private set; } = -1;

    /// <summary>Why packets of some interface were left out, or null.</summary>
    public string? LeftOut { get; private set; }

    /// <summary>All datagrams over IPv4, in order, with their times in seconds since the first.</summary>
    /// <exception cref="UserException">The file is no capture, or damaged.</exception>
    public IEnumerable<(double Seconds, byte[] Payload)> Read()
    {
        int size = Fill(head, 4);
        if (size == 0)
        {
            throw new UserException($"{name} is empty.");
        }

        uint magic = size < 4 ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(head);
        uint swapped = BinaryPrimitives.ReverseEndianness(magic);
        IEnumerable<(double, uint, byte[])> packets = magic == MagicPcapng ? new PcapngReader(this).Packets()
            : magic is MagicMicroseconds or MagicNanoseconds ? Packets(isLittle: true, magic)
            : swapped is MagicMicroseconds or MagicNanoseconds ? Packets(isLittle: false, swapped)
            : throw new UserException($"{name} is no capture of libpcap or pcapng: {What()}.");
        double start = double.NaN;
        foreach ((double seconds, uint link, byte[] packet) in packets)
        {
            PacketCount++;
            start = double.IsNaN(start) ? seconds : start;
            if (LinkLayer.Complaint(link) is string complaint)
            {
                LeftOut = complaint;
                continue;
            }

            LinkLayer.Content content = LinkLayer.Take(packet, link, out byte[] payload);
            ShortCount += content == LinkLayer.Content.Short ? 1 : 0;
            if (content == LinkLayer.Content.Datagram)
            {
                yield return (seconds - start, payload);
            }
        }
    }

    private string What() => head[0] == 0x1F && head[1] == 0x8B ? "it is compressed, unpack it with gunzip first"
        : head.AsSpan(0, 4).SequenceEqual<byte>([0x28, 0xB5, 0x2F, 0xFD]) ? "it is compressed, unpack it with unzstd first"
        : head.AsSpan(0, 4).SequenceEqual<byte>([0xFD, (byte)'7', (byte)'z', (byte)'X']) ? "it is compressed, unpack it with unxz first"
        : head.AsSpan(0, 3).SequenceEqual("BZh"u8) ? "it is compressed, unpack it with bunzip2 first"
        : head[0] == 'P' && head[1] == 'K' ? "it is a zip archive, unpack it first"
        : "its first bytes are those of neither";

    private IEnumerable<(double, uint, byte[])> Packets(bool isLittle, uint magic)
    {
        if (Fill(head, 20) < 20)
        {
            throw new UserException($"{name} is cut off after {position} bytes, within its header.");
        }

        double fraction = magic == MagicNanoseconds ? 1e-9 : 1e-6;
        uint link = Read32(16) & 0x0FFFFFFF;
        if (LinkLayer.Complaint(link) is string complaint)
        {
            throw new UserException($"{name} {complaint}.");
        }

        while (Begin(head, 16))
        {
            double seconds = Read32(0) + (Read32(4) * fraction);
            byte[] packet = new byte[Sane(Read32(8))];
            if (!GoOn(packet, packet.Length))
            {
                yield break;
            }

            yield return (seconds, link, packet);
        }

        uint Read32(int at) => isLittle
            ? BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(at)) : BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(at));
    }

    private int Sane(uint size) => size <= PacketSizeMax ? (int)size : throw Damaged($"a packet of {size} bytes");

    /// <summary>The error of a damaged file.</summary>
    internal UserException Damaged(string what) => new($"{name} is damaged near byte {position}: {what}.");

    /// <summary>Reads the beginning of a packet; false at the end of the file. An end within the packet is remembered.</summary>
    internal bool Begin(byte[] buffer, int size)
    {
        int got = Fill(buffer, size);
        CutAt = got > 0 && got < size ? position : -1;
        return got == size;
    }

    /// <summary>Reads the rest of a packet. The end of the file then lies within the packet.</summary>
    internal bool GoOn(byte[] buffer, int size)
    {
        bool isWhole = Fill(buffer, size) == size;
        CutAt = isWhole ? -1 : position;
        return isWhole;
    }

    private int Fill(byte[] buffer, int size)
    {
        int got = file.ReadAtLeast(buffer.AsSpan(0, size), size, throwOnEndOfStream: false);
        position += got;
        return got;
    }
}
