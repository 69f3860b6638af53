using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

using LVS.Core;

namespace LVS.Harness;

/// <summary>Frames as readable text.</summary>
/// <param name="mac">The swarm's MAC, to check frames; null to leave them unchecked.</param>
public sealed class FrameText(IMac? mac)
{
    /// <summary>The one byte of a probe (SPEC 2).</summary>
    public const byte Probe = 0;

    private const int NoKind = -1;

    private readonly FrameGate gate = new(mac!) { ReadsStore = true };

    /// <summary>Describes one frame.</summary>
    /// <param name="frame">The datagram.</param>
    /// <param name="text">Its content, or why it has none; several lines.</param>
    /// <returns>Whether it is a valid frame, with the right MAC if that can be checked, or a probe.</returns>
    public bool Describe(byte[] frame, out string text)
    {
        if (frame is [Probe])
        {
            text = "probe: one byte by which a program sees that what it sends comes back; no frame";
            return true;
        }

        Letter letter = gate.Letter;
        letter.Kind = NoKind;
        Outcome outcome = gate.Look(frame, frame.Length);
        if (letter.Kind == NoKind)
        {
            text = $"no frame: {(frame.Length > 0 && frame[0] >> 4 != FrameGate.Version ? OtherVersion(frame[0] >> 4) : Why(outcome))} "
                + $"({frame.Length} bytes)";
            return false;
        }

        bool? authentic = mac == null ? null : gate.IsAuthentic(frame, frame.Length);
        string check = authentic switch { true => "MAC right", false => "MAC WRONG", null => "MAC not checked (no --config)" };
        string head = string.Create(CultureInfo.InvariantCulture,
            $"{Kind(letter.Kind)} version {FrameGate.Version} minute {letter.Minute} from {letter.Sender:x8} ")
            + string.Create(CultureInfo.InvariantCulture, $"seq {(uint)letter.Seq}, {frame.Length} bytes, {check}");
        text = head + (outcome == Outcome.Done ? Body(letter) : $"\n  cannot be read: {Why(outcome)}");
        return outcome == Outcome.Done && authentic != false;
    }

    /// <summary>An outcome as a reason for people.</summary>
    public static string Why(Outcome outcome) => outcome switch
    {
        Outcome.Done => "nothing is wrong",
        Outcome.TooShort => "shorter than its structure says",
        Outcome.TooLong => $"longer than {Limits.FrameSizeMax} bytes",
        Outcome.WrongVersion => $"another protocol version than {FrameGate.Version}",
        Outcome.WrongKind => "a frame kind unknown here",
        Outcome.ReservedBits => "a reserved bit is set",
        Outcome.OutOfRange => "a field is out of its range",
        Outcome.TrailingBytes => "bytes are left over at the end",
        _ => outcome.ToString(),
    };

    private static string OtherVersion(int version) => version == 0 ? "it has no protocol version"
        : $"protocol version {version}, and this program speaks version {FrameGate.Version}";

    private static string Kind(int kind) => kind switch
    {
        FrameKind.Diff => "diff",
        FrameKind.Census => "census",
        FrameKind.Hello => "hello",
        _ => StoreText.NameOf(kind) ?? RescueText.NameOf(kind) ?? $"kind {kind}",
    };

    private static string Body(Letter letter) => letter.Kind switch
    {
        FrameKind.Diff => DiffText(letter.Diff),
        FrameKind.Census => string.Create(CultureInfo.InvariantCulture, $"\n  asks to pause the drift for {letter.HoldMs} ms"),
        FrameKind.Hello => $"\n  public key {Convert.ToHexStringLower(letter.PublicKey)}",
        _ when RescueText.NameOf(letter.Kind) != null => RescueText.Of(letter),
        _ => StoreText.Of(letter.Store),
    };

    private static string DiffText(Diff diff)
    {
        List<string> facts = [$"float {Amount.Vu(diff.Float)}", $"weight {diff.Weight}", $"{diff.OpenCount} slots free"];
        if ((diff.Flags & Diff.FlagHolding) != 0)
        {
            facts.Add("drift paused");
        }

        if ((diff.Flags & Diff.FlagTombstone) != 0)
        {
            facts.Add($"closed with {diff.TombstonePeer:x8}");
        }

        StringBuilder lines = new();
        lines.Append("\n  ").AppendJoin(", ", facts);
        for (int i = 0; i < diff.EntryCount; i++)
        {
            lines.Append(CultureInfo.InvariantCulture, $"\n  edge to {diff.Peer[i]:x8}: ");
            if (diff.Nonce[i] != 0)
            {
                lines.Append(CultureInfo.InvariantCulture, $"proposed, nonce {diff.Nonce[i]:x8}, heard {diff.NonceHeard[i]:x8}");
                continue;
            }

            lines.Append("sent ").Append(Amount.Vu(diff.Sent[i])).Append(", credited ").Append(Amount.Vu(diff.Credited[i]));
            if (diff.Granted[i] != 0)
            {
                lines.Append(", granted ").Append(Amount.Vu(diff.Granted[i]));
            }
        }

        return lines.ToString();
    }
}
