using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;

using LVS.Core;
using LVS.Harness;
using LVS.Live;
using LVS.Node;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>One name, one node: a second one with the same keys is noticed, said and stopped, and nothing else is taken for one.</summary>
[TestClass]
public sealed class TwinTests
{
    // Near enough to the neighbour's for what strangers lend each other.
    private const long BaseUvu = 8_000_000;
    private const int PatienceSeconds = 180;

    private readonly NodeConfig config = ConfigFile.Fresh();
    private readonly UdpGroup group;

    public TwinTests()
    {
        config.Port = Lvs.FreePort();
        config.Interface = UdpGroup.Loopback;
        group = new UdpGroup(config.Group, config.Port, config.Interface);
    }

    /// <summary>
    /// Of two nodes with one state folder one stops: it has closed its edges, on disk too, holds what it was born with, and says no word.
    /// The other keeps its edge and goes on.
    /// </summary>
    [TestMethod]
    public void ACopiedStateFolderIsStopped()
    {
        using TestFolder folder = new();
        using UdpTransport transport = new(group);
        using LiveNode neighbour = new(transport, config, 80_000_000, seed: 1);
        using (NodeState state = new(folder.File("one")))
        {
            using LiveNode node = new(transport, config, 8 * BaseUvu, seed: 2, state);
            WaitFor(() => node.FloatUvu > BaseUvu && neighbour.EdgeCount == 1, "they drift");
        }

        Copy(folder.File("one"), folder.File("other"));
        using NodeState stateOfOne = new(folder.File("one"));
        using NodeState stateOfOther = new(folder.File("other"));
        using LiveNode one = new(transport, config, 0, seed: 3, stateOfOne);
        using LiveNode other = new(transport, config, 0, seed: 4, stateOfOther);
        Assert.AreEqual(one.Pseudonym, other.Pseudonym);
        WaitFor(() => one.HasTwin || other.HasTwin, "one has noticed");
        (LiveNode stopped, LiveNode alive) = one.HasTwin ? (one, other) : (other, one);
        long said = stopped.Counters.Get(Counter.FramesSent);
        if (!alive.HasTwin)
        {
            WaitFor(() => alive.EdgeCount == 1 && Math.Abs(alive.FloatUvu - neighbour.FloatUvu) < 1000, "the other goes on");
        }

        Assert.AreEqual(said, stopped.Counters.Get(Counter.FramesSent), "it speaks on");
        Assert.AreEqual(0, stopped.EdgeCount);
        Assert.AreEqual(BaseUvu, stopped.FloatUvu, "what it was lent has not gone back");
        WaitFor(() => stopped.Flash!.Edges.Count == 0, "no boot will resume an edge");
        Assert.IsNull(stopped.Crash);
    }

    /// <summary>Every holder of the swarm key can forge a node's name and numbers. Forged frames stop no node.</summary>
    [TestMethod]
    public void AForgedFrameStopsNobody()
    {
        using UdpTransport transport = new(group);
        using LiveNode node = new(transport, config, 80_000_000, seed: 1);
        using LiveNode neighbour = new(transport, config, 8 * BaseUvu, seed: 2);
        WaitFor(() => node.EdgeCount == 1 && neighbour.EdgeCount == 1, "they have an edge");
        using ITap air = transport.Tap();
        FrameGate gate = new(new PcMac(config.KeyBytes()));
        long echoes = node.Counters.Get(Counter.FirstOutcome + (int)Outcome.OwnEcho);
        long sent = node.Counters.Get(Counter.FramesSent);
        for (int i = 1; i <= 200; i++)
        {
            air.Link.Send(Forged(gate, node.Pseudonym, neighbour.Pseudonym, i, out int size), size, 0);
            Thread.Sleep(5);
        }

        WaitFor(() => node.Counters.Get(Counter.FirstOutcome + (int)Outcome.OwnEcho) - echoes
            > node.Counters.Get(Counter.FramesSent) - sent, "forged frames were heard");
        Assert.IsFalse(node.HasTwin);
        Assert.AreEqual(1, node.EdgeCount);
        Assert.AreEqual(1, neighbour.EdgeCount);
    }

