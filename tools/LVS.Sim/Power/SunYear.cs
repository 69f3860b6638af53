using System.Collections.Generic;
using System.Linq;

using LVS.Harness;

namespace LVS.Sim;

/// <summary>A year of sun: mean global irradiance on the horizontal for each hour. Immutable, shared by all nodes of a run.</summary>
public sealed class SunYear
{
    /// <summary>Hours of a year without a leap day.</summary>
    public const int HourCount = 365 * 24;

    private readonly int[] hours;

    /// <summary>Takes the hours of a year.</summary>
    /// <param name="name">Their source, for people.</param>
    /// <param name="hours"><see cref="HourCount"/> values in mW/m2, 0 and above.</param>
    public SunYear(string name, int[] hours)
    {
        if (hours.Length != HourCount || hours.Any(value => value < 0))
        {
            throw new UserException($"{name}: a year of sun has {HourCount} hours with 0 mW/m2 or more each; this one has {hours.Length}.");
        }

        Name = name;
        this.hours = hours;
    }

    /// <summary>The source, for people.</summary>
    public string Name { get; }

    /// <summary>A year without sun, to study endurance.</summary>
    public static SunYear Dark { get; } = new("no sun", new int[HourCount]);

    /// <summary>Irradiance in mW/m2 in an hour since January 1, 00:00; the year repeats.</summary>
    public int At(long hour) => hours[(int)(((hour % HourCount) + HourCount) % HourCount)];

    /// <summary>Irradiation of a day in Wh/m2.</summary>
    public int DayWh(int day) => (int)(Enumerable.Range(day * 24, 24).Sum(hour => (long)At(hour)) / 1000);

    /// <summary>Irradiation of the year in Wh/m2.</summary>
    public int YearWh() => (int)(hours.Sum(value => (long)value) / 1000);

    /// <summary>The same year with some days darkened, to ask whether nodes survive dark days.</summary>
    /// <param name="firstDay">0 is January 1; days beyond the year's end continue at its beginning.</param>
    /// <param name="dayCount">Number of days.</param>
    /// <param name="permille">The part of the irradiance that is left, 0..1000.</param>
    public SunYear Darkened(int firstDay, int dayCount, int permille = 0)
    {
        int[] darkened = [.. hours];
        HashSet<int> days = [.. Enumerable.Range(firstDay, dayCount).Select(day => ((day % 365) + 365) % 365)];
        foreach (int hour in days.SelectMany(day => Enumerable.Range(day * 24, 24)))
        {
            darkened[hour] = (int)((long)darkened[hour] * permille / 1000);
        }

        return new SunYear($"{Name}, {dayCount} days from day {firstDay} at {permille} permille", darkened);
    }
}
