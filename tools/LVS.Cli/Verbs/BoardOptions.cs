using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

using LVS.Boards;

namespace LVS.Cli;

/// <summary>What <c>flash</c> and <c>doctor</c> have in common: their options, and how they print their findings.</summary>
internal static class BoardOptions
{
    private static readonly JsonSerializerOptions Compact = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    public static Option<string?> Board() => new("--board") { Description = "A folder of boards/ [default: the 'board' of lvs.json]." };

    public static Option<string> Config() =>
        new("--config") { Description = "The swarm's configuration.", DefaultValueFactory = _ => "lvs.json" };

    /// <summary>Prints verdict and remedies and returns the exit code.</summary>
    public static int Finish(IReadOnlyCollection<BoardCheck> checks, bool json, string whenItHolds)
    {
        string verdict = checks.Any(c => c.Holds == false) ? "broken" : checks.Any(c => c.Holds == null) ? "unknown" : "holds";
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { verdict, checks }, Compact));
        }
        else
        {
            foreach (BoardCheck check in checks.Where(c => c.Holds != true))
            {
                Console.WriteLine($"{check.Name}: {check.Detail}");
                Console.WriteLine($"  do this: {check.Remedy}");
            }

            Console.WriteLine(verdict == "holds" ? $"holds: {whenItHolds}" : verdict);
        }

        return Verdict.ExitCode(verdict);
    }
}
