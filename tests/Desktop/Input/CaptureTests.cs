using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;

using LVS.Harness;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Input;

/// <summary>
/// Captures as people bring them: of every link type, with VLAN tags, in both formats, cut, empty, and of something else.
/// </summary>
[TestClass]
public sealed class CaptureTests
{
    private static readonly byte[] Payload = [7, 8, 9];

    private static readonly (string Name, uint Link, byte[] Before)[] Links =
    [
        ("Ethernet", 1, [.. new byte[12], 8, 0]),
        ("Ethernet with a VLAN tag", 1, [.. new byte[12], 0x81, 0, 0, 5, 8, 0]),
        ("Ethernet with two VLAN tags", 1, [.. new byte[12], 0x88, 0xA8, 0, 5, 0x81, 0, 0, 6, 8, 0]),
        ("Ethernet with PPPoE", 1, [.. new byte[12], 0x88, 0x64, 0x11, 0, 0, 1, 0, 33, 0, 0x21]),
        ("Linux cooked", 113, [.. new byte[14], 8, 0]),
        ("Linux cooked with a VLAN tag", 113, [.. new byte[14], 0x81, 0, 0, 5, 8, 0]),
        ("Linux cooked 2", 276, [8, 0, .. new byte[18]]),
        ("BSD loopback", 0, [2, 0, 0, 0]),
        ("OpenBSD loopback", 108, [0, 0, 0, 2]),
        ("raw IP", 101, []),
        ("raw IPv4", 228, []),
    ];

    [TestMethod]
    public void EveryLinkTypeIsReadInBothFormatsAndByteOrders()
    {
        foreach ((string name, uint link, byte[] before) in Links)
        {
            byte[] packet = [.. before, .. Datagram(Payload)];
            foreach (bool isLittle in new[] { true, false })
            {
                CollectionAssert.AreEqual(Payload, Read(Pcap(link, isLittle, packet)).Single().Payload, name);
                (double Seconds, byte[] Payload)[] next = Read(Pcapng(link, isLittle, packet, packet));
                Assert.HasCount(2, next, name);
                Assert.AreEqual(0.25, next[1].Seconds, 1e-9, name);
                CollectionAssert.AreEqual(Payload, next[1].Payload, name);
            }
        }
    }

    [TestMethod]
    public void OtherPacketsThanUdpOverIpv4AreCountedAndLeftOut()
    {
        byte[] arp = [.. new byte[12], 8, 6, .. new byte[40]];
        byte[] laterPart = [.. new byte[12], 8, 0, .. Datagram(Payload)];
        laterPart[14 + 7] = 4;
        PcapReader reader = Reader(Pcap(1, true, arp, laterPart));
        Assert.IsEmpty(reader.Read().ToArray());
        Assert.AreEqual(2, reader.PacketCount);
        Assert.AreEqual(0, reader.ShortCount);
    }

    [TestMethod]
    public void ATruncatedDatagramIsCounted()
    {
        PcapReader reader = Reader(Pcap(228, true, Datagram(Payload)[..^1], Datagram(Payload)));
        Assert.HasCount(1, reader.Read().ToArray());
        Assert.AreEqual(1, reader.ShortCount);
    }

    [TestMethod]
    public void ACaptureCutAnywhereGivesItsWholePacketsAndSaysWhereItEnds()
    {
        byte[] first = Pcap(228, true, Datagram(Payload));
        foreach ((byte[] whole, int start) in new[] { (Pcap(228, true, Datagram(Payload), Datagram(Payload)), first.Length),
            (Pcapng(228, true, Datagram(Payload), Datagram(Payload)), -1) })
        {
            for (int size = 24; size < whole.Length; size++)
            {
                PcapReader reader = Reader(whole[..size]);
                int count = reader.Read().Count();
                Assert.IsLessThan(2, count);
                bool isBoundary = start >= 0 ? size == 24 || size == start : reader.CutAt < 0;
                Assert.AreEqual(isBoundary ? -1 : size, reader.CutAt, $"cut to {size} bytes");
            }
        }
    }

    [TestMethod]
    [DataRow(127u, "Wi-Fi")]
    [DataRow(220u, "USB")]
    [DataRow(195u, "802.15.4")]
    [DataRow(147u, "link type 147")]
    public void OtherLinkTypesAreRefusedWithTheTrueReason(uint link, string reason)
    {
        Assert.Contains(reason, Assert.ThrowsExactly<UserException>(() => Read(Pcap(link, true, Datagram(Payload)))).Message);
        PcapReader next = Reader(Pcapng(link, true, Datagram(Payload)));
        Assert.IsEmpty(next.Read().ToArray());
        Assert.Contains(reason, next.LeftOut!);
    }

