using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using System.Xml.Linq;

using LVS.Harness;
using LVS.Report;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop;

[TestClass]
public sealed class RunFolderTests
{
    private string root = "";

    [TestInitialize]
    public void MakeRoot()
    {
        root = Path.Combine(Directory.CreateTempSubdirectory("lvs-report-").FullName, "runs");
    }

    [TestCleanup]
    public void RemoveRoot()
    {
        Directory.Delete(Path.GetDirectoryName(root)!, recursive: true);
    }

    [TestMethod]
    public void IsNamedByTimeAndVerb()
    {
        RunFolder folder = Create();

        Assert.AreEqual(Path.Combine(root, "20260102-030405-swarm"), folder.Path);
        Assert.IsTrue(Directory.Exists(folder.Path));
        Assert.AreEqual(Path.Combine(folder.Path, "result.json"), folder.ResultJson);
        Assert.AreEqual(Path.Combine(folder.Path, "report.html"), folder.ReportHtml);
        Assert.AreEqual(Path.Combine(folder.Path, "junit.xml"), folder.JunitXml);
        Assert.AreEqual(Path.Combine(folder.Path, "trace.pcap"), folder.Trace);
    }

    [TestMethod]
    public void RunsOfTheSameSecondDoNotCollide()
    {
        ConcurrentBag<string> paths = [];
        Parallel.For(0, 16, _ => paths.Add(Create().Path));

        Assert.HasCount(16, paths.Distinct());
        Assert.IsTrue(paths.All(Directory.Exists));
        Assert.Contains(Path.Combine(root, "20260102-030405-swarm-16"), paths);
    }

    [TestMethod]
    public void LatestIsTheNewest()
    {
        Create().Write(ReportSamples.Make());
        RunFolder second = Create();
        second.Write(ReportSamples.Make());

        Assert.IsNotNull(second.Latest);
        Assert.AreEqual(Path.GetFileName(second.Path), LatestName());
    }

    /// <summary>A command that is refused after its folder was made leaves neither a folder nor another latest.</summary>
    [TestMethod]
    public void ARefusedCommandLeavesLatestAlone()
    {
        RunFolder first = Create();
        first.Write(ReportSamples.Make());
        using (RunFolder refused = Create())
        {
            Assert.AreNotEqual(first.Path, refused.Path);
        }

        Assert.AreEqual(Path.GetFileName(first.Path), LatestName());
        Assert.HasCount(2, Directory.GetFileSystemEntries(root));
        using (RunFolder broken = Create())
        {
            File.WriteAllText(Path.Combine(broken.Path, "firmware-1.log"), "what happened");
        }

        Assert.AreEqual(Path.GetFileName(first.Path), LatestName());
        Assert.HasCount(3, Directory.GetFileSystemEntries(root));
    }

    [TestMethod]
    public void LatestReplacesALinkToNowhere()
    {
        RunFolder first = Create();
        first.Write(ReportSamples.Make());
        Directory.Delete(first.Path, recursive: true);
        RunFolder second = RunFolder.Create("sim", root: root, time: new FixedTime());
        second.Write(ReportSamples.Make());

        Assert.AreEqual(Path.GetFileName(second.Path), LatestName());
    }

    [TestMethod]
    public void WithoutLinksATextFileNamesTheNewest()
    {
        Directory.CreateDirectory(Path.Combine(root, "latest", "kept"));
        RunFolder folder = Create();
        folder.Write(ReportSamples.Make());

        Assert.AreEqual(Path.Combine(root, "latest.txt"), folder.Latest);
        Assert.AreEqual("20260102-030405-swarm\n", File.ReadAllText(folder.Latest!));
        Assert.IsTrue(Directory.Exists(Path.Combine(root, "latest", "kept")));
    }

    [TestMethod]
    public void ChosenFolderIsUsedAsItIs()
    {
        string chosen = Path.Combine(root, "deep", "out");
        RunFolder folder = RunFolder.Create("swarm", chosen, root, new FixedTime());

        Assert.AreEqual(chosen, folder.Path);
        Assert.IsNull(folder.Latest);
        Assert.IsTrue(Directory.Exists(chosen));
        Assert.HasCount(1, Directory.GetFileSystemEntries(root));
    }

