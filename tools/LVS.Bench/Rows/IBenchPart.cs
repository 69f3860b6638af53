using System.Collections.Generic;

namespace LVS.Bench;

/// <summary>A part of <c>lvs bench</c>: measures some figures, always the same ones.</summary>
public interface IBenchPart
{
    /// <summary>Its name, a word.</summary>
    string Name { get; }

    /// <summary>What it measures, as the beginning of a sentence.</summary>
    string Measures { get; }

    /// <summary>What lies along its charts of lines, with its unit; "" where it has none.</summary>
    string Across { get; }

    /// <summary>Measures.</summary>
    /// <returns>Rows with different names.</returns>
    IReadOnlyList<BenchRow> Run();
}
