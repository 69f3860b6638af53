using System.Collections.Generic;
using System.Globalization;
using System.Text;

using LVS.Core;

namespace LVS.Harness;

/// <summary>Frames as people read them.</summary>
/// <param name="mac">The swarm's MAC to check frames with, or null to leave them unchecked.</param>
public sealed class FrameText(IMac? mac)
{
    private readonly Authenticator? authenticator = mac == null ? null : new Authenticator(mac);
    private readonly Diff diff = new();
    private readonly StoreText store = new();

    /// <summary>Describes one frame.</summary>
    /// <param name="frame">The datagram.</param>
    /// <param name="text">What it says, or why it says nothing; several lines.</param>
    /// <returns>Whether it is a valid frame, with the right MAC if that can be checked.</returns>
    public bool Describe(byte[] frame, out string text)
    {
        Outcome outcome = FrameHeader.Inspect(frame, frame.Length);
        if (outcome != Outcome.Done)
        {
            text = $"no frame: {Why(outcome)} ({frame.Length} bytes)";
            return false;
        }

        bool? authentic = authenticator?.Verify(frame, frame.Length);
        int size = frame.Length - Limits.MacSize;
        StringBuilder lines = new();
        outcome = FrameHeader.KindOf(frame) switch
        {
            FrameKind.Diff => DescribeDiff(frame, size, lines),
            FrameKind.Census => DescribeCensus(frame, size, lines),
            _ => store.Describe(frame, size, lines),
        };
        string check = authentic switch { true => "MAC right", false => "MAC WRONG", null => "MAC not checked (no --config)" };
        string head = string.Create(CultureInfo.InvariantCulture,
            $"{Kind(frame)} version {FrameHeader.Version} epoch {FrameHeader.EpochOf(frame)} from {FrameHeader.SenderOf(frame):x8} ")
            + string.Create(CultureInfo.InvariantCulture, $"seq {(uint)FrameHeader.SeqOf(frame)}, {frame.Length} bytes, {check}");
        text = head + (outcome == Outcome.Done ? lines : $"\n  cannot be read: {Why(outcome)}");
        return outcome == Outcome.Done && authentic != false;
    }

    /// <summary>An outcome as a reason.</summary>
    public static string Why(Outcome outcome) => outcome switch
    {
        Outcome.Done => "nothing is wrong",
        Outcome.TooShort => "shorter than its structure says",
        Outcome.TooLong => $"longer than {Limits.FrameSizeMax} bytes",
        Outcome.WrongVersion => $"another protocol version than {FrameHeader.Version}",
        Outcome.WrongKind => "a frame kind unknown here",
        Outcome.ReservedBits => "a reserved bit is set",
        Outcome.OutOfRange => "a field is out of its range",
        Outcome.TrailingBytes => "bytes are left over at the end",
        Outcome.DuplicateEntry => "two entries for the same peer",
        _ => outcome.ToString(),
    };

    private static string Kind(byte[] frame) => FrameHeader.KindOf(frame) switch
    {
        FrameKind.Diff => "diff",
        FrameKind.Census => "census",
        int kind => StoreText.NameOf(kind) ?? $"kind {kind}",
    };

    private Outcome DescribeDiff(byte[] frame, int size, StringBuilder lines)
    {
        Outcome outcome = DiffCodec.Read(frame, size, diff);
        if (outcome != Outcome.Done)
        {
            return outcome;
        }

        List<string> facts = [$"float {Amount.Vu(diff.Float)}", $"weight {diff.Weight}", $"{diff.OpenCount} slots free"];
        if ((diff.Flags & Diff.FlagHolding) != 0)
        {
            facts.Add("drift paused");
        }

        lines.Append("\n  ").AppendJoin(", ", facts);
        for (int i = 0; i < diff.EntryCount; i++)
        {
            lines.Append(CultureInfo.InvariantCulture, $"\n  edge to {diff.Peer[i]:x8} tags {diff.OwnTag[i]}/{diff.PeerTag[i]}: sent ")
                .Append(Amount.Vu(diff.Sent[i])).Append(", credited ").Append(Amount.Vu(diff.Credited[i]));
            if (diff.Granted[i] != 0)
            {
                lines.Append(", granted ").Append(Amount.Vu(diff.Granted[i]));
            }
        }

        return outcome;
    }

    private static Outcome DescribeCensus(byte[] frame, int size, StringBuilder lines)
    {
        Outcome outcome = CensusCodec.Read(frame, size, out int holdMs);
        lines.Append(CultureInfo.InvariantCulture, $"\n  asks to pause the drift for {holdMs} ms");
        return outcome;
    }
}