    [TestMethod]
    public void OldVerdictDoesNotOutliveTheNextRun()
    {
        string chosen = Path.Combine(root, "out");
        RunFolder folder = RunFolder.Create("swarm", chosen);
        folder.Write(ReportSamples.Make());
        File.WriteAllText(Path.Combine(chosen, "mine.txt"), "kept");
        RunFolder.Create("swarm", chosen);

        Assert.IsFalse(File.Exists(folder.ResultJson));
        Assert.IsFalse(File.Exists(folder.ReportHtml));
        Assert.IsFalse(File.Exists(folder.JunitXml));
        Assert.IsTrue(File.Exists(Path.Combine(chosen, "mine.txt")));
    }

    [TestMethod]
    public void AFolderThatIsNoRunsIsRefusedAndLeftAlone()
    {
        string chosen = Path.Combine(root, "out");
        Directory.CreateDirectory(chosen);
        File.WriteAllText(Path.Combine(chosen, "trace.pcap"), "somebody's");
        UserException error = Assert.ThrowsExactly<UserException>(() => RunFolder.Create("swarm", chosen));

        Assert.Contains($"'{chosen}' has files and is not the folder of a run", error.Message);
        Assert.AreEqual(UserException.Usage, error.ExitCode);
        Assert.HasCount(1, Directory.GetFileSystemEntries(chosen));
        Assert.AreEqual("somebody's", File.ReadAllText(Path.Combine(chosen, "trace.pcap")));
    }

    [TestMethod]
    public void AnEmptyFolderIsTaken()
    {
        string chosen = Path.Combine(root, "out");
        Directory.CreateDirectory(chosen);
        RunFolder folder = RunFolder.Create("swarm", chosen);
        folder.Write(ReportSamples.Make());

        Assert.IsTrue(File.Exists(folder.ResultJson));
    }

    [TestMethod]
    public void WritesAllThreeReports()
    {
        RunFolder folder = Create();
        folder.Write(ReportSamples.Make());

        using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(folder.ResultJson));
        Assert.AreEqual("holds", json.RootElement.GetProperty("verdict").GetString());
        Assert.AreEqual("html", XDocument.Load(folder.ReportHtml).Root!.Name.LocalName);
        Assert.AreEqual("testsuites", XDocument.Load(folder.JunitXml).Root!.Name.LocalName);
    }

    [TestMethod]
    public void SaysWhatIsWrongAndWhatToDo()
    {
        Directory.CreateDirectory(root);
        string file = Path.Combine(root, "a-file");
        File.WriteAllText(file, "");

        foreach (UserException error in new[]
        {
            Assert.ThrowsExactly<UserException>(() => RunFolder.Create("swarm", file)),
            Assert.ThrowsExactly<UserException>(() => RunFolder.Create("swarm", root: file)),
            Assert.ThrowsExactly<UserException>(() => RunFolder.Create("swarm", Path.Combine(file, "below"))),
        })
        {
            Assert.Contains(file, error.Message);
            Assert.Contains("--out DIR", error.Message);
            Assert.AreEqual(UserException.Usage, error.ExitCode);
        }

        Assert.ThrowsExactly<UserException>(() => RunFolder.Create("swarm", ""));
    }

    [TestMethod]
    public void VanishedFolderIsReportedWhenWriting()
    {
        RunFolder folder = Create();
        Directory.Delete(folder.Path, recursive: true);

        UserException error = Assert.ThrowsExactly<UserException>(() => folder.Write(ReportSamples.Make()));

        Assert.Contains(folder.Path, error.Message);
        Assert.AreEqual(UserException.Unknown, error.ExitCode);
    }

    private RunFolder Create()
    {
        return RunFolder.Create("swarm", root: root, time: new FixedTime());
    }

    /// <summary>What <c>latest</c> names, by link where the system allows one and by text where not.</summary>
    private string? LatestName()
    {
        string text = Path.Combine(root, "latest.txt");
        return new DirectoryInfo(Path.Combine(root, "latest")).LinkTarget ?? (File.Exists(text) ? File.ReadAllText(text).TrimEnd() : null);
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            return new DateTimeOffset(2026, 1, 2, 5, 4, 5, TimeSpan.FromHours(2)).ToUniversalTime();
        }
    }
}
