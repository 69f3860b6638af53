using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace LVS.Boards;

/// <summary>One finished call of <c>nanoff</c>.</summary>
/// <param name="ExitCode">Exit code. Unix keeps only its low 8 bits, so nothing but 0 has a certain meaning.</param>
/// <param name="Lines">What it printed, secrets hidden.</param>
public sealed partial record NanoffRun(int ExitCode, IReadOnlyList<string> Lines)
{
    /// <summary>nanoff's own error name, <c>E4000</c>, or empty.</summary>
    public string Error => Lines.Select(l => ErrorLine().Match(l)).FirstOrDefault(m => m.Success)?.Groups[1].Value ?? "";

    /// <summary>
    /// Whether the call did what it was asked. When a file could not be written to the board, nanoff's FileDeploymentManager goes on with
    /// the next file; its exit code does not show the failure, only its output does.
    /// </summary>
    public bool Succeeded => ExitCode == 0 && Error.Length == 0
        && !Lines.Any(l => l.Contains("Error deploying content file") || l.Contains("Exception deploying content file"));

    [GeneratedRegex(@"^\s*Error (E\d{4})\b")]
    private static partial Regex ErrorLine();
}
