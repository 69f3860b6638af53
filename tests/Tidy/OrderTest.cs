using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Tidy;

/// <summary>
/// The projects have one direction, and the folders within each; no more than three files name each other in a circle.
/// </summary>
[TestClass]
public class OrderTest
{
    private static IEnumerable<object[]> Projects => FolderOrders.All.Select(order => new object[] { order.Project });

    [TestMethod]
    public void EveryProjectDeclaresItsOrder()
    {
        string root = RepositoryRoot.Path;
        IEnumerable<string> projects = new[] { "shared", "tools" }.SelectMany(folder => RepositoryRoot.Files(root, folder, "*.csproj"))
            .Select(path => Path.GetRelativePath(root, Path.GetDirectoryName(path)!).Replace('\\', '/'));
        Assert.AreEqual("", string.Join(", ", projects.Except(FolderOrders.All.Select(order => order.Project))));
    }

    [TestMethod]
    public void AProjectRefersOnlyToThoseBeforeIt()
    {
        string[] found = [.. FolderOrders.Upward(RepositoryRoot.Path, [.. FolderOrders.All.Select(order => order.Project)])];
        Assert.AreEqual("", string.Join(Environment.NewLine, found));
    }

    [TestMethod]
    [DynamicData(nameof(Projects))]
    public void FoldersHaveOneDirection(string project)
    {
        FolderOrder order = FolderOrders.All.Single(order => order.Project == project);
        string path = Path.Combine(AppContext.BaseDirectory, order.Assembly + ".dll");
        using FileStream assembly = File.OpenRead(path);
        using FileStream pdb = File.OpenRead(Path.ChangeExtension(path, ".pdb"));
        FileGraph graph = GraphReader.Read(assembly, pdb, $"/{project}/", Code);

        string[] found = [.. order.Check(graph)];
        Assert.IsNotEmpty(graph.Files);
        Assert.AreEqual("", string.Join(Environment.NewLine, found));

        string Code(string file) => SourceCode.Load(RepositoryRoot.Path, Path.Combine(RepositoryRoot.Path, project, file)).Code;
    }
}
