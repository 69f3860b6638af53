using System;
using System.Text;

namespace LVS.Sim;

/// <summary>What is wrong where a text stops being JSON, in words for who wrote it.</summary>
internal static class JsonMistake
{
    private const string TypographicQuotes = "\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u00bb";

    /// <summary>Names the mistake and what to do.</summary>
    /// <param name="text">The text in UTF-8.</param>
    /// <param name="line">The mistake's line, from 0.</param>
    /// <param name="column">Its byte in the line, from 0.</param>
    public static string At(ReadOnlySpan<byte> text, long line, long column)
    {
        if (text.Trim(Blanks).IsEmpty)
        {
            return "the file is empty; it must have at least {\"name\": \"mine\"}.";
        }

        int at = 0;
        for (long passed = 0; passed < line && text[at..].IndexOf((byte)'\n') is int end && end >= 0; passed++)
        {
            at += end + 1;
        }

        at = (int)Math.Min(text.Length, at + column);
        ReadOnlySpan<byte> before = text[..at].TrimEnd(Blanks);
        ReadOnlySpan<byte> rest = text[at..].TrimStart(Blanks);
        if (rest.IsEmpty)
        {
            return "the text ends too soon: a quote or a closing bracket is missing.";
        }

        _ = Rune.DecodeFromUtf8(text[at..], out Rune rune, out _);
        if (TypographicQuotes.Contains(rune.ToString(), StringComparison.Ordinal))
        {
            return $"the quote {rune} is typographic: write plain quotes (\").";
        }

        return rest[0] is (byte)'}' or (byte)']' && !before.IsEmpty && before[^1] == ','
            ? $"there is a comma with nothing between it and '{(char)rest[0]}': remove the comma."
            : rune.Value < ' ' ? "a text or a word ends before its line does: close it on the same line."
            : $"'{rune}' is not expected here: names and texts stand in plain quotes (\"), and a comma between members.";
    }

    private static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;
}
