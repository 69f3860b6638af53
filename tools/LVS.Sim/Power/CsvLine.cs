using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace LVS.Sim;

/// <summary>
/// Cells of one line of a table (RFC 4180, with any separator). Blanks around cells and the quotes of quoted cells are removed.
/// </summary>
internal static class CsvLine
{
    /// <summary>Separators that spreadsheets write.</summary>
    public static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>Splits a line.</summary>
    public static string[] Cells(string line, char separator)
    {
        List<string> cells = [];
        StringBuilder cell = new();
        bool isQuoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (c == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (c == separator && !isQuoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString().Trim());
        return [.. cells];
    }

    /// <summary>Whether a line of a table is empty: spreadsheets fill blank lines with separators.</summary>
    public static bool IsBlank(string line) => line.All(c => char.IsWhiteSpace(c) || Array.IndexOf(Separators, c) >= 0 || c == '"');
}
