using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace LVS.Tests.Tidy;

/// <summary>Judges what the compiler lowers away before IL: values of enums, indices from the end, ranges, tuples.</summary>
internal static partial class SourceCheck
{
    public static IReadOnlyList<Violation> Check(SourceCode source, Surface surface)
    {
        List<Violation> found = [];
        Look(IndexOrRange(), Rule.IndexRange, "an index from the end or a range", "length - n, offset and count");
        Look(TupleAssignment(), Rule.Tuple, "tuple", "out parameters, or a variable to swap through");
        foreach (ApiType type in surface.Enums)
        {
            string named = $@"(?<![\w.])((nanoFramework|[A-Z]\w*)\.)*{type.ShortName}\.(?<value>[A-Z]\w*)";
            foreach (Match match in Regex.Matches(source.Code, named).Where(match => !IsAllowed(match, type)))
            {
                string value = $"{type.Name}.{match.Groups["value"].Value}";
                found.Add(new Violation(Rule.Surface, Where(match), value, "not in DeviceSurface.txt; add it there if the package has it"));
            }
        }

        return found;

        bool IsAllowed(Match match, ApiType type) => surface.AllowsValue(type, match.Groups["value"].Value);

        string Where(Match match) => $"{source.Path}:{source.Line(match.Index)}";

        void Look(Regex pattern, Rule rule, string what, string instead)
        {
            found.AddRange(pattern.Matches(source.Code).Select(match => new Violation(rule, Where(match), what, instead)));
        }
    }

    [GeneratedRegex(@"\[\s*\^|\.\.")]
    private static partial Regex IndexOrRange();

    /// <summary>Swaps and deconstructions, and switches over tuples: no System.ValueTuple is left of them in IL.</summary>
    [GeneratedRegex(@"(?<![\w>\])]\s*)\([^();]*,[^();]*\)\s*(=(?![=>])|switch\b)")]
    private static partial Regex TupleAssignment();
}
