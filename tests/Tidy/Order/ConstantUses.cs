using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

using Mono.Cecil;

namespace LVS.Tests.Tidy;

/// <summary>Constants leave no name in compiled code: uses such as Limits.NodeCountMax are read in the source.</summary>
internal sealed partial class ConstantUses
{
    private readonly HashSet<(string Type, string Name)> constants;

    public ConstantUses(ModuleDefinition module)
    {
        constants = [.. module.Types.SelectMany(type => type.Fields.Where(field => field.HasConstant)
            .Select(field => (type.Name, field.Name)))];
    }

    /// <summary>Names of the types whose constants a source uses.</summary>
    /// <param name="code">Without comments and literals.</param>
    public IEnumerable<string> In(string code)
    {
        return Member().Matches(code).Select(match => (Type: match.Groups[1].Value, Name: match.Groups[2].Value))
            .Where(constants.Contains).Select(use => use.Type).Distinct();
    }

    [GeneratedRegex(@"\b(\w+)\.(?=(\w+))")]
    private static partial Regex Member();
}
