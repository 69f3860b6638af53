using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace LVS.Cli;

/// <summary>
/// Options that are numbers. The decimal separator is always a point and thousands have none, whatever the language of the system.
/// <c>--help</c> and the error message show the range.
/// </summary>
internal static class Number
{
    /// <summary>Shortest time that an option takes, in seconds.</summary>
    public const double SecondsMin = 0.1;

    /// <summary>A day, in seconds.</summary>
    public const double DayS = 86_400;

    /// <summary>Ten years, in seconds: longer than any run, and still within the range of milliseconds that timers take.</summary>
    public const double ForYearsS = 10 * 366 * DayS;

    /// <summary>An option with a default.</summary>
    /// <param name="name">Name with its dashes.</param>
    /// <param name="what">What it is, for <c>--help</c>; without a full stop.</param>
    /// <param name="least">Least value.</param>
    /// <param name="most">Greatest value.</param>
    /// <param name="standard">The default.</param>
    public static Option<T> Of<T>(string name, string what, T least, T most, T standard)
        where T : struct, INumber<T> => new(name)
        {
            Description = $"{what}, {Range(least, most)}.",
            DefaultValueFactory = _ => standard,
            CustomParser = given => Parse(given, name, least, most) ?? default,
        };

    /// <summary>An option that may be left out.</summary>
    /// <param name="name">Name with its dashes.</param>
    /// <param name="what">What it is, for <c>--help</c>; without a full stop.</param>
    /// <param name="otherwise">What applies when it is left out.</param>
    /// <param name="least">Least value.</param>
    /// <param name="most">Greatest value.</param>
    public static Option<T?> Maybe<T>(string name, string what, string otherwise, T least, T most)
        where T : struct, INumber<T> => new(name)
        {
            Description = $"{what}, {Range(least, most)} [default: {otherwise}].",
            CustomParser = given => Parse(given, name, least, most),
        };

    /// <summary>Reads a number: digits, a sign in front, and a point before the decimals where the type has them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The number.</param>
    /// <returns>Whether it is one; neither an infinity nor an exponent is.</returns>
    public static bool TryRead<T>(string text, out T value)
        where T : struct, INumber<T>
    {
        NumberStyles styles = IsWhole<T>() ? NumberStyles.AllowLeadingSign : NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return T.TryParse(text, styles, CultureInfo.InvariantCulture, out value) && T.IsFinite(value);
    }

    private static T? Parse<T>(ArgumentResult given, string name, T least, T most)
        where T : struct, INumber<T>
    {
        string text = given.Tokens.Count > 0 ? given.Tokens[^1].Value : "";
        if (TryRead(text, out T value) && value >= least && value <= most)
        {
            return value;
        }

        string point = text.Contains(',', StringComparison.Ordinal) ? " A point is the only separator that is read." : "";
        given.AddError(
            $"{name} is '{text}'; it must be {(IsWhole<T>() ? "a whole number" : "a number")} from {Range(least, most)}.{point}");
        return null;
    }

    private static bool IsWhole<T>() => typeof(T) != typeof(double);

    private static string Range<T>(T least, T most)
        where T : struct, INumber<T> => string.Create(CultureInfo.InvariantCulture, $"{least} to {most}");
}
