using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Linq;

using LVS.Harness;

namespace LVS.Cli;

/// <summary>What verbs have in common: an option, ranges, and the command that repeats a run.</summary>
internal static class Common
{
    public static Option<bool> Json() => new("--json") { Description = "One JSON object on stdout; progress on stderr." };

    /// <summary>A number in its range.</summary>
    /// <exception cref="UserException">It is not.</exception>
    public static T InRange<T>(string name, T value, T least, T most)
        where T : IComparable<T>
        => value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0
            ? value
            : throw new UserException($"{name} is {value}; it must be {least} to {most}.");

    /// <summary>A number in its range, or none.</summary>
    /// <exception cref="UserException">It is not.</exception>
    public static T? InRange<T>(string name, T? value, T least, T most)
        where T : struct, IComparable<T>
        => value is T given ? InRange(name, given, least, most) : null;

    /// <summary>The command that repeats a run: every option that is set or has a default, but where the results go.</summary>
    public static string Reproduce(ParseResult parsed, string verb, params IEnumerable<Option> options)
    {
        List<string> words = ["dotnet run -c Release --project tools/LVS.Cli --", verb];
        foreach (Option option in options)
        {
            words.AddRange(Values(parsed.GetResult(option)).Select(value => value is true ? option.Name : string.Create(CultureInfo.InvariantCulture, $"{option.Name} {value}")));
        }

        return string.Join(' ', words);
    }

    private static IEnumerable<object> Values(OptionResult? result) => result?.GetValueOrDefault<object?>() switch
    {
        null or false or 0 or 0.0 => [],
        string[] several => several,
        object one => [one],
    };
}
