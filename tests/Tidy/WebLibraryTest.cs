using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Tidy;

/// <summary>The library that the page is served with is the one that its lock names.</summary>
[TestClass]
public sealed class WebLibraryTest
{
    [TestMethod]
    public void ItsFilesAreThoseOfTheList() => Assert.AreEqual("", string.Join(Environment.NewLine, WebLibrary.Check(RepositoryRoot.Path)));

    /// <summary>npm itself compares the package with the lock; its files are then compared with ours.</summary>
    [TestMethod]
    public void ItsFilesAreThoseOfThePackage()
    {
        using ScratchFolder folder = new();
        Assert.AreEqual("", string.Join(Environment.NewLine, WebLibrary.CheckPackage(RepositoryRoot.Path, Modules(folder, "", ""))));
    }

    [TestMethod]
    public void ALibraryOfAnotherLockIsRefused()
    {
        using ScratchFolder folder = new();
        AssertFailedException e = Assert.ThrowsExactly<AssertFailedException>(() => Modules(folder, "sha512-KIMVnG", "sha512-KIMVnH"));
        Assert.Contains("EINTEGRITY", e.Message);
    }

    [TestMethod]
    public void AChangedAMissingAndAForeignFileAreNamed()
    {
        using ScratchFolder folder = new();
        foreach (string file in RepositoryRoot.Files(RepositoryRoot.Path, WebLibrary.Project, "*")
            .Where(file => file.Contains("Library", StringComparison.Ordinal)
                || Path.GetFileName(file) is "package.json" or "package-lock.json"))
        {
            folder.Write(Path.GetRelativePath(RepositoryRoot.Path, file), File.ReadAllLines(file));
        }

        string library = WebLibrary.Project + "/Web/Library/";
        folder.Write(library + "uPlot.esm.js", "export default 1;");
        folder.Write(library + "more.js", "export default 1;");
        folder.Delete(library + "uPlot.LICENSE.txt");
        string[] found = [.. WebLibrary.Check(folder.Path)];
        CollectionAssert.IsSubsetOf(
            new[]
            {
                library + "more.js is not in package.json",
                library + "uPlot.LICENSE.txt is missing",
                library + "uPlot.esm.js is not the file that package.json names",
            },
            found,
            string.Join(Environment.NewLine, found));
    }

    /// <summary>Lets npm install what the lock names; with another lock, if a part of it is to be another.</summary>
    private static string Modules(ScratchFolder folder, string part, string other)
    {
        foreach (string name in new[] { "package.json", "package-lock.json" })
        {
            string text = File.ReadAllText(Path.Combine(RepositoryRoot.Path, WebLibrary.Project, name));
            Assert.IsTrue(part == "" || name == "package.json" || text.Contains(part, StringComparison.Ordinal));
            folder.Write(name, part == "" ? text : text.Replace(part, other, StringComparison.Ordinal));
        }

        ProcessStartInfo start = new(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        try
        {
            using Process npm = Process.Start(start)!;
            npm.OutputDataReceived += (_, _) => { };
            npm.BeginOutputReadLine();
            string errors = npm.StandardError.ReadToEnd();
            npm.WaitForExit();
            if (npm.ExitCode != 0 && !errors.Contains("EINTEGRITY", StringComparison.Ordinal))
            {
                Assert.Inconclusive("npm cannot get the package here: " + errors);
            }

            Assert.AreEqual(0, npm.ExitCode, errors);
        }
        catch (Win32Exception)
        {
            Assert.Inconclusive("no npm on this machine: install Node.js to compare with the package itself");
        }

        return Path.Combine(folder.Path, "node_modules");
    }
}
