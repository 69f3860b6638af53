using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

using LVS.Harness;

namespace LVS.Sim;

/// <summary>
/// Reads a year of measured sun: PVGIS TMY as CSV (column <c>G(h)</c>, hours UTC), and NREL PSM3 or NSRDB as CSV (column <c>GHI</c>, hours
/// of the place or UTC, as its first lines say). The description that the services put around the table may be present or missing. Files
/// saved again by a spreadsheet are read too: other separators, quotes, and decimal commas where the comma is not the separator. A leap day
/// is left out; readings at half an hour or less are averaged per hour. Values become integers; the text is never converted to a
/// floating-point number.
/// </summary>
public sealed class SunFile
{
    private const int HeaderLinesMax = 40;
    private const int IrradianceMax = 2_000_000;
    private const int LeapDayHour = 59 * 24;
    private static readonly int[] DaysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    private readonly TextReader reader;
    private readonly string name;
    private readonly List<int> hours = [];
    private readonly List<int> samples = [];
    private string[] header = [];
    private int[] timeAt = [];
    private char separator = ',';
    private bool isPvgis;
    private int valueAt;
    private int lineNumber;
    private int shiftHours;
    private int samplesPerHour;
    private (int Month, int Day, int Hour, int Minute) last;
    private bool hasLeapDay;

