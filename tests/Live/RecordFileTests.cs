using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

using LVS.Harness;
using LVS.Records;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>Files that the record verbs read and write: nothing of the user's is lost, and nothing hostile reaches the terminal.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class RecordFileTests
{
    private static readonly byte[] Content = Encoding.ASCII.GetBytes("what was fetched");

    /// <summary>Lines that are no records are told by number, and no write changes a byte of them.</summary>
    [TestMethod]
    public void TheListKeepsLinesThatItCannotRead()
    {
        using TestFolder folder = new();
        string path = folder.File("records.jsonl");
        RecordList list = new(path);
        RecordList.Entry first = new(NewCapability(), "first", 1, DateTime.UtcNow, 30_000_000, 0);
        Assert.IsNull(list.Note(first));
        Assert.IsNull(list.Unread);
        byte[] damaged =
        [
            .. File.ReadAllBytes(path), .. Encoding.UTF8.GetBytes("# my note\r\n\n{}\n"), 0xFF, 0xC3, (byte)'\n',
            .. File.ReadAllBytes(path)[..80],
        ];
        File.WriteAllBytes(path, damaged);
        Assert.HasCount(1, list.Read());
        Assert.Contains("line 2, 4, 5, 6:", list.Unread!);

        RecordList.Entry second = new(NewCapability(), "second", 2, DateTime.UtcNow, 30_000_000, 0);
        Assert.IsNull(list.Note(second));
        byte[] written = File.ReadAllBytes(path);
        CollectionAssert.AreEqual((byte[])[.. damaged, (byte)'\n'], written[..(damaged.Length + 1)]);
        Assert.HasCount(2, list.Read());
        Assert.IsNull(list.Strike(first.Capability));
        Assert.AreEqual(second, list.Read().Single());
        Assert.Contains("line 1, 3, 4, 5:", list.Unread!);
    }

    /// <summary>Several commands note their records at the same time: no line is lost.</summary>
    [TestMethod]
    public void CommandsAtTheSameTimeLoseNoLine()
    {
        using TestFolder folder = new();
        string path = folder.File("records.jsonl");
        string[] capabilities = [.. Enumerable.Range(0, 40).Select(_ => NewCapability())];
        Parallel.ForEach(capabilities, new ParallelOptions { MaxDegreeOfParallelism = 8 }, capability =>
            Assert.IsNull(new RecordList(path).Note(new RecordList.Entry(capability, "a", 1, DateTime.UtcNow, 30_000_000, 0))));
        CollectionAssert.AreEquivalent(capabilities, new RecordList(path).Read().Select(entry => entry.Capability).ToArray());
    }

    [TestMethod]
    public void AListThatIsAFolderIsAnError()
    {
        using TestFolder folder = new();
        Directory.CreateDirectory(folder.File("lvs/records.jsonl"));
        using Lvs lvs = List(folder);
        Assert.AreEqual(2, lvs.ExitCode, lvs.Output + lvs.Errors);
        Assert.Contains("it is a folder", lvs.Errors);
        Assert.Contains("Keep the capability elsewhere", new RecordList(folder.File("lvs/records.jsonl"))
            .Note(new RecordList.Entry(NewCapability(), "first", 1, DateTime.UtcNow, 30_000_000, 0))!);
    }

    [TestMethod]
    public void AHostileNameIsShownByNumbers()
    {
        using TestFolder folder = new();
        Directory.CreateDirectory(folder.File("lvs"));
        RecordList list = new(folder.File("lvs/records.jsonl"));
        Assert.IsNull(list.Note(new RecordList.Entry(NewCapability(), "é\e[31m\u202Egpj.\n", 1, DateTime.UtcNow, 30_000_000, 0)));
        File.AppendAllText(folder.File("lvs/records.jsonl"), "{}\n");
        using Lvs lvs = List(folder);
        Assert.AreEqual(0, lvs.ExitCode, lvs.Errors);
        Assert.Contains("é<U+001B>[31m<U+202E>gpj.<U+000A>", lvs.Output);
        Assert.Contains("no record in line 2", lvs.Errors);
        Assert.DoesNotContain("1970", lvs.Output);
    }

    /// <summary>What is wrong with a file to write is told before a swarm is asked; there is no configuration here.</summary>
    [TestMethod]
    [DataRow("there", "already there")]
    [DataRow("folder", "is a folder")]
    [DataRow("nowhere/file", "there is no folder")]
    [DataRow("new", "lvs init")]
    [DataRow("/dev/null", "lvs init")]
    [DataRow("there --force", "lvs init")]
    [DataRow("- --json", "--json needs -o FILE")]
    public void AnOutputIsCheckedFirst(string output, string said)
    {
        using TestFolder folder = new();
        File.WriteAllText(folder.File("there"), "mine");
        Directory.CreateDirectory(folder.File("folder"));
        using Lvs lvs = Lvs.Run(folder.Path, ["get", NewCapability(), "-o", .. output.Split(' ')]);
        Assert.AreEqual(64, lvs.ExitCode, lvs.Output + lvs.Errors);
        Assert.Contains(said, lvs.Errors);
        Assert.AreEqual("mine", File.ReadAllText(folder.File("there")));
        Assert.HasCount(2, Directory.GetFileSystemEntries(folder.Path));
    }

    /// <summary>A file is replaced as a whole, and keeps its mode; a link keeps leading to it.</summary>
    [TestMethod]
    [UnsupportedOSPlatform("windows")]
    public void AFileIsReplacedAsAWhole()
    {
        using TestFolder folder = new();
        string path = folder.File("there");
        File.WriteAllText(path, "mine");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(folder.File("link"), path);
        OutputFile.Of(folder.File("link"), overwrites: true).Write(Content, _ => { }, CancellationToken.None);
        CollectionAssert.AreEqual(Content, File.ReadAllBytes(path));
        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.AreEqual(path, new FileInfo(folder.File("link")).LinkTarget);
        Assert.HasCount(2, Directory.GetFileSystemEntries(folder.Path));

        // It came while the record was fetched.
        OutputFile late = OutputFile.Of(folder.File("late"), overwrites: false);
        File.WriteAllText(folder.File("late"), "mine");
        Assert.ThrowsExactly<UserException>(() => late.Write(Content, _ => { }, CancellationToken.None));
        Assert.AreEqual("mine", File.ReadAllText(folder.File("late")));
        Assert.HasCount(3, Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    public void AFullDiskLeavesTheOldFile()
    {
        using TestFolder folder = new();
        using Process mount = Process.Start("mount", ["-t", "tmpfs", "-o", "size=64k", "lvs-test", folder.Path]);
        mount.WaitForExit();
        if (mount.ExitCode != 0)
        {
            Assert.Inconclusive("only root can make a small disk");
        }

        try
        {
            File.WriteAllText(folder.File("there"), "my only copy");
            UserException refused = Assert.ThrowsExactly<UserException>(() => OutputFile.Of(folder.File("there"), overwrites: true)
                .Write(new byte[100_000], _ => { }, CancellationToken.None));
            Assert.AreEqual(UserException.Unknown, refused.ExitCode);
            Assert.Contains("is as it was", refused.Message);
            Assert.AreEqual("my only copy", File.ReadAllText(folder.File("there")));
            Assert.HasCount(1, Directory.GetFileSystemEntries(folder.Path));
        }
        finally
        {
            using Process unmount = Process.Start("umount", [folder.Path]);
            unmount.WaitForExit();
        }
    }

    /// <summary>A pipe that nobody reads: it says so, and a signal ends it. One that is read gets all of it.</summary>
    [TestMethod]
    public async Task APipeIsWaitedForUntilStopped()
    {
        using TestFolder folder = new();
        using Process pipe = Process.Start("mkfifo", [folder.File("pipe")]);
        await pipe.WaitForExitAsync(CancellationToken.None);
        OutputFile file = OutputFile.Of(folder.File("pipe"), overwrites: false);
        using CancellationTokenSource stop = new();
        string told = "";
        Assert.ThrowsExactly<OperationCanceledException>(() => file.Write(Content, line =>
        {
            told = line;
            stop.Cancel();
        }, stop.Token));
        Assert.Contains("waiting until", told);

        using Process other = Process.Start("mkfifo", [folder.File("other")]);
        await other.WaitForExitAsync(CancellationToken.None);
        Task<byte[]> read = Task.Run(() => File.ReadAllBytes(folder.File("other")));
        OutputFile.Of(folder.File("other"), overwrites: false).Write(Content, _ => { }, CancellationToken.None);
        CollectionAssert.AreEqual(Content, await read);
    }

    [TestMethod]
    [DataRow("put")]
    [DataRow("decode")]
    public void AClosedStandardInputIsRefused(string verb)
    {
        using TestFolder folder = new();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        using Lvs lvs = Lvs.StartWithoutInput(folder.Path, verb, "-").Wait(60);
        Assert.AreEqual(64, lvs.ExitCode, lvs.Output + lvs.Errors);
        Assert.Contains("standard input is closed", lvs.Errors);
    }

    [TestMethod]
    public void ACapabilityIsReadInItsQuotes()
    {
        string text = NewCapability();
        foreach (string typed in new[] { $"\"{text}\"", $"'{text}'", $"<{text}>", $" “{text}” ", $"`{text}`" })
        {
            Assert.AreEqual(text, Capability.Parse(typed).ToString());
        }

        string message = Assert.ThrowsExactly<UserException>(() => Capability.Parse(text.Insert(20, "\u200B"))).Message;
        Assert.Contains("has U+200B as its character 21", message);
        Assert.DoesNotContain('\u200B', message);
    }

    private static string NewCapability() => Capability.Create(100, new RecordShape(1, 2)).With(4711).ToString();

    private static Lvs List(TestFolder folder) => Lvs.Start(folder.Path, [("XDG_CONFIG_HOME", folder.Path)], ["list"]).Wait();
}