    /// <summary>A seed decides chance, and no secret: nodes of one seed are two.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public void EqualSeedsAreNoTwins()
    {
        using UdpTransport transport = new(group);
        using LiveNode one = new(transport, config, 80_000_000, seed: 7);
        using LiveNode other = new(transport, config, 8 * BaseUvu, seed: 7);
        Assert.AreNotEqual(one.Pseudonym, other.Pseudonym);
        WaitFor(() => Math.Abs(one.FloatUvu - other.FloatUvu) < 1000, "they even out");
        Assert.IsFalse(one.HasTwin || other.HasTwin);
    }

    /// <summary>The same of boards: a flash drive that is copied to a second one.</summary>
    [TestMethod]
    public void ACopiedFlashDriveIsSaid()
    {
        using TestFolder folder = new();
        using UdpTransport transport = new(group);
        using LiveNode neighbour = new(transport, config, 80_000_000, seed: 1);
        Directory.CreateDirectory(folder.File("one"));
        config.EarnedUvu = 8 * BaseUvu;
        config.Seed = 9;
        ConfigFile.Save(config, folder.File("one/lvs.json"));
        using (Emulator board = new(folder.File("one")))
        {
            WaitFor(() => neighbour.EdgeCount == 1 && board.Count("edges=1") > 0, "they have an edge");
        }

        Copy(folder.File("one"), folder.File("other"));
        using Emulator one = new(folder.File("one"));
        using Emulator other = new(folder.File("other"));
        const string Note = "another node lives with the keys of this board";
        WaitFor(() => one.Count(Note) + other.Count(Note) > 0, "one of them says so");
    }

    /// <summary><c>lvs node</c> ends, for good: a supervisor does not start it again.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public void ANodeOfACopiedFolderEnds()
    {
        using TestFolder folder = new();
        using UdpTransport transport = new(group);
        using LiveNode neighbour = new(transport, config, 80_000_000, seed: 1);
        ConfigFile.Save(config, folder.File("lvs.json"));
        using (Lvs node = Start("one"))
        {
            node.WaitFor(() => Edges(node) == 1, "it has an edge");
            Assert.AreEqual(0, node.Signal("TERM").Wait().ExitCode, node.Errors);
        }

        Copy(folder.File("one"), folder.File("other"));
        using Lvs one = Start("one");
        using Lvs other = Start("other");
        WaitFor(() => one.Process.HasExited || other.Process.HasExited, "one of them ends");
        Lvs ended = one.Process.HasExited ? one : other;
        Assert.AreEqual(64, ended.Wait().ExitCode, ended.Output + ended.Errors);
        Assert.Contains("Was its state folder copied?", ended.Errors);

        Lvs Start(string state) => Lvs.Start(folder.Path, "node", "--state", state, "--json", "--every", "1", "--seconds", "300");
    }

    private static int Edges(Lvs node) => node.Output.Split('\n')
        .Where(line => line.Contains("\"edges\":", StringComparison.Ordinal) && line.TrimEnd().EndsWith('}'))
        .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("edges").GetInt32()).DefaultIfEmpty(0).Last();

    private static byte[] Forged(FrameGate gate, int sender, int peer, int number, out int size)
    {
        byte[] frame = new byte[Limits.FrameSizeMax];
        Diff diff = new()
        {
            Sender = sender,
            Minute = HeardMinute.OfClock,
            Seq = int.MaxValue / 2 + number,
            Float = 1_000_000_000,
            Weight = 256,
            EntryCount = 1,
            OpenCount = 7,
        };
        diff.Peer[0] = peer;
        diff.Sent[0] = 5;
        diff.Tag[0] = number;
        gate.Write(diff, frame, new byte[Limits.MacSize]);
        size = gate.Seal(diff, frame);
        return frame;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    private static void WaitFor(Func<bool> condition, string what)
    {
        for (Stopwatch waiting = Stopwatch.StartNew(); !condition(); Thread.Sleep(20))
        {
            Assert.IsLessThan(PatienceSeconds, waiting.Elapsed.TotalSeconds, string.Create(CultureInfo.InvariantCulture,
                $"{PatienceSeconds} s went by before {what}"));
        }
    }
}
