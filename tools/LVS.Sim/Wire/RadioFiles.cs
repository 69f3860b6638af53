using System.Collections.Generic;
using System.Globalization;
using System.Linq;

using LVS.Harness;

namespace LVS.Sim;

/// <summary>
/// The file formats of TOSSIM: link gains as lines <c>gain FROM TO DBM</c>, with <c>noise NODE FLOOR DEVIATION</c> lines that are checked
/// and skipped, and noise traces of one whole dBm a line. Values in 1/100 dBm, read without floating point.
/// </summary>
public static class RadioFiles
{
    /// <summary>
    /// Reads link gains. The node numbers in a file may begin at 1 or have gaps: nodes are taken in the order of their numbers.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="count">Number of nodes; links of other nodes are left out.</param>
    /// <exception cref="UserException">The file is missing, has a bad line, or fewer nodes than wanted.</exception>
    public static IReadOnlyList<List<(int To, int Quality)>> Gains(string path, int count)
    {
        // A link that occurs twice has its last gain, as in TOSSIM.
        Dictionary<(int From, int To), int> read = [];
        int number = 0;
        foreach (string line in InputFile.ReadLines(path))
        {
            number++;
            string[] words = line.Split([' ', '\t'], System.StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words[0].StartsWith('#') || (words[0] == "noise" && words.Length == 4))
            {
                continue;
            }

            (int from, int to, int gain) = (-1, -1, 0);
            bool good = words.Length == 4 && words[0] == "gain" && TryIndex(words[1], out from) && TryIndex(words[2], out to) && from != to
                && TryCenti(words[3], out gain);
            if (!good)
            {
                throw new UserException(
                    $"{path}, line {number}: expected 'gain FROM TO DBM' or 'noise NODE FLOOR DEVIATION', numbers with a point, found "
                        + $"'{Excerpt.Of(line, 60)}'.");
            }

            read[(from, to)] = gain;
        }

        int[] names = [.. read.Keys.SelectMany(link => new[] { link.From, link.To }).Distinct().Order()];
        if (names.Length < count)
        {
            throw new UserException(
                $"{path} has gains for {names.Length} nodes, the scenario has {count}: choose fewer nodes or a larger file.");
        }

        Dictionary<int, int> places = names.Select((name, place) => (name, place)).ToDictionary(n => n.name, n => n.place);
        List<(int To, int Quality)>[] links = [.. Enumerable.Range(0, count).Select(_ => new List<(int, int)>())];
        foreach (((int from, int to), int gain) in read)
        {
            if (places[from] < count && places[to] < count)
            {
                links[places[from]].Add((places[to], gain));
            }
        }

        return links;
    }

    /// <summary>Reads a noise trace.</summary>
    /// <exception cref="UserException">The file is missing, empty or has a bad line.</exception>
    public static int[] Noise(string path)
    {
        List<int> trace = [];
        int number = 0;
        foreach (string line in InputFile.ReadLines(path))
        {
            number++;
            string word = line.Trim();
            if (word.Length == 0)
            {
                continue;
            }

            trace.Add(TryCenti(word, out int value)
                ? value
                : throw new UserException(
                    $"{path}, line {number}: expected a noise reading in dBm, with a point before decimals, found "
                        + $"'{Excerpt.Of(word, 60)}'."));
        }

        return trace.Count > 0 ? [.. trace] : throw new UserException($"{path} is empty: a noise trace has one reading in dBm a line.");
    }

    private static bool TryIndex(string word, out int index) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out index);

    private static bool TryCenti(string word, out int centi)
    {
        bool good = decimal.TryParse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out decimal value)
            && value is >= -300 and <= 100;
        centi = good ? (int)decimal.Round(value * 100) : 0;
        return good;
    }
}
