using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LVS.Tests.Tidy;

/// <summary>
/// Types and members by package, in text: <c># package</c>, below it types, below them members, indented by two blanks.
/// <c>##</c> starts a remark.
/// </summary>
internal sealed class ApiText
{
    private readonly Dictionary<string, ApiType> byName;

    private ApiText(IReadOnlyList<ApiType> types)
    {
        Types = types;
        byName = types.GroupBy(type => type.Name).ToDictionary(group => group.Key, group => group.First());
    }

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<ApiType> Types { get; }

    public static ApiText Load(params IEnumerable<string> paths) => Parse([.. paths.SelectMany(File.ReadAllLines)]);

    public static ApiText Parse(params string[] lines)
    {
        string package = "";
        List<ApiType> types = [];
        foreach (string line in lines)
        {
            string text = line.Trim(' ', '\r');
            if (text.Length == 0 || text.StartsWith("##", StringComparison.Ordinal))
            {
                continue;
            }

            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                package = text[2..];
            }
            else if (ApiType.IsHeadline(text))
            {
                types.Add(new ApiType(package, text));
            }
            else if (line.StartsWith(' ') && types.Count > 0)
            {
                types[^1].Add(text);
            }
            else
            {
                throw new FormatException($"Neither package nor type nor member: '{line}'");
            }
        }

        return new ApiText(types);
    }

    public ApiType? Find(string typeName) => byName.GetValueOrDefault(typeName);
}
