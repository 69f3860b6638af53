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
        string[][] all = [.. InputFile.ReadLines(seeds).Select(line => line.Split('\t'))];
        string[][] lines = [.. all.Where(words => words.Length >= 3)];
        string[]? found = lines.FirstOrDefault(words => seed == null || words[0] == seed.Value.ToString(CultureInfo.InvariantCulture));
        if (found == null)
        {
            return seed is long wanted
                ? SeedsOf(all) is (long first, long last) && (wanted < first || wanted > last)
                    ? throw new UserException(string.Create(CultureInfo.InvariantCulture,
                        $"--seed is {wanted}, and '{folder}' has {(first == last ? $"the seed {first}" : $"the seeds {first}..{last}")}."))
                    : new RunRecord(read, wanted, -1, [])
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

    /// <summary>The seeds that were run; null where the file does not say it, because an older program wrote it.</summary>
    private static (long First, long Last)? SeedsOf(string[][] lines)
    {
        string[] ends = lines.Length == 0 ? [] : lines[0].Length == 1 ? lines[0][0].Split("..")
            : lines.Length == 1 ? [lines[0][0], lines[0][0]] : [];
        return ends.Length == 2 && long.TryParse(ends[0], CultureInfo.InvariantCulture, out long first)
            && long.TryParse(ends[1], CultureInfo.InvariantCulture, out long last) ? (first, last) : null;
    }
}
