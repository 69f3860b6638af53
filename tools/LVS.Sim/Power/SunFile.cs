using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

using LVS.Harness;

namespace LVS.Sim;

/// <summary>
/// Reads a year of measured sun: PVGIS TMY as CSV (column <c>G(h)</c>, hours UTC) and NREL PSM3 TMY as CSV (column <c>GHI</c>, hours of
/// the place), with the lines of description both services put around the table or without. Values become integers; the text is
/// never made a floating-point number.
/// </summary>
public static class SunFile
{
    private const int HeaderLinesMax = 40;
    private const int IrradianceMax = 2_000_000;
    private static readonly int[] DaysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    /// <summary>Reads a file.</summary>
    /// <exception cref="UserException">It cannot be read, is neither kind, or is no whole year: the message names line and column.</exception>
    public static SunYear Read(string path)
    {
        try
        {
            using StreamReader reader = File.OpenText(path);
            return Read(reader, Path.GetFileName(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"cannot read the sun file {path}: {e.Message}");
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="name">Whose text it is, for messages.</param>
    /// <exception cref="UserException">As above.</exception>
    public static SunYear Read(TextReader reader, string name)
    {
        int lineNumber = 0;
        string[]? header = null;
        while (header == null && lineNumber < HeaderLinesMax && reader.ReadLine() is string line)
        {
            lineNumber++;
            string[] cells = Cells(line);
            header = cells.Contains("G(h)") || cells.Contains("GHI") ? cells : null;
        }

        if (header == null)
        {
            throw new UserException(
                $"{name}: none of the first {lineNumber} lines has a column 'G(h)' (PVGIS TMY) or 'GHI' (NREL PSM3 TMY). Download the hourly TMY as CSV.");
        }

        bool isPvgis = header.Contains("G(h)");
        int valueAt = Array.IndexOf(header, isPvgis ? "G(h)" : "GHI");
        int[] timeAt = isPvgis ? [Column("time(UTC)")] : [Column("Month"), Column("Day"), Column("Hour")];
        List<int> hours = [];
        while (reader.ReadLine() is string line)
        {
            lineNumber++;
            if (string.IsNullOrWhiteSpace(line))
            {
                // PVGIS explains its columns below the table.
                break;
            }

            string[] cells = Cells(line);
            if (cells.Length != header.Length)
            {
                throw Bad(lineNumber, Math.Min(cells.Length, header.Length), $"the line has {cells.Length} columns, the header {header.Length}");
            }

            if (hours.Count == SunYear.HourCount)
            {
                throw Bad(lineNumber, timeAt[0], $"the year is over after {SunYear.HourCount} hours: take out what is too much, e.g. a leap day");
            }

            CheckTime(cells, hours.Count);
            hours.Add(Value(cells[valueAt]));
        }

        return hours.Count == SunYear.HourCount
            ? new SunYear(name, [.. hours])
            : throw Bad(lineNumber, timeAt[0], $"the file ends after {hours.Count} hours; a year has {SunYear.HourCount}");

        int Column(string column)
        {
            int at = Array.IndexOf(header, column);
            return at >= 0 ? at : throw Bad(lineNumber, 0, $"there is no column '{column}' beside '{(isPvgis ? "G(h)" : "GHI")}'");
        }

        void CheckTime(string[] cells, int hour)
        {
            (int month, int day) = DateOf(hour / 24);
            string[] wanted = isPvgis ? [$"{month:00}{day:00}:{hour % 24:00}"] : [$"{month}", $"{day}", $"{hour % 24}"];
            for (int i = 0; i < wanted.Length; i++)
            {
                string cell = cells[timeAt[i]];

                // PVGIS: yyyyMMdd:HHmm, of which the year changes by the month and the minute by the satellite.
                string shown = isPvgis ? cell.Length == 13 ? cell[4..11] : cell : cell.TrimStart('0') is { Length: > 0 } digits ? digits : "0";
                if (shown != wanted[i])
                {
                    throw Bad(lineNumber, timeAt[i], $"'{cell}' where hour {hour} of the year is due, {month:00}-{day:00} {hour % 24:00}:00: a line is missing or doubled before");
                }
            }
        }

        int Value(string cell)
        {
            int milli = Milli(cell);
            return milli >= 0 && milli <= IrradianceMax
                ? milli
                : throw Bad(lineNumber, valueAt, $"'{cell}' is no irradiance: a number of W/m2, 0 to {IrradianceMax / 1000}, with at most 3 decimals");
        }

        UserException Bad(int line, int column, string what)
        {
            string title = column < header.Length ? $" ({header[column]})" : "";
            return new UserException($"{name} line {line} column {column + 1}{title}: {what}.");
        }
    }

    /// <summary>Month and day, from 1, of a day of a year without a leap day.</summary>
    /// <param name="day">0..364.</param>
    public static (int Month, int Day) DateOf(int day)
    {
        int month = 0;
        while (day >= DaysOfMonth[month])
        {
            day -= DaysOfMonth[month++];
        }

        return (month + 1, day + 1);
    }

    private static string[] Cells(string line) => [.. line.Split(',').Select(cell => cell.Trim())];

    /// <summary>Thousandths of a decimal number, or -1 when the text is none. PVGIS writes -0.0.</summary>
    private static int Milli(string text)
    {
        string digits = text.TrimStart('-');
        int point = digits.IndexOf('.', StringComparison.Ordinal);
        string whole = point < 0 ? digits : digits[..point];
        string part = point < 0 ? "" : digits[(point + 1)..];
        bool isNumber = whole.Length is > 0 and <= 6 && part.Length <= 3 && (whole + part).All(char.IsAsciiDigit) && (point < 0 || part.Length > 0);
        if (!isNumber)
        {
            return -1;
        }

        int milli = 0;
        foreach (char digit in whole + part.PadRight(3, '0'))
        {
            milli = (milli * 10) + (digit - '0');
        }

        return text.StartsWith('-') && milli > 0 ? -1 : milli;
    }
}
