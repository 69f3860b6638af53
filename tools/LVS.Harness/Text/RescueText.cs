using System;
using System.Globalization;

using LVS.Core;

namespace LVS.Harness;

/// <summary>The frames that help a device which has lost its memory (SPEC 5.9), as readable text.</summary>
internal static class RescueText
{
    /// <summary>Name of a kind, or null.</summary>
    public static string? NameOf(int kind) => kind switch
    {
        FrameKind.Keepsake => "keepsake",
        FrameKind.Recall => "recall",
        FrameKind.Remembrance => "remembrance",
        _ => null,
    };

    /// <summary>The content of a frame, in a line that begins with a line feed.</summary>
    public static string Of(Letter letter) => letter.Kind switch
    {
        FrameKind.Keepsake => F($"\n  a voucher for {(uint)letter.Target:x8}, under the key of their edge, tag {letter.Proof:x12}"),
        FrameKind.Recall => F($"\n  asks who remembers the device {letter.Lookup:x16}, seed {letter.Seed:x16}"),
        _ when (letter.Flags & Letter.FlagAlive) != 0 =>
            F($"\n  is the device {letter.Lookup:x16} itself, seed {letter.Seed:x16}, proof {letter.Proof:x16}"),
        _ => F($"\n  remembers the device {letter.Lookup:x16}: base {Amount.Vu(letter.BaseUvu)}, last heard in minute ")
            + F($"{letter.HeardMinute}; neighbour {letter.Identity:x16}, seed {letter.Seed:x16}, proof {letter.Proof:x16}"),
    };

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
