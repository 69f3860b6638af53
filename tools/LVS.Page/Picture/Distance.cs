using System;

namespace LVS.Page;

/// <summary>How far a float is from equilibrium, as a dot's colour shows it.</summary>
public static class Distance
{
    /// <summary>Largest distance: twice the share that equilibrium gives, or nothing at all.</summary>
    public const int Most = 100;

    // Five decades: a node within a hundred-thousandth of its share is at equilibrium.
    private const int Decades = 5;

    /// <summary>The distance of one float.</summary>
    /// <param name="floatUvu">The float.</param>
    /// <param name="shareUvu">What equilibrium gives it.</param>
    /// <returns>-100..100; below 0 for too little, 0 at equilibrium, a fifth of 100 for each power of ten.</returns>
    public static int Of(double floatUvu, double shareUvu)
    {
        if (shareUvu <= 0)
        {
            return 0;
        }

        double part = (floatUvu / shareUvu) - 1;
        double scale = part == 0 ? 0 : Math.Clamp(1 + (Math.Log10(Math.Abs(part)) / Decades), 0, 1);
        return (int)Math.Round(Math.Sign(part) * scale * Most);
    }
}
