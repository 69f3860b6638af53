using System.Collections.Generic;
using System.IO;
using System.Linq;

using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LVS.Tests.Tidy;

/// <summary>One file, one subject: a source holds one type and is called after it.</summary>
internal static class Subjects
{
    public static IEnumerable<string> Check(string root)
    {
        return RepositoryRoot.Files(root, ".", "*.cs").SelectMany(path => Check(Path.GetRelativePath(root, path), File.ReadAllText(path)));
    }

    private static IEnumerable<string> Check(string name, string text)
    {
        string[] types =
            [.. CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot().DescendantNodes(node => node is not TypeDeclarationSyntax)
            .Select(Name).OfType<string>().Distinct()];

        // Of a partial type in several files, each is called after it and the part that it holds: Board.Proofs.cs.
        string subject = Path.GetFileName(name).Split('.')[0];
        if (types.Length > 1)
        {
            yield return $"{name} holds {string.Join(", ", types)}: one file, one type";
        }
        else if (types.Length == 1 && types[0] != subject)
        {
            yield return $"{name} holds {types[0]}: a file is called after its type";
        }
    }

    private static string? Name(Microsoft.CodeAnalysis.SyntaxNode node)
    {
        return node switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier.Text,
            DelegateDeclarationSyntax type => type.Identifier.Text,
            _ => null,
        };
    }
}
