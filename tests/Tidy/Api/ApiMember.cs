using System;
using System.Collections.Generic;
using System.Linq;

namespace LVS.Tests.Tidy;

/// <summary>
/// One member as a line of text in C# style, e.g. <c>static int Increment(ref int location)</c>, and the signatures that IL uses for it:
/// two for a property with both accessors. Parameter names, defaults and modifiers that do not change a call are left out of those.
/// </summary>
internal sealed class ApiMember
{
    private static readonly string[] Modifiers = ["protected", "virtual", "override", "abstract", "sealed", "readonly", "const", "new"];

    private ApiMember(string text, IReadOnlyList<string> signatures)
    {
        Text = text;
        Signatures = signatures;
    }

    public string Text { get; }

    public IReadOnlyList<string> Signatures { get; }

    /// <summary>An operator: such members are missing in the packages' API texts, though C# uses them.</summary>
    public bool IsOperator => Text.Contains(" op_", StringComparison.Ordinal);

    /// <param name="text">The line.</param>
    /// <param name="isStatic">For an event of a static class: the texts leave that word out there.</param>
    public static ApiMember Parse(string text, bool isStatic = false)
    {
        string rest = text;
        bool isEvent = false;
        while (true)
        {
            int space = rest.IndexOf(' ', StringComparison.Ordinal);
            string word = space < 0 ? "" : rest[..space];
            isStatic |= word is "static" or "const";
            isEvent |= word == "event";
            if (word is not ("static" or "event") && !Modifiers.Contains(word))
            {
                break;
            }

            rest = rest[(space + 1)..];
        }

        return new ApiMember(text, [.. Parts(rest, isEvent).Select(part => isStatic ? "static " + part : part)]);
    }

    private static IEnumerable<string> Parts(string rest, bool isEvent)
    {
        int brace = rest.IndexOf('{', StringComparison.Ordinal);
        int paren = rest.IndexOf('(', StringComparison.Ordinal);
        if (isEvent)
        {
            (string type, string name) = Split(rest);
            return [$"void add_{name}({type})", $"void remove_{name}({type})"];
        }

        if (brace >= 0)
        {
            return Accessors(rest[..brace].Trim(), rest[brace..]);
        }

        if (paren < 0)
        {
            int equals = rest.IndexOf(" = ", StringComparison.Ordinal);
            (string type, string name) = Split(equals < 0 ? rest : rest[..equals]);
            return [$"{type} {name}"];
        }

        string parameters = Parameters(rest[(paren + 1)..rest.LastIndexOf(')')]);
        if (paren == "ctor".Length && rest.StartsWith("ctor", StringComparison.Ordinal))
        {
            return [$"void .ctor({parameters})"];
        }

        (string result, string method) = Split(rest[..paren]);
        return [$"{result} {method}({parameters})"];
    }

    private static IEnumerable<string> Accessors(string head, string accessors)
    {
        int bracket = head.EndsWith("[]", StringComparison.Ordinal) ? -1 : head.LastIndexOf('[');
        bool indexed = bracket >= 0 && head.EndsWith(']') && head[bracket + 1] != ']';
        string index = indexed ? Parameters(head[(bracket + 1)..^1]) : "";
        (string type, string name) = Split(indexed ? head[..bracket] : head);
        if (accessors.Contains("get;", StringComparison.Ordinal))
        {
            yield return $"{type} get_{name}({index})";
        }

        if (accessors.Contains("set;", StringComparison.Ordinal))
        {
            yield return indexed ? $"void set_{name}({index}, {type})" : $"void set_{name}({type})";
        }
    }

    public static string Parameters(string text)
    {
        return string.Join(", ", text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Parameter));
    }

    private static string Parameter(string text)
    {
        int equals = text.IndexOf(" =", StringComparison.Ordinal);
        string[] words = (equals < 0 ? text : text[..equals]).Split(' ');
        bool byReference = words[0] is "ref" or "out" or "in";
        return words[byReference || words[0] == "params" ? 1 : 0] + (byReference ? "&" : "");
    }

    private static (string Type, string Name) Split(string text)
    {
        int space = text.LastIndexOf(' ');
        return space < 0
            ? throw new FormatException($"Not a member of an API text: '{text}'")
            : (text[..space], text[(space + 1)..]);
    }
}
