using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace LVS.Mqtt;

/// <summary>A message that is only put together when it is needed, so that a check that holds allocates nothing.</summary>
[InterpolatedStringHandler]
internal readonly ref struct MalformedText
{
    private readonly StringBuilder? text;

    /// <summary>Begins a message.</summary>
    public MalformedText(int literalLength, int formattedCount, bool holds, out bool isNeeded)
    {
        isNeeded = !holds;
        text = holds ? null : new StringBuilder(literalLength + (8 * formattedCount));
    }

    /// <summary>Adds text.</summary>
    public void AppendLiteral(string value) => text!.Append(value);

    /// <summary>Adds a number.</summary>
    public void AppendFormatted(int value) => text!.Append(CultureInfo.InvariantCulture, $"{value}");

    /// <summary>Adds text.</summary>
    public void AppendFormatted(string value) => text!.Append(value);

    /// <inheritdoc/>
    public override string ToString() => text?.ToString() ?? "";
}
