using System.Globalization;
using System.Text;

namespace LVS.Harness;

/// <summary>
/// Text of strangers, such as names of files, made safe for a terminal: what is invisible or moves the cursor is shown as its number.
/// Pure.
/// </summary>
public static class Printable
{
    /// <summary>The text in one line. A character that is not visible becomes its number, such as <c>&lt;U+202E&gt;</c>.</summary>
    public static string Of(string text)
    {
        StringBuilder shown = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = IsVisible(rune) ? shown.Append(rune) : shown.Append('<').Append(Number(rune)).Append('>');
        }

        return shown.ToString();
    }

    /// <summary>One character of a text: in quotes if it is visible, else its number, such as <c>U+200B</c>.</summary>
    public static string At(string text, int index)
    {
        bool isRune = Rune.TryGetRuneAt(text, index, out Rune rune);
        return isRune && IsVisible(rune) && !Rune.IsWhiteSpace(rune) ? $"'{rune}'" : Number(isRune ? rune : Rune.ReplacementChar);
    }

    private static string Number(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");

    /// <summary>Whether a character takes a place of its own. Half a surrogate pair comes as U+FFFD, which does.</summary>
    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate);
}
