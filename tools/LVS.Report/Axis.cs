using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace LVS.Report;

/// <summary>
/// One axis of a chart: it maps values to 0..1 and has ticks. A log axis has no zero. A value that is zero, negative, or more than
/// <see cref="DecadesMax"/> decades below the largest value lies on the bottom line, and <see cref="Clamped"/> is then set. Immutable.
/// </summary>
public sealed class Axis
{
    /// <summary>Most decades that a log axis shows: a double has no more digits than that.</summary>
    public const int DecadesMax = 15;

    private const int LabelsMax = 7;
    private const int DecadeMax = 307;
    private const double SmallestShown = 1e-290;
    private const double SizeMax = 1e300;

    private Axis(double low, double high, bool isLog, bool clamped, IReadOnlyList<Tick> ticks)
    {
        Low = low;
        High = high;
        IsLog = isLog;
        Clamped = clamped;
        Ticks = ticks;
    }

    /// <summary>Value at the lower end.</summary>
    public double Low { get; }

    /// <summary>Value at the upper end, always above <see cref="Low"/>.</summary>
    public double High { get; }

    /// <summary>Whether the axis is logarithmic.</summary>
    public bool IsLog { get; }

    /// <summary>Whether some values lie on the bottom line because a log axis cannot show them.</summary>
    public bool Clamped { get; }

    /// <summary>Ticks, lowest first.</summary>
    public IReadOnlyList<Tick> Ticks { get; }

    /// <summary>A linear axis that contains zero and every value and ends at round numbers.</summary>
    public static Axis Linear(IEnumerable<double> values)
    {
        (double low, double high) = Ends(values.Append(0));
        double step = Step(low, high);
        return Linear(double.Floor(low / step) * step, double.Ceiling(high / step) * step, step);
    }

    /// <summary>A linear axis that ends exactly at the first and last value, for time.</summary>
    public static Axis Snug(IEnumerable<double> values)
    {
        (double low, double high) = Ends(values);
        return Linear(low, high, Step(low, high));
    }

    /// <summary>A logarithmic axis in whole decades.</summary>
    public static Axis Log(IEnumerable<double> values)
    {
        List<double> finite = [.. values.Where(double.IsFinite)];
        double largest = finite.Where(value => value > SmallestShown).DefaultIfEmpty(1).Max();
        int top = int.Min(Decade(largest, up: true), DecadeMax);
        List<double> shown = [.. finite.Where(value => value > SmallestShown && value >= Power(top - DecadesMax))];
        bool clamped = shown.Count < finite.Count;
        int bottom = Decade(shown.DefaultIfEmpty(largest).Min(), up: false);
        if (top <= bottom)
        {
            top = int.Min(bottom + 1, DecadeMax);
            bottom = top - 1;
        }

        if (clamped)
        {
            bottom--;
        }

        return new Axis(Power(bottom), Power(top), isLog: true, clamped, LogTicks(bottom, top, clamped));
    }

    /// <summary>Position of a value: 0 at the lower end, 1 at the upper end, never outside.</summary>
    public double Place(double value)
    {
        if (!IsLog)
        {
            return double.Clamp((value - Low) / (High - Low), 0, 1);
        }

        return value <= Low ? 0 : double.Min(1, double.Log(value / Low) / double.Log(High / Low));
    }

    private static (double Low, double High) Ends(IEnumerable<double> values)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (double value in values.Where(double.IsFinite))
        {
            low = double.Min(low, double.Clamp(value, -SizeMax, SizeMax));
            high = double.Max(high, double.Clamp(value, -SizeMax, SizeMax));
        }

        if (low > high)
        {
            return (0, 1);
        }

        return high - low > SmallestShown ? (low, high) : (low, low + double.Max(1, double.Abs(low)));
    }

    private static double Step(double low, double high)
    {
        double rough = (high - low) / 5;
        double power = double.Pow(10, double.Floor(double.Log10(rough)));
        double factor = rough / power;
        return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    }

    private static Axis Linear(double low, double high, double step)
    {
        List<Tick> ticks = [];
        double first = double.Ceiling((low / step) - 1e-9);
        for (int index = 0; index < 12; index++)
        {
            double value = (first + index) * step;
            if (value > high + (step * 1e-9))
            {
                break;
            }

            ticks.Add(new Tick(value, LinearLabel(value, step)));
        }

        return new Axis(low, high, isLog: false, clamped: false, ticks);
    }

    private static List<Tick> LogTicks(int bottom, int top, bool clamped)
    {
        List<Tick> ticks = [];
        int stride = (top - bottom + LabelsMax - 1) / LabelsMax;
        if (clamped)
        {
            ticks.Add(new Tick(Power(bottom), "0"));
        }

        for (int decade = clamped ? bottom + stride : bottom; decade <= top; decade += stride)
        {
            ticks.Add(new Tick(Power(decade), LogLabel(Power(decade), decade)));
            if (top - bottom <= 2 && decade < top)
            {
                ticks.Add(new Tick(2 * Power(decade), LogLabel(2 * Power(decade), decade)));
                ticks.Add(new Tick(5 * Power(decade), LogLabel(5 * Power(decade), decade)));
            }
        }

        return ticks;
    }

    private static string LinearLabel(double value, double step)
    {
        (double unit, string suffix) = step >= 1000 ? Unit(double.Max(double.Abs(value), step)) : (1, "");
        int decimals = int.Clamp(-(int)double.Floor(double.Log10(step / unit) + 1e-9), 0, 9);
        string label = (value / unit).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return value == 0 ? "0" : label + suffix;
    }

    private static string LogLabel(double value, int decade)
    {
        if (decade < -4 || decade >= 15)
        {
            double factor = double.Round(value / Power(decade));
            return (factor > 1 ? factor.ToString("0", CultureInfo.InvariantCulture) + "·" : "") + "10" + Superscript(decade);
        }

        (double unit, string suffix) = Unit(value);
        return (value / unit).ToString("0.####", CultureInfo.InvariantCulture) + suffix;
    }

    private static (double Unit, string Suffix) Unit(double value)
    {
        return value switch
        {
            >= 1e12 => (1e12, " T"),
            >= 1e9 => (1e9, " G"),
            >= 1e6 => (1e6, " M"),
            >= 1e3 => (1e3, " k"),
            _ => (1, ""),
        };
    }

    private static string Superscript(int exponent)
    {
        string digits = exponent.ToString(CultureInfo.InvariantCulture);
        return string.Concat(digits.Select(digit => digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']));
    }

    private static int Decade(double value, bool up)
    {
        double decade = double.Log10(value);
        double near = double.Round(decade);
        return (int)(double.Abs(decade - near) < 1e-12 ? near : up ? double.Ceiling(decade) : double.Floor(decade));
    }

    private static double Power(int decade)
    {
        return double.Pow(10, decade);
    }

    /// <summary>A tick of an axis.</summary>
    /// <param name="Value">Its value.</param>
    /// <param name="Label">Its label.</param>
    public readonly record struct Tick(double Value, string Label);
}
