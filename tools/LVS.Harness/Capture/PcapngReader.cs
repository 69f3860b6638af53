using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace LVS.Harness;

/// <summary>
/// The packets of a pcapng file (IETF draft-ietf-opsawg-pcapng): section headers, interfaces, enhanced and simple packets; other blocks are
/// skipped.
/// </summary>
/// <param name="file">Reads the bytes.</param>
internal sealed class PcapngReader(PcapReader file)
{
    private const uint SectionHeader = 0x0A0D0D0A;
    private const uint ByteOrder = 0x1A2B3C4D;
    private const int BlockSizeMax = 16 << 20;
    private const int OptionResolution = 9;

    private readonly List<(uint Link, double Unit)> interfaces = [];
    private readonly byte[] head = new byte[8];
    private bool isLittle = true;

    /// <summary>Time in seconds, link type and bytes of each packet. The first four bytes of the file have been read.</summary>
    public IEnumerable<(double Seconds, uint Link, byte[] Packet)> Packets()
    {
        bool isFirst = true;
        while (file.Begin(head, isFirst ? 4 : 8))
        {
            // The type of the first section is already known.
            uint type = isFirst ? SectionHeader : Word(head, 0);
            byte[] length = isFirst ? head[..4] : head[4..];
            isFirst = false;
            byte[]? body = type == SectionHeader ? Section(length) : Body(Word(length, 0), 12);
            if (body == null)
            {
                yield break;
            }

            switch (type)
            {
                case 1 when body.Length >= 8:
                    interfaces.Add((Half(body, 0), Unit(body)));
                    break;
                case 6 when body.Length >= 20:
                    (uint link, double unit) = Interface(Word(body, 0));
                    ulong ticks = ((ulong)Word(body, 4) << 32) | Word(body, 8);
                    yield return (ticks * unit, link, Cut(body, 20, Word(body, 12)));
                    break;
                case 3 when body.Length >= 4:
                    // A simple packet has no time.
                    yield return (0, Interface(0).Link, Cut(body, 4, Math.Min(Word(body, 0), (uint)(body.Length - 4))));
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Begins a new section: its byte order, and its own interfaces.</summary>
    private byte[]? Section(byte[] length)
    {
        byte[] order = new byte[4];
        if (!file.GoOn(order, 4))
        {
            return null;
        }

        isLittle = BinaryPrimitives.ReadUInt32LittleEndian(order) == ByteOrder;
        if (!isLittle && BinaryPrimitives.ReadUInt32BigEndian(order) != ByteOrder)
        {
            throw file.Damaged("a section of unknown byte order");
        }

        interfaces.Clear();
        return Body(Word(length, 0), 16);
    }

    /// <summary>The rest of a block, without its second length; null when the file ends within.</summary>
    private byte[]? Body(uint length, int read)
    {
        if (length < read || length > BlockSizeMax || length % 4 != 0)
        {
            throw file.Damaged($"a block of {length} bytes");
        }

        byte[] rest = new byte[(int)length - read + 4];
        return file.GoOn(rest, rest.Length) ? rest[..^4] : null;
    }

    private (uint Link, double Unit) Interface(uint number) =>
        number < interfaces.Count
            ? interfaces[(int)number] : throw file.Damaged($"a packet of interface {number}, which was not described");

    private byte[] Cut(byte[] body, int at, uint size) => size <= body.Length - at
        ? body[at..(at + (int)size)] : throw file.Damaged($"a packet of {size} bytes");

    /// <summary>Seconds per tick: 10^-6, or the interface's value.</summary>
    private double Unit(byte[] body)
    {
        for (int at = 8; at + 4 <= body.Length;)
        {
            (int code, int size) = ((int)Half(body, at), (int)Half(body, at + 2));
            if (code == OptionResolution && size >= 1 && at + 4 < body.Length)
            {
                int exponent = body[at + 4] & 0x7F;
                return Math.Pow((body[at + 4] & 0x80) != 0 ? 2 : 10, -exponent);
            }

            at += 4 + ((size + 3) & ~3);
        }

        return 1e-6;
    }

    private uint Word(byte[] bytes, int at) => isLittle
        ? BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at)) : BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));

    private uint Half(byte[] bytes, int at) => isLittle
        ? BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at)) : BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));
}
