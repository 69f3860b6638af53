using System.Collections.Generic;
using System.Globalization;
using System.Linq;

using LVS.Harness;

namespace LVS.Sim;

/// <summary>Result of a simulation whose nodes keep fragments.</summary>
public static class FragmentResult
{
    /// <summary>The figures; null when nothing was published.</summary>
    public static FragmentFigures? Of(Simulation simulation)
    {
        if (simulation.Fragments is not FragmentStock stock
            || simulation.Checks.FragmentsConverge is not { AtStart: FragmentCost start } check)
        {
            return null;
        }

        FragmentCost end = FragmentCost.Of(stock, simulation.World.NowMs);
        FragmentCost? first = check.AtConvergence;
        int converged = stock.ConvergedCount();
        return new FragmentFigures(
            stock.Stripes.Count,
            stock.Stripes.Count(stripe => stock.ConvergedOf(stripe) == stripe.Length),
            stock.Stripes.Count(stripe => int.PopCount(stock.Held(stripe)) < stock.Settings.DataCount),
            stock.FragmentCount,
            converged,
            stock.RecreatedCount,
            first?.HoursSince(start),
            first?.AirBytesEach(start, stock.FragmentCount),
            first?.MillijouleEach(start, stock.FragmentCount),
            end.HoursSince(start),
            end.AirBytesEach(start, converged),
            end.MillijouleEach(start, converged),
            stock.Hours,
            stock.Converged);
    }

    /// <summary>The figures as sentences.</summary>
    public static IEnumerable<string> Lines(FragmentFigures figures)
    {
        yield return F($"{figures.Converged} of {figures.Fragments} fragments have converged, ")
            + F($"{figures.StripesWhole} of {figures.Stripes} stripes are whole, ")
            + F($"{figures.StripesLost} have too few fragments left; {figures.Recreated} fragments were re-created.");
        yield return figures.ConvergedHours is double hours
            ? F($"All had converged first after {hours * 60:0.0} min, for ")
                + F($"{Each(figures.ConvergedAirBytesEach, figures.ConvergedMillijouleEach)}.")
            : "They never had all converged.";
        yield return F($"Kept for {figures.KeptHours:0.0} h, each converged fragment has cost ")
            + $"{Each(figures.KeptAirBytesEach, figures.KeptMillijouleEach)}.";
    }

    private static string Each(double? airBytes, double? millijoule) => F($"{airBytes ?? 0:N0} bytes on the air")
        + (millijoule is double known
            ? F($" and {known:N0} mJ, of all that the boards drew, each") : " each; energy is not metered without 'power'");

    private static string F(System.FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
