using System;
using System.IO;
using System.Text;

namespace LVS.Tests.Tidy;

/// <summary>A source as text, and as code: comments and the contents of literals blanked, lines kept.</summary>
internal sealed class SourceCode
{
    public SourceCode(string path, string text)
    {
        Path = path;
        Text = text;
        Code = Blank(text);
    }

    public string Path { get; }

    public string Text { get; }

    public string Code { get; }

    /// <summary>Reads a source; its path is shown relative to the root.</summary>
    public static SourceCode Load(string root, string path)
    {
        return new(System.IO.Path.GetRelativePath(root, path).Replace(System.IO.Path.DirectorySeparatorChar, '/'), File.ReadAllText(path));
    }

    /// <summary>From 1.</summary>
    public int Line(int position) => Text.AsSpan(0, position).Count('\n') + 1;

    private static string Blank(string text)
    {
        StringBuilder code = new(text);
        int i = 0;
        while (i < text.Length)
        {
            int end = End(text, i);
            for (int j = i; j < end; j++)
            {
                code[j] = text[j] is '\n' or '\r' ? text[j] : ' ';
            }

            i = Math.Max(end, i + 1);
        }

        return code.ToString();
    }

    /// <summary>Behind the comment or literal that starts at a position; the position itself when none does.</summary>
    private static int End(string text, int start)
    {
        ReadOnlySpan<char> rest = text.AsSpan(start);
        if (rest.StartsWith("//"))
        {
            return Behind(text, "\n", start + 2, start);
        }

        if (rest.StartsWith("/*"))
        {
            return Behind(text, "*/", start + 2, start);
        }

        if (rest.StartsWith("@\"") || rest.StartsWith("$@\"") || rest.StartsWith("@$\""))
        {
            return Verbatim(text, text.IndexOf('"', start) + 1);
        }

        return rest[0] is '"' or '\'' ? Literal(text, start + 1, rest[0]) : start;
    }

    private static int Behind(string text, string what, int from, int start)
    {
        int end = text.IndexOf(what, from, StringComparison.Ordinal);
        return end < start ? text.Length : end + what.Length;
    }

    private static int Literal(string text, int i, char quote)
    {
        while (i < text.Length && text[i] != quote)
        {
            i += text[i] == '\\' ? 2 : 1;
        }

        return Math.Min(i + 1, text.Length);
    }

    private static int Verbatim(string text, int i)
    {
        while (i < text.Length && (text[i] != '"' || (i + 1 < text.Length && text[i + 1] == '"')))
        {
            i += text[i] == '"' ? 2 : 1;
        }

        return Math.Min(i + 1, text.Length);
    }
}
