using System.Collections.Generic;
using System.Globalization;
using System.IO;

using LVS.Harness;

namespace LVS.Sim;

/// <summary>
/// The file formats of TOSSIM: link gains as lines <c>gain FROM TO DBM</c>, with <c>noise NODE FLOOR DEVIATION</c> lines that are checked
/// and skipped, and noise traces of one whole dBm a line. Values in 1/100 dBm, read without floating point.
/// </summary>
public static class RadioFiles
{
    /// <summary>Reads link gains.</summary>
    /// <param name="path">The file.</param>
    /// <param name="count">Nodes wanted; links of others are left out.</param>
    /// <exception cref="UserException">The file is missing, has a bad line, or fewer nodes than wanted.</exception>
    public static IReadOnlyList<List<(int To, int Quality)>> Gains(string path, int count)
    {
        List<(int To, int Quality)>[] links = new List<(int, int)>[count];
        for (int i = 0; i < count; i++)
        {
            links[i] = [];
        }

        int most = -1;
        int number = 0;
        foreach (string line in Lines(path))
        {
            number++;
            string[] words = line.Split([' ', '\t'], System.StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words[0] == "#" || (words[0] == "noise" && words.Length == 4))
            {
                continue;
            }

            int from = -1;
            int to = -1;
            int gain = 0;
            bool good = words.Length == 4 && words[0] == "gain" && TryIndex(words[1], out from) && TryIndex(words[2], out to) && from != to
                && TryCenti(words[3], out gain);
            if (!good)
            {
                throw new UserException($"{path}, line {number}: expected 'gain FROM TO DBM' or 'noise NODE FLOOR DEVIATION', found '{Excerpt.Of(line, 60)}'.");
            }

            most = int.Max(most, int.Max(from, to));
            if (from < count && to < count)
            {
                links[from].Add((to, gain));
            }
        }

        return most + 1 >= count
            ? links
            : throw new UserException($"{path} has gains for {most + 1} nodes, the scenario has {count}: choose fewer nodes or a larger file.");
    }

    /// <summary>Reads a noise trace.</summary>
    /// <exception cref="UserException">The file is missing, empty or has a bad line.</exception>
    public static int[] Noise(string path)
    {
        List<int> trace = [];
        int number = 0;
        foreach (string line in Lines(path))
        {
            number++;
            string word = line.Trim();
            if (word.Length == 0)
            {
                continue;
            }

            trace.Add(TryCenti(word, out int value)
                ? value
                : throw new UserException($"{path}, line {number}: expected a noise reading in dBm, found '{Excerpt.Of(word, 60)}'."));
        }

        return trace.Count > 0 ? [.. trace] : throw new UserException($"{path} is empty: a noise trace has one reading in dBm a line.");
    }

    private static IEnumerable<string> Lines(string path)
    {
        return File.Exists(path)
            ? File.ReadLines(path)
            : throw new UserException($"'{path}' does not exist: name a file in the format of TOSSIM, relative to the current folder.");
    }

    private static bool TryIndex(string word, out int index) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out index) && index < 1_000_000;

    private static bool TryCenti(string word, out int centi)
    {
        bool good = decimal.TryParse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)
            && value is >= -300 and <= 100;
        centi = good ? (int)decimal.Round(value * 100) : 0;
        return good;
    }
}
