using System;
using System.Collections.Generic;

namespace LVS.Page;

/// <summary>
/// Where very many nodes are: from left to right by their distance from equilibrium, from bottom to top by the value they hold, on a
/// logarithmic scale.
/// </summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows; the first is the bottom one.</param>
/// <param name="LowVu">Value at the bottom, in VU.</param>
/// <param name="HighVu">Value at the top, in VU.</param>
/// <param name="Counts">Nodes in each cell, row by row.</param>
public sealed record DensityMap(int Width, int Height, double LowVu, double HighVu, IReadOnlyList<int> Counts)
{
    private const int Columns = 101;
    private const int Rows = 40;

    /// <summary>Counts nodes that have come.</summary>
    /// <param name="looks">How each is: a number of <see cref="NodeLook"/>.</param>
    /// <param name="distances">Their distances, -100..100.</param>
    /// <param name="valuesUvu">The value that each holds.</param>
    public static DensityMap Of(ReadOnlySpan<int> looks, ReadOnlySpan<int> distances, ReadOnlySpan<long> valuesUvu)
    {
        double low = double.MaxValue;
        double high = 1;
        foreach (long value in valuesUvu)
        {
            if (value > 0)
            {
                low = Math.Min(low, value);
                high = Math.Max(high, value);
            }
        }

        low = Math.Log10(Math.Min(low, high));
        high = Math.Max(low + 0.1, Math.Log10(high));
        int[] counts = new int[Columns * Rows];
        for (int i = 0; i < distances.Length; i++)
        {
            if (looks[i] == NodeLook.Unborn)
            {
                continue;
            }

            int column = (distances[i] + Distance.Most) / 2;
            double height = valuesUvu[i] <= 0 ? 0 : (Math.Log10(valuesUvu[i]) - low) / (high - low);
            counts[((int)Math.Clamp(height * Rows, 0, Rows - 1) * Columns) + column]++;
        }

        return new DensityMap(Columns, Rows, Math.Pow(10, low - 6), Math.Pow(10, high - 6), counts);
    }
}