    private SunFile(TextReader reader, string name)
    {
        this.reader = reader;
        this.name = name;
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="UserException">It cannot be read, is neither kind, or is no whole year: the message names line and
    /// column.</exception>
    public static SunYear Read(string path) => Read(new StringReader(InputFile.ReadText(path)), Path.GetFileName(path));

    /// <summary>Reads a text.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="name">The name of the text, for messages.</param>
    /// <exception cref="UserException">As above.</exception>
    public static SunYear Read(TextReader reader, string name) => new SunFile(reader, name).Year();

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

    private SunYear Year()
    {
        FindHeader();
        while (reader.ReadLine() is string line)
        {
            lineNumber++;
            if (CsvLine.IsBlank(line))
            {
                // PVGIS explains its columns below the table.
                break;
            }

            Take(CsvLine.Cells(line, separator));
        }

        EndHour();
        if (hours.Count != SunYear.HourCount)
        {
            string each = samplesPerHour > 1 ? $" of {samplesPerHour} lines each" : "";
            throw Bad(timeAt[0], $"the file ends after {hours.Count} hours{each}; a year has {SunYear.HourCount}");
        }

        int[] ofPlace =
            [.. Enumerable.Range(0, SunYear.HourCount).Select(hour => hours[(hour - shiftHours + SunYear.HourCount) % SunYear.HourCount])];
        string told = name + (hasLeapDay ? " without its leap day" : "")
            + (samplesPerHour > 1 ? $", means of {samplesPerHour} an hour" : "")
            + (shiftHours != 0 ? $", moved from UTC by {shiftHours:+0;-0} h" : "");
        return new SunYear(told, ofPlace);
    }

    private void FindHeader()
    {
        string[] before = [];
        while (header.Length == 0 && lineNumber < HeaderLinesMax && reader.ReadLine() is string line)
        {
            lineNumber++;
            foreach (char tried in CsvLine.Separators)
            {
                string[] cells = CsvLine.Cells(line, tried);
                if (cells.Contains("G(h)") || cells.Contains("GHI"))
                {
                    (header, separator) = (cells, tried);
                    break;
                }

                if (before.Contains("Local Time Zone"))
                {
                    Zone(before, cells);
                }

                before = cells.Length > 1 ? cells : before;
            }
        }

        if (header.Length == 0)
        {
            throw new UserException(lineNumber == 0 ? $"{name} is empty."
                : $"{name}: none of the first {lineNumber} lines has a column 'G(h)' (PVGIS TMY) or 'GHI' (NREL PSM3 TMY), with commas, "
                    + "semicolons or tabs between columns. "
                + "Download the hourly TMY as CSV.");
        }

        isPvgis = header.Contains("G(h)");
        valueAt = Array.IndexOf(header, isPvgis ? "G(h)" : "GHI");
        timeAt = isPvgis ? [Column("time(UTC)")] : [Column("Month"), Column("Day"), Column("Hour")];
    }

    /// <summary>NSRDB states the zone of its hours, and the zone of the place.</summary>
    private void Zone(string[] titles, string[] cells)
    {
        int of = Array.IndexOf(titles, "Time Zone");
        int local = Array.IndexOf(titles, "Local Time Zone");
        if (of >= 0 && cells.Length > Math.Max(of, local))
        {
            foreach (int at in new[] { of, local })
            {
                if (!TryHalfHours(cells[at], out _))
                {
                    throw new UserException($"{name} line {lineNumber} column {at + 1} ({titles[at]}): '{cells[at]}' is no time zone: "
                        + "hours from UTC, -14 to 14.");
                }
            }

            TryHalfHours(cells[of], out int ofHalf);
            TryHalfHours(cells[local], out int localHalf);
            shiftHours = (localHalf - ofHalf) / 2;
        }
    }

    private static bool TryHalfHours(string cell, out int half)
    {
        half = Milli(cell.TrimStart('-')) / 500 * (cell.StartsWith('-') ? -1 : 1);
        return Milli(cell.TrimStart('-')) is >= 0 and <= 14_000;
    }

    private int Column(string column)
    {
        int at = Array.IndexOf(header, column);
        return at >= 0 ? at : throw Bad(0, $"there is no column '{column}' beside '{(isPvgis ? "G(h)" : "GHI")}'");
    }

    private void Take(string[] cells)
    {
        if (cells.Length != header.Length)
        {
            string comma = separator == ',' && cells.Length > header.Length ? ": where commas separate columns, decimals have a point" : "";
            throw Bad(Math.Min(cells.Length, header.Length), $"the line has {cells.Length} columns, the header {header.Length}{comma}");
        }

        (int Month, int Day, int Hour, int Minute) time = Time(cells);
        bool isSameHour = samples.Count > 0 && (time.Month, time.Day, time.Hour) == (last.Month, last.Day, last.Hour)
            && time.Minute > last.Minute;
        if (!isSameHour)
        {
            EndHour();
            if (hours.Count == LeapDayHour && (time.Month, time.Day) == (2, 29))
            {
                hasLeapDay = true;
                return;
            }

            if (hours.Count == SunYear.HourCount)
            {
                throw Bad(timeAt[0], $"the year is over after {SunYear.HourCount} hours: take out what is too much");
            }

            CheckTime(cells, time);
        }

        last = time;
        samples.Add(Value(cells[valueAt]));
    }

    /// <summary>All samples of an hour are read: stores their mean.</summary>
    private void EndHour()
    {
        if (samples.Count == 0)
        {
            return;
        }

        samplesPerHour = hours.Count == 0 ? samples.Count : samplesPerHour;
        if (samples.Count != samplesPerHour)
        {
            throw Bad(timeAt[0],
                $"an hour with {samples.Count} lines, the first had {samplesPerHour}: a line is missing or doubled before");
        }

        hours.Add((int)(samples.Sum(sample => (long)sample) / samples.Count));
        samples.Clear();
    }

    private (int Month, int Day, int Hour, int Minute) Time(string[] cells)
    {
        if (isPvgis)
        {
            // The format is yyyyMMdd:HHmm; the year differs between months.
            string cell = cells[timeAt[0]];
            return cell.Length == 13 && cell[8] == ':' && cell.Where((_, at) => at != 8).All(char.IsAsciiDigit)
                ? (Number(cell, 4), Number(cell, 6), Number(cell, 9), Number(cell, 11))
                : throw Bad(timeAt[0], $"'{cell}' is no time as PVGIS writes it, yyyyMMdd:HHmm");
        }

        int minuteAt = Array.IndexOf(header, "Minute");
        return (Small(cells, timeAt[0]), Small(cells, timeAt[1]), Small(cells, timeAt[2]), minuteAt < 0 ? 0 : Small(cells, minuteAt));

        static int Number(string cell, int at) => ((cell[at] - '0') * 10) + cell[at + 1] - '0';
    }

    private int Small(string[] cells, int at) => Milli(cells[at]) is int milli && milli >= 0 && milli % 1000 == 0 && milli <= 100_000
        ? milli / 1000
        : throw Bad(at, $"'{cells[at]}' is no whole number of a date");

    private void CheckTime(string[] cells, (int Month, int Day, int Hour, int Minute) time)
    {
        int hour = hours.Count;
        (int month, int day) = DateOf(hour / 24);
        int wrong = isPvgis ? (time.Month, time.Day, time.Hour) == (month, day, hour % 24) ? -1 : 0
            : time.Month != month ? 0 : time.Day != day ? 1 : time.Hour != hour % 24 ? 2 : -1;
        if (wrong >= 0)
        {
            if (hours.Count == 1 && time.Month == 1 && time.Day == 1 && time.Hour > 1)
            {
                throw Bad(timeAt[wrong], $"the first two lines are {time.Hour} hours apart: a line for every hour is needed, or several");
            }

            throw Bad(timeAt[wrong],
                $"'{cells[timeAt[wrong]]}' where hour {hour} of the year is due, {month:00}-{day:00} {hour % 24:00}:00: a line is "
                    + "missing or doubled before");
        }
    }

    private int Value(string cell)
    {
        int milli = Milli(separator == ',' ? cell : cell.Replace(',', '.'));
        return milli >= 0 && milli <= IrradianceMax
            ? milli
            : throw Bad(valueAt, $"'{cell}' is no irradiance: a number of W/m2, 0 to {IrradianceMax / 1000}, with at most 3 decimals");
    }

    private UserException Bad(int column, string what)
    {
        string title = column < header.Length ? $" ({header[column]})" : "";
        return new UserException($"{name} line {lineNumber} column {column + 1}{title}: {what}.");
    }

    /// <summary>Thousandths of a decimal number, or -1 when the text is no number. PVGIS writes -0.0.</summary>
    private static int Milli(string text)
    {
        string digits = text.TrimStart('-');
        int point = digits.IndexOf('.', StringComparison.Ordinal);
        string whole = point < 0 ? digits : digits[..point];
        string part = point < 0 ? "" : digits[(point + 1)..];
        bool isNumber = whole.Length is > 0 and <= 6 && part.Length <= 3 && (whole + part).All(char.IsAsciiDigit)
            && (point < 0 || part.Length > 0);
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