    [TestMethod]
    [DataRow(new byte[0], "is empty")]
    [DataRow(new byte[] { 1, 2 }, "no capture")]
    [DataRow(new byte[] { 0x1F, 0x8B, 8, 0 }, "gunzip")]
    [DataRow(new byte[] { 0x28, 0xB5, 0x2F, 0xFD, 4 }, "unzstd")]
    [DataRow(new byte[] { 0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0 }, "unxz")]
    [DataRow(new byte[] { (byte)'B', (byte)'Z', (byte)'h', (byte)'9' }, "bunzip2")]
    [DataRow(new byte[] { (byte)'P', (byte)'K', 3, 4 }, "zip")]
    public void AFileOfAnotherKindIsNamed(byte[] bytes, string reason) =>
        Assert.Contains(reason, Assert.ThrowsExactly<UserException>(() => Read(bytes)).Message);

    [TestMethod]
    public void APacketOfImpossibleSizeIsDamage()
    {
        byte[] file = Pcap(228, true, Datagram(Payload));
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(24 + 8), 0xFFFFFFFF);
        Assert.Contains("damaged", Assert.ThrowsExactly<UserException>(() => Read(file)).Message);
    }

    internal static byte[] Datagram(byte[] payload)
    {
        byte[] ip = [0x45, 0, 0, (byte)(28 + payload.Length), 0, 0, 0, 0, 1, 17, 0, 0, 127, 0, 0, 1, 239, 76, 86, 83, 30, 3, 30, 3, 0,
            (byte)(8 + payload.Length), 0, 0];
        return [.. ip, .. payload];
    }

    internal static byte[] Pcap(uint link, bool isLittle, params byte[][] packets)
    {
        List<byte> file = [.. Words(isLittle, 0xA1B2C3D4), .. Halves(isLittle, 2, 4), .. Words(isLittle, 0, 0, 65535, link)];
        for (int i = 0; i < packets.Length; i++)
        {
            file.AddRange([.. Words(isLittle, 100, (uint)(250_000 * i), (uint)packets[i].Length, (uint)packets[i].Length), .. packets[i]]);
        }

        return [.. file];
    }

    internal static byte[] Pcapng(uint link, bool isLittle, params byte[][] packets)
    {
        // A section; an interface that counts nanoseconds; an interface statistics block that nobody needs; the packets.
        List<byte> file = [.. Block(isLittle, 0x0A0D0D0A, [.. Words(isLittle, 0x1A2B3C4D), .. Halves(isLittle, 1, 0), .. new byte[8]])];
        file.AddRange(
            Block(isLittle, 1,
            [.. Halves(isLittle, (ushort)link, 0), .. Words(isLittle, 0), .. Halves(isLittle, 9, 1), 9, 0, 0, 0, 0, 0, 0, 0]));
        file.AddRange(Block(isLittle, 5, new byte[12]));
        for (int i = 0; i < packets.Length; i++)
        {
            ulong at = 5_000_000_000UL + (250_000_000UL * (ulong)i);
            uint size = (uint)packets[i].Length;
            file.AddRange(Block(isLittle, 6, [.. Words(isLittle, 0, (uint)(at >> 32), (uint)at, size, size), .. packets[i]]));
        }

        return [.. file];
    }

    private static byte[] Block(bool isLittle, uint type, byte[] body)
    {
        byte[] padded = [.. body, .. new byte[(4 - (body.Length % 4)) % 4]];
        uint length = (uint)(12 + padded.Length);
        return [.. Words(isLittle, type, length), .. padded, .. Words(isLittle, length)];
    }

    private static byte[] Words(bool isLittle, params uint[] words) =>
        [.. words.SelectMany(word => Ordered(isLittle, BitConverter.GetBytes(word)))];

    private static byte[] Halves(bool isLittle, params ushort[] halves) =>
        [.. halves.SelectMany(half => Ordered(isLittle, BitConverter.GetBytes(half)))];

    private static IEnumerable<byte> Ordered(bool isLittle, byte[] bytes) => isLittle == BitConverter.IsLittleEndian
        ? bytes : bytes.Reverse();

    private static PcapReader Reader(byte[] file) => new(new MemoryStream(file), "a");

    private static (double Seconds, byte[] Payload)[] Read(byte[] file) => [.. Reader(file).Read()];
}
