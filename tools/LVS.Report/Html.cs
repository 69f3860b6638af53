using System.Globalization;
using System.Security;
using System.Text;
using System.Xml;

namespace LVS.Report;

/// <summary>
/// Text and numbers as a report shows them. Every text from outside goes through <see cref="Text"/>. Numbers have the same form in every
/// country. Pure.
/// </summary>
public static class Html
{
    private const long UvuPerVu = 1_000_000;

    /// <summary>Text escaped for use inside an element or a quoted attribute, in HTML and in XML.</summary>
    public static string Text(string? text) => SecurityElement.Escape(Clean(text));

    /// <summary>The text with U+FFFD for every character that XML 1.0 does not allow (section 2.2).</summary>
    public static string Clean(string? text)
    {
        StringBuilder clean = new(text ?? "");
        for (int index = 0; index < clean.Length; index++)
        {
            if (index + 1 < clean.Length && XmlConvert.IsXmlSurrogatePair(clean[index + 1], clean[index]))
            {
                index++;
            }
            else if (!XmlConvert.IsXmlChar(clean[index]))
            {
                clean[index] = '\uFFFD';
            }
        }

        return clean.ToString();
    }

    /// <summary>A whole number with thousands separators; a dash when unknown.</summary>
    public static string Number(long? value)
    {
        return value is long known ? known.ToString("N0", CultureInfo.InvariantCulture) : "–";
    }

    /// <summary>Micro-VU as VU with all six decimals, exact; a dash when unknown.</summary>
    public static string Vu(long? uvu)
    {
        return uvu is long known ? ((decimal)known / UvuPerVu).ToString("N6", CultureInfo.InvariantCulture) : "–";
    }

    /// <summary>Micro-VU in the unit that is easiest to read: small amounts in uVU, larger ones in VU.</summary>
    public static string Amount(long uvu)
    {
        return uvu is > -10_000 and < 10_000 ? Number(uvu) + " uVU" : Vu(uvu) + " VU";
    }

    /// <summary>A measured figure with about four significant digits; a dash when it is not a number.</summary>
    public static string Figure(double value)
    {
        if (!double.IsFinite(value))
        {
            return "–";
        }

        double size = double.Abs(value);
        string format = size switch
        {
            0 => "0",
            >= 1e15 or < 1e-6 => "0.##e+0",
            >= 1000 => "#,##0",
            >= 1 => "0.###",
            >= 0.01 => "0.0000",
            _ => "0.########",
        };
        return value.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>Seconds with one decimal; a dash when it is not a number.</summary>
    public static string Seconds(double seconds)
    {
        return double.IsFinite(seconds) ? seconds.ToString("#,##0.0", CultureInfo.InvariantCulture) : "–";
    }

    /// <summary>A count of bytes in bytes, kB or MB (decimal).</summary>
    public static string Bytes(long bytes)
    {
        return bytes switch
        {
            < 10_000 => Number(bytes) + " bytes",
            < 10_000_000 => (bytes / 1e3).ToString("#,##0.0", CultureInfo.InvariantCulture) + " kB",
            _ => (bytes / 1e6).ToString("#,##0.0", CultureInfo.InvariantCulture) + " MB",
        };
    }

    /// <summary>A coordinate of a drawing. One decimal is finer than a pixel.</summary>
    public static string Point(double coordinate)
    {
        return coordinate.ToString("0.#", CultureInfo.InvariantCulture);
    }
}
