using System.Globalization;
using System.IO;
using System.Linq;

using LVS.Harness;

namespace LVS.Sim;

/// <summary>What a run folder stores of a simulated run: the scenario, a seed, and the moment at which it broke.</summary>
/// <param name="Scenario">The scenario that was run.</param>
/// <param name="Seed">The seed.</param>
/// <param name="BrokenMs">When it broke; -1 if it did not.</param>
/// <param name="Broken">The invariants that broke.</param>
public sealed record RunRecord(Scenario Scenario, long Seed, long BrokenMs, string[] Broken)
{
    /// <summary>Reads a run folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="seed">One of its seeds; null for the first that failed.</param>
    /// <exception cref="UserException">It holds no simulated run, or not that seed.</exception>
    public static RunRecord Load(string folder, long? seed)
    {
        string scenario = Path.Combine(folder, SimSession.ScenarioName);
        string seeds = Path.Combine(folder, SimSession.SeedsName);
        if (!File.Exists(scenario) || !File.Exists(seeds))
        {
            throw new UserException($"'{folder}' holds no simulated run: name a run folder of 'lvs sim', for instance runs/latest.");
        }

        Scenario read = ScenarioFile.Parse(InputFile.ReadText(scenario), scenario);
        string[][] lines = [.. InputFile.ReadLines(seeds).Select(line => line.Split('\t')).Where(words => words.Length >= 3)];
        string[]? found = lines.FirstOrDefault(words => seed == null || words[0] == seed.Value.ToString(CultureInfo.InvariantCulture));
        if (found == null)
        {
            return seed != null ? new RunRecord(read, seed.Value, -1, [])
                : throw new UserException(
                    $"'{folder}' has no failing seed; name a seed with --seed to look at it all the same.");
        }

        long brokenMs = -1;
        return long.TryParse(found[0], CultureInfo.InvariantCulture, out long known)
            && (found[1] == "-" || long.TryParse(found[1], CultureInfo.InvariantCulture, out brokenMs))
            ? new RunRecord(read, known, brokenMs, found[2] == "-" ? [] : found[2].Split(','))
            : throw new UserException(
                $"{seeds} is not as 'lvs sim' writes it: '{Excerpt.Of(string.Join(' ', found), 60)}'. Run the scenario again.");
    }
}
