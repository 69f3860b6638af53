using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace LVS.Tests.Tidy;

/// <summary>
/// Sources without bodies of what an API text lists of packages, to compile against: a call of a member that is not listed, or with other
/// arguments, is an error there as against the package. A type that is only mentioned is declared empty where it is mentioned first.
/// </summary>
internal sealed partial class PackageSources
{
    private static readonly string[] NoModifier = ["abstract", "virtual", "override", "sealed", "new", "protected"];

    private readonly ApiType[] types;

    /// <summary>Full names of all that is declared, by their last part.</summary>
    private readonly Dictionary<string, string> names = [];
    private readonly List<string> mentioned = [];

    private PackageSources(ApiType[] types, HashSet<string> library)
    {
        this.types = types;
        foreach (ApiType type in types)
        {
            names[type.ShortName] = type.Name;
        }

        foreach (ApiType type in types)
        {
            foreach (string word in Mentions(type).Where(word => !library.Contains(word) && names.TryAdd(word, $"{Space(type)}.{word}")))
            {
                mentioned.Add(word);
            }
        }
    }

    /// <summary>One source a type.</summary>
    /// <param name="listed">What is listed.</param>
    /// <param name="library">The device's mscorlib, which is not declared again.</param>
    /// <param name="packages">Those of the text that are wanted.</param>
    public static IEnumerable<string> Of(ApiText listed, ApiText library, params string[] packages)
    {
        PackageSources sources = new(
            [.. listed.Types.Where(type => packages.Contains(type.Package))],
            [.. library.Types.Select(type => type.ShortName)]);
        return sources.types.Select(sources.Source).Concat(sources.mentioned.Select(sources.Empty));
    }

    private static IEnumerable<string> Mentions(ApiType type)
    {
        IEnumerable<string> outer = Outer(type) is { Length: > 0 } name ? [name] : [];
        IEnumerable<string> signatures = type.Members.SelectMany(member => member.Signatures)
            .Select(signature => SignatureName().Replace(signature, "("));
        return outer.Concat(Bases(type)).Concat(signatures.SelectMany(text => Word().Matches(text).Select(match => match.Value)))
            .Where(word => char.IsUpper(word[0]));
    }

    private static IEnumerable<string> Bases(ApiType type)
    {
        int colon = type.IsEnum ? -1 : type.Text.IndexOf(" : ", StringComparison.Ordinal);
        return colon < 0 ? [] : type.Text[(colon + 3)..].Split(", ");
    }

    private static string Space(ApiType type) => type.Name[..type.Name.LastIndexOf('.')];

    /// <summary>The short name of the type that holds it, or empty.</summary>
    private static string Outer(ApiType type)
    {
        int slash = type.Name.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? "" : type.Name[(type.Name.LastIndexOf('.') + 1)..slash];
    }

    private static bool IsInterface(string name) => name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]) && name != "IPAddress";

    private static string Kind(string name) => IsInterface(name) ? "interface" : "class";

    private string Empty(string name) =>
        $"namespace {names[name][..names[name].LastIndexOf('.')]} {{ public partial {Kind(name)} {name} {{ }} }}";

    private string Source(ApiType type)
    {
        string outer = Outer(type);
        string declared = outer.Length == 0 ? Declaration(type) : $"public partial {Kind(outer)} {outer} {{ {Declaration(type)} }}";
        return $"using System; using System.Collections; using System.Threading; namespace {Space(type)} {{ {declared} }}";
    }

    private string Declaration(ApiType type)
    {
        if (type.IsEnum)
        {
            return "public " + type.Text.Replace(type.Name, type.ShortName, StringComparison.Ordinal);
        }

        int name = type.Text.IndexOf(type.Name, StringComparison.Ordinal);
        if (type.Text.StartsWith("delegate ", StringComparison.Ordinal))
        {
            return $"public {Qualified(type.Text[..name])}{type.ShortName}{Qualified(type.Text[(name + type.Name.Length)..])};";
        }

        string[] bases = [.. Bases(type)];
        string head = type.Text[..name].Replace("class ", "partial class ", StringComparison.Ordinal) + type.ShortName;
        string tail = bases.Length == 0 ? "" : " : " + Qualified(string.Join(", ", bases));
        return $"public {head}{tail} {{ {string.Join(' ', Members(type, bases))} }}";
    }

    private IEnumerable<string> Members(ApiType type, string[] bases)
    {
        bool isStatic = type.Text.StartsWith("static ", StringComparison.Ordinal);
        foreach (ApiMember member in type.Listed)
        {
            string text = string.Join(' ', member.Text.Split(' ').SkipWhile(word => NoModifier.Contains(word)));
            bool lacksStatic = isStatic && !text.StartsWith("static ", StringComparison.Ordinal);
            yield return Member(type.ShortName, lacksStatic ? "static " + text : text);
        }

        if (!isStatic && type.Find("void .ctor()") is null)
        {
            yield return $"internal {type.ShortName}() {{ }}";
        }

        if (bases.Contains("IDisposable") && type.Find("void Dispose()") is null)
        {
            yield return "void IDisposable.Dispose() { }";
        }
    }

    private string Member(string type, string text)
    {
        if (text.StartsWith("ctor(", StringComparison.Ordinal))
        {
            return $"public {type}{Qualified(text["ctor".Length..])} {{ }}";
        }

        string member = "public " + Qualified(text);
        return text switch
        {
            _ when text.Contains("event ", StringComparison.Ordinal) => member + " { add { } remove { } }",
            _ when text.Contains(" set; }", StringComparison.Ordinal) =>
                member.Replace("get; set;", "get => throw null; set { }", StringComparison.Ordinal),
            _ when text.Contains('{', StringComparison.Ordinal) => member.Replace("get;", "get => throw null;", StringComparison.Ordinal),
            _ when text.Contains('(', StringComparison.Ordinal) => member + " => throw null;",
            _ => member + ";",
        };
    }

    private string Qualified(string text) => Word().Replace(text, match =>
        names.TryGetValue(match.Value, out string? full) ? "global::" + full.Replace('/', '.') : match.Value);

    [GeneratedRegex(@"\b[A-Za-z_]\w*\b")]
    private static partial Regex Word();

    [GeneratedRegex(@"\.?\w+(\(|$)")]
    private static partial Regex SignatureName();
}
