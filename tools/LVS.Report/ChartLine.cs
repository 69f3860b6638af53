using System.Collections.Generic;

namespace LVS.Report;

/// <summary>One line of a chart.</summary>
/// <param name="Name">Whose line it is.</param>
/// <param name="Look">Class of the style sheet: it differs in width or dashes, never by colour alone.</param>
/// <param name="Values">One value per time; null or not a number leaves a gap.</param>
/// <param name="Crossed">Ends with a cross: this one was lost.</param>
public sealed record ChartLine(string Name, string Look, IReadOnlyList<double?> Values, bool Crossed = false);
