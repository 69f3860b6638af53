using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;

using LVS.Core;
using LVS.Harness;
using LVS.Node;

namespace LVS.Hil;

/// <summary>
/// A frame of <c>shared/vectors/frames.txt</c>, adapted to be sent to a device. A device would ignore the vector's own key, sender and
/// number. So each frame is rebuilt for the device's swarm with exactly the fault that it is about.
/// </summary>
/// <param name="Name">Name of the vector.</param>
/// <param name="Frame">The frame as in the file.</param>
/// <param name="ReaderMinute">Minute of the reader in the file.</param>
/// <param name="Outcome">What a reader must make of it.</param>
public sealed record HilVector(string Name, byte[] Frame, long ReaderMinute, Outcome Outcome)
{
    private const int MinuteOffset = 2;
    private const int SenderOffset = 6;
    private const int SeqOffset = 10;

    /// <summary>All vectors of this build.</summary>
    public static IReadOnlyList<HilVector> All { get; } = Load();

    /// <summary>Whether the header says that it is a diff.</summary>
    public bool IsDiff => Frame.Length > 0 && (Frame[0] & 15) == FrameKind.Diff;

    /// <summary>The same frame in the device's swarm.</summary>
    /// <param name="config">The device's key.</param>
    /// <param name="minute">The device's minute.</param>
    /// <param name="sender">Pseudonym to speak as.</param>
    /// <param name="seq">Number newer than the sender's last.</param>
    public byte[] Retold(NodeConfig config, long minute, int sender, int seq)
    {
        byte[] told = [.. Frame];
        if (told.Length < Limits.HeaderSize + Limits.MacSize)
        {
            return told;
        }

        long shift = BinaryPrimitives.ReadUInt32LittleEndian(told.AsSpan(MinuteOffset)) - ReaderMinute;
        int original = BinaryPrimitives.ReadInt32LittleEndian(told.AsSpan(SenderOffset));
        BinaryPrimitives.WriteUInt32LittleEndian(told.AsSpan(MinuteOffset), (uint)(minute + shift));
        BinaryPrimitives.WriteInt32LittleEndian(told.AsSpan(SeqOffset), seq);
        if (original != 0)
        {
            // The sender may also occur in the body, as in "edge to the sender itself".
            for (int i = SenderOffset; i + 4 <= told.Length - Limits.MacSize; i += i == SenderOffset ? 8 : 1)
            {
                if (BinaryPrimitives.ReadInt32LittleEndian(told.AsSpan(i)) == original)
                {
                    BinaryPrimitives.WriteInt32LittleEndian(told.AsSpan(i), sender);
                }
            }
        }

        int body = told.Length - Limits.MacSize;
        byte[] mac = new byte[Limits.MacSize];
        new PcMac(config.KeyBytes()).Compute(told, body, mac);
        mac.CopyTo(told, body);
        if (Outcome == Outcome.BadMac)
        {
            told[^1] ^= 0x80;
        }

        return told;
    }

    private static List<HilVector> Load()
    {
        using Stream stream = typeof(HilVector).Assembly.GetManifestResourceStream("vectors/frames.txt")!;
        using StreamReader reader = new(stream);
        return
        [
            .. reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(" | ")).Select(c => new HilVector(
                c[0], Convert.FromHexString(c[3]), long.Parse(c[2], System.Globalization.CultureInfo.InvariantCulture),
                    Enum.Parse<Outcome>(c[4]))),
        ];
    }
}
