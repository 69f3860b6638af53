using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;

using LVS.Harness;

namespace LVS.Cli;

/// <summary>What verbs have in common: an option, and the command that repeats a run.</summary>
internal static class Common
{
    /// <summary>Name of the option that every verb with a result has.</summary>
    public const string JsonName = "--json";

    public static Option<bool> Json() => new(JsonName) { Description = "One JSON object on stdout; progress on stderr." };

    /// <summary>A count and what is counted, as people say it: 1 edge, 2 edges.</summary>
    public static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    /// <summary>
    /// The command that repeats a run: every option that was given or has a default, except the one that says where the results go.
    /// </summary>
    /// <param name="parsed">What was asked for.</param>
    /// <param name="verb">The verb; two words for a subcommand.</param>
    /// <param name="options">The options, in the order in which they are shown.</param>
    public static string Reproduce(ParseResult parsed, string verb, params IEnumerable<Option> options)
    {
        List<string> words = [.. verb.Split(' ')];
        foreach (Option option in options)
        {
            if (parsed.GetResult(option) is OptionResult result)
            {
                words.AddRange(Words(option, result));
            }
        }

        return Reproduction.Command(words);
    }

    private static IEnumerable<string> Words(Option option, OptionResult result)
    {
        if (!result.Implicit)
        {
            return result.Tokens.Count == 0 ? [option.Name] : result.Tokens.SelectMany(token => new[] { option.Name, token.Value });
        }

        return result.GetValueOrDefault<object?>() switch
        {
            null or false or 0 or 0.0 or "" or string[] => [],
            object standard => [option.Name, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{standard}")],
        };
    }
}
