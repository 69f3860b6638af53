using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace LVS.Tests.Tidy;

/// <summary>One type of an API text: its headline and the members below it. Enums carry their values in the headline.</summary>
internal sealed partial class ApiType
{
    private readonly List<ApiMember> members = [];

    public ApiType(string package, string headline)
    {
        Match match = Headline().Match(headline);
        if (!match.Success)
        {
            throw new FormatException($"Not a type of an API text: '{headline}'");
        }

        Package = package;
        Text = headline;
        Name = match.Groups["name"].Value;
        IsEnum = match.Groups["kind"].Value == "enum";
        if (IsEnum)
        {
            Values = [.. headline[(headline.IndexOf('{', StringComparison.Ordinal) + 1)..headline.LastIndexOf('}')]
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        }
        else if (match.Groups["kind"].Value == "delegate")
        {
            // What C# does with a delegate; the texts show only the headline.
            string parameters = headline[headline.IndexOf('(', StringComparison.Ordinal)..];
            members.Add(ApiMember.Parse("ctor(object target, IntPtr method)"));
            members.Add(ApiMember.Parse($"{match.Groups["result"].Value} Invoke{parameters}"));
        }
    }

    public string Package { get; }

    /// <summary>Namespace and name; a nested type behind a slash, as in IL.</summary>
    public string Name { get; }

    public string Text { get; }

    public bool IsEnum { get; }

    /// <summary>Of an enum: <c>Name=value</c> each.</summary>
    public IReadOnlyList<string> Values { get; } = [];

    /// <summary>Of an enum: everything before the values.</summary>
    public string EnumHead => Text[..Text.IndexOf('{', StringComparison.Ordinal)].TrimEnd();

    /// <summary>The name without namespace and enclosing types, as sources write it.</summary>
    public string ShortName => Name[(Name.LastIndexOfAny(['.', '/']) + 1)..];

    public IReadOnlyList<ApiMember> Members => members;

    /// <summary>Members that have a line of their own.</summary>
    public IEnumerable<ApiMember> Listed => Text.StartsWith("delegate ", StringComparison.Ordinal) ? [] : members;

    public static bool IsHeadline(string text) => Headline().IsMatch(text);

    /// <summary>Adds a line that stands below the headline.</summary>
    public void Add(string member) => members.Add(ApiMember.Parse(member, Text.StartsWith("static ", StringComparison.Ordinal)));

    public ApiMember? Find(string signature) => members.FirstOrDefault(member => member.Signatures.Contains(signature));

    [GeneratedRegex(
        @"^((abstract|sealed|static) )*"
        + @"((?<kind>class|struct|interface|enum) (?<name>[^\s:]+)|(?<kind>delegate) (?<result>\S+) (?<name>[^\s(]+)\()")]
    private static partial Regex Headline();
}
