using System.Collections.Generic;

namespace LVS.Report;

/// <summary>One line of a chart.</summary>
/// <param name="Name">Name of the node or figure that it shows.</param>
/// <param name="Look">Class of the style sheet. Classes differ in width or dashes, never by colour alone.</param>
/// <param name="Values">One value per time. Null or NaN leaves a gap.</param>
/// <param name="Crossed">Whether the line ends with a cross, which means that the node was lost.</param>
public sealed record ChartLine(string Name, string Look, IReadOnlyList<double?> Values, bool Crossed = false);
