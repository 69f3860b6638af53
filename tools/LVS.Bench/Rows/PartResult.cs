using System.Collections.Generic;

namespace LVS.Bench;

/// <summary>What a part measured.</summary>
/// <param name="Part">Its name.</param>
/// <param name="Rows">Its figures.</param>
public sealed record PartResult(string Part, IReadOnlyList<BenchRow> Rows);
