using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.Versioning;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary><c>lvs init</c> writes a file, and changes nothing else.</summary>
[TestClass]
public sealed class InitTests
{
    /// <summary>A device stays as everybody needs it. An administrator could change that of the system, and so tries another.</summary>
    [TestMethod]
    public void ADeviceIsNoFile()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("there are no device files on Windows");
            return;
        }

        using TestFolder folder = new();
        string path = folder.File("null");
        using Process mknod = Process.Start(new ProcessStartInfo("mknod", [path, "c", "1", "3"]) { RedirectStandardError = true })!;
        mknod.WaitForExit();
        if (mknod.ExitCode != 0)
        {
            path = "/dev/null";
        }
        else
        {
            File.SetUnixFileMode(path, (UnixFileMode)0x1B6);
        }

        UnixFileMode before = File.GetUnixFileMode(path);
        using Lvs lvs = Lvs.Run(folder.Path, "init", "--out", path, "--force");
        Assert.AreEqual(64, lvs.ExitCode, lvs.Output);
        Assert.Contains("is a device or a pipe", lvs.Errors);
        Assert.AreEqual(before, File.GetUnixFileMode(path));
    }

    /// <summary>A disk that is full when the new file is written leaves the old one, with its key; a pipe is not waited for.</summary>
    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    [UnsupportedOSPlatform("windows")]
    public void NothingIsLostThatIsNotReplaced()
    {
        using TestFolder folder = new();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        string before = File.ReadAllText(folder.File("lvs.json"));
        using Lvs full = Lvs.StartInShell(folder.Path,
            "trap '' XFSZ; ulimit -f 0; export DOTNET_EnableWriteXorExecute=0; exec \"$@\"", "init", "--force").Wait();
        Assert.AreEqual(2, full.ExitCode, full.Output + full.Errors);
        Assert.Contains("is as it was", full.Errors);
        Assert.AreEqual(before, File.ReadAllText(folder.File("lvs.json")));
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init", "--force").ExitCode);
        Assert.AreNotEqual(before, File.ReadAllText(folder.File("lvs.json")));
        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File("lvs.json")));
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.Path));
        using Process pipe = Process.Start("mkfifo", [folder.File("pipe")]);
        pipe.WaitForExit();
        using Lvs piped = Lvs.Run(folder.Path, "init", "--out", "pipe", "--force");
        Assert.AreEqual(64, piped.ExitCode, piped.Errors);
    }

    [TestMethod]
    [DataRow(".", "a folder: name a file")]
    [DataRow("no/", "a folder: name a file")]
    [DataRow("-", "writes a file: name a file")]
    public void WhatIsNoFileIsRefused(string path, string said)
    {
        using TestFolder folder = new();
        using Lvs lvs = Lvs.Run(folder.Path, "init", "--out", path);
        Assert.AreEqual(64, lvs.ExitCode, lvs.Output);
        Assert.Contains(said, lvs.Errors);
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    /// <summary>Otherwise every board would be given the secret of one.</summary>
    [TestMethod]
    public void TheConfigurationOfAllIsNotReplacedByThatOfOne()
    {
        using TestFolder folder = new();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        string before = File.ReadAllText(folder.File("lvs.json"));
        using Lvs lvs = Lvs.Run(folder.Path, "init", "--device", "lvs", "--force");
        Assert.AreEqual(64, lvs.ExitCode, lvs.Output);
        Assert.Contains("the configuration of all devices", lvs.Errors);
        Assert.AreEqual(before, File.ReadAllText(folder.File("lvs.json")));
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.Path));
    }

    /// <summary>A list of secrets whose last line was cut keeps its other lines, and its next one; the cut one is told.</summary>
    [TestMethod]
    public void ACutListOfSecretsLosesNoOther()
    {
        using TestFolder folder = new();
        string list = folder.File("lvs.json.devices");
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init", "--device", "one").ExitCode);
        File.WriteAllText(list, File.ReadAllText(list) + "two 12");
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init", "--device", "three").ExitCode);
        string[] lines = File.ReadAllLines(list);
        Assert.HasCount(3, lines);
        Assert.Contains(lines[2]["three ".Length..], File.ReadAllText(folder.File("three.json")));
        using Lvs two = Lvs.Run(folder.Path, "init", "--device", "two");
        Assert.AreEqual(64, two.ExitCode, two.Output);
        Assert.Contains("the line of two", two.Errors);
    }

    [TestMethod]
    public void AConfigurationThatIsAFolderIsNotSaidToBeMissing()
    {
        using TestFolder folder = new();
        Directory.CreateDirectory(folder.File("lvs.json"));
        using Lvs lvs = Lvs.Run(folder.Path, "swarm", "--config", "lvs.json");
        Assert.AreEqual(64, lvs.ExitCode, lvs.Output);
        Assert.Contains("is a folder", lvs.Errors);
        Assert.DoesNotContain("lvs init", lvs.Errors);
    }
}
