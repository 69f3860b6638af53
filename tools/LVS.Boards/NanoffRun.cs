using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace LVS.Boards;

/// <summary>One finished call of <c>nanoff</c>.</summary>
/// <param name="ExitCode">Exit code; Unix keeps its low 8 bits only, so only 0 means anything.</param>
/// <param name="Lines">What it printed, secrets hidden.</param>
public sealed partial record NanoffRun(int ExitCode, IReadOnlyList<string> Lines)
{
    /// <summary>nanoff's own error name, <c>E4000</c>, or empty.</summary>
    public string Error => Lines.Select(l => ErrorLine().Match(l)).FirstOrDefault(m => m.Success)?.Groups[1].Value ?? "";

    /// <summary>
    /// Whether it did what it was asked. A file that could not be written to the board does not show in nanoff's exit code
    /// (FileDeploymentManager goes on with the next file), only in its output.
    /// </summary>
    public bool Succeeded => ExitCode == 0 && Error.Length == 0
        && !Lines.Any(l => l.Contains("Error deploying content file") || l.Contains("Exception deploying content file"));

    [GeneratedRegex(@"^\s*Error (E\d{4})\b")]
    private static partial Regex ErrorLine();
}
