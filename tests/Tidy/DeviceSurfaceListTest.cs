using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Tidy;

/// <summary>The list of what may be used is sound: sorted, without repeats, true to the packages' API where that is at hand.</summary>
[TestClass]
public class DeviceSurfaceListTest
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "tests", "Tidy", "DeviceSurface.txt"));

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void TheListIsSortedAndWithoutRepeats()
    {
        ApiText list = ApiText.Parse(Lines);
        string[] packages = [.. Lines.Where(line => line.StartsWith("# ", StringComparison.Ordinal)).Select(line => line[2..])];
        Sorted(packages, "packages");
        Assert.HasCount(packages.Length, list.Types.Select(type => type.Package).Distinct(), "a package is empty");
        foreach (IGrouping<string, ApiType> package in list.Types.GroupBy(type => type.Package))
        {
            Sorted(package.Select(type => type.Name), package.Key);
        }

        foreach (ApiType type in list.Types)
        {
            Sorted(type.Listed.Select(member => member.Text), type.Name);
        }

        Assert.IsNotEmpty(list.Types);
    }

    [TestMethod]
    public void EveryStandInNamesALineOfTheList()
    {
        ApiText list = ApiText.Parse(Lines);
        ApiText library = CoreLibrary.Load();
        string[] right = [.. File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "tests", "Tidy", "PcStandIns.txt"))
            .Where(line => !line.StartsWith("##", StringComparison.Ordinal) && line.Contains(" -> ", StringComparison.Ordinal))
            .Select(line => line.Split(" -> ")[1]).Where(side => side != "nothing")];
        string[] missing = [.. right.Where(side => side.Split(": ") is not [string type, string member]
            || ApiMember.Parse(member).Signatures.Any(signature => (list.Find(type) ?? library.Find(type))?.Find(signature) is null))];

        Assert.IsNotEmpty(right);
        Assert.AreEqual("", string.Join(Environment.NewLine, missing));
    }

    [TestMethod]
    public void EveryLineIsInThePackagesApi()
    {
        string? folder = ApiFolder();
        if (folder is null)
        {
            TestContext.WriteLine("The API texts of the packages are not at hand: only the form of the list was checked.");
            Assert.IsNotEmpty(ApiText.Parse(Lines).Types);
            return;
        }

        ApiText api = ApiText.Load(Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal));
        TestContext.WriteLine($"{Lines.Length} lines checked against {api.Types.Count} types of {folder}.");
        Assert.AreEqual("", string.Join(Environment.NewLine, Wrong(ApiText.Parse(Lines), api)));
    }

    [TestMethod]
    [DataRow("# p", "class A.B", "  int Count { get; }", "")]
    [DataRow("# q", "class A.B", "  int Count { get; }", "q: A.B is of p")]
    [DataRow("# p", "class A.C", "  int Count { get; }", "p: no type A.C")]
    [DataRow("# p", "sealed class A.B", "  int Count { get; }", "p: class A.B is not sealed class A.B")]
    [DataRow("# p", "class A.B", "  long Count { get; }", "p: A.B has no 'long Count { get; }'")]
    [DataRow("# p", "enum A.E : int { One=1 }", "", "")]
    [DataRow("# p", "enum A.E : int { One=2 }", "", "p: A.E has no 'One=2'")]
    [DataRow("# p", "enum A.E : byte { One=1 }", "", "p: enum A.E : int is not enum A.E : byte")]
    public void ALineThatThePackagesDoNotHaveIsFound(string package, string type, string member, string expected)
    {
        ApiText api = ApiText.Parse("# p", "class A.B", "  int Count { get; }", "enum A.E : int { Zero=0, One=1 }");
        Assert.AreEqual(expected, string.Join(Environment.NewLine, Wrong(ApiText.Parse(package, type, member), api)));
    }

    private static IEnumerable<string> Wrong(ApiText list, ApiText api)
    {
        foreach (ApiType type in list.Types)
        {
            ApiType? there = api.Find(type.Name);
            if (there is null)
            {
                yield return $"{type.Package}: no type {type.Name}";
                continue;
            }

            if (there.Package != type.Package)
            {
                yield return $"{type.Package}: {type.Name} is of {there.Package}";
            }

            string head = type.IsEnum ? type.EnumHead : type.Text;
            string headThere = there.IsEnum ? there.EnumHead : there.Text;
            if (head != headThere)
            {
                yield return $"{type.Package}: {headThere} is not {head}";
            }

            // The texts leave operators out.
            IEnumerable<string> members = type.Listed.Where(member => !member.IsOperator).Select(member => member.Text);
            foreach (string text in members.Except(there.Members.Select(member => member.Text)).Concat(type.Values.Except(there.Values)))
            {
                yield return $"{type.Package}: {type.Name} has no '{text}'";
            }
        }
    }

    /// <summary>The public API of the packages as text, one file each; not part of the repository.</summary>
    private static string? ApiFolder()
    {
        for (DirectoryInfo? folder = new DirectoryInfo(RepositoryRoot.Path).Parent; folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "shared", "design", "nano-api");
            if (Directory.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    private static void Sorted(IEnumerable<string> items, string where)
    {
        string[] texts = [.. items];
        CollectionAssert.AreEqual(texts.Distinct().Order(StringComparer.Ordinal).ToArray(), texts, $"{where} not sorted, or repeated");
    }
}
