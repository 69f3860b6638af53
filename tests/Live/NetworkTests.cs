using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;

using LVS.Core;
using LVS.Harness;
using LVS.Node;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>Networks that come and go below a node, in a network namespace of the test's own where it runs as root on Linux.</summary>
[TestClass]
public sealed class NetworkTests
{
    private const string Group = "53564CEF";
    private const string NewInterface =
        "ip link add d0 type veth peer name d1; ip link set d1 up; ip addr add 10.9.0.1/24 dev d0; ip link set d0 up";
    private const string AddInterface = "ip link set lo up; " + NewInterface;

    [TestMethod]
    public void ANodeJoinsAgainWhenItsInterfaceComesBackOrHasAnotherAddress()
    {
        SkipUnlessRoot();
        using TestFolder folder = new();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        using Lvs lvs = Lvs.StartIsolated(folder.Path, AddInterface, "node", "--interface", "10.9.0.1", "--seconds", "300");
        lvs.WaitFor(() => lvs.Output.Contains("node ", StringComparison.Ordinal) && IsJoined(lvs), "it runs, and has joined");
        In(lvs, "ip link del d0");
        lvs.WaitFor(() => lvs.Output.Contains("no interface has 10.9.0.1 any more", StringComparison.Ordinal), "it misses its interface");
        In(lvs, NewInterface);
        lvs.WaitFor(() => lvs.Output.Contains("d0 with 10.9.0.1 changed, joining again", StringComparison.Ordinal)
            && IsJoined(lvs), "it has joined again");
        In(lvs, "ip addr del 10.9.0.1/24 dev d0; ip addr add 10.9.0.77/24 dev d0");
        lvs.WaitFor(() => lvs.Output.Contains("d0 has 10.9.0.77 now, joining again", StringComparison.Ordinal)
            && IsJoined(lvs), "it has joined by its new address");
        Assert.AreEqual(0, lvs.Signal("TERM").Wait().ExitCode, lvs.Errors);
    }

    /// <summary>Another interface that comes while a swarm runs on 127.0.0.1 is looked at, but not in a node's tick.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public void ANetworkChangeAllocatesNothingInATick()
    {
        SkipUnlessRoot();
        using TestFolder folder = new();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        using Lvs lvs = Lvs.StartIsolated(folder.Path, "ip link set lo up", "swarm", "--nodes", "4", "--firmware", "0", "--seconds", "300",
            "--json");
        lvs.WaitFor(() => lvs.Samples.Count > 0, "the drift begins");
        In(lvs, NewInterface);
        double changedAt = lvs.Samples[^1].Seconds;
        lvs.WaitFor(() => lvs.Samples[^1].Seconds > changedAt + 9, "it drifts on with the new interface");
        lvs.Interrupt().Wait();
        Assert.AreEqual(0, lvs.Json.GetProperty("allocatedBytesPerTick").GetDouble(), lvs.Output);
    }

    [TestMethod]
    public void WithoutANetworkTheEmulatorRunsOnThisMachineAlone()
    {
        SkipUnlessRoot();
        using TestFolder folder = new();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        using Lvs lvs = Lvs.StartIsolated(folder.Path, "ip link set lo up", "emulate", "--seconds", "60");
        lvs.WaitFor(() => lvs.Output.Contains("LVS node", StringComparison.Ordinal), "the firmware has booted");
        Assert.DoesNotContain("cannot open", lvs.Output);
        Assert.AreEqual(0, lvs.Signal("TERM").Wait().ExitCode, lvs.Errors);
    }

    [TestMethod]
    [DataRow("swarm --nodes 2 --firmware 0 --seconds 1", 64)]
    [DataRow("emulate --seconds 5", 64)]
    [DataRow("node --seconds 5", 2)]
    [DataRow("put lvs.json", 64)]
    public void WithoutEvenALoopbackTheReasonIsSaid(string arguments, int exitCode)
    {
        SkipUnlessRoot();
        using TestFolder folder = new();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        using Lvs lvs = Lvs.StartIsolated(folder.Path, "true", arguments.Split(' ')).Wait();
        Assert.AreEqual(exitCode, lvs.ExitCode, lvs.Output + lvs.Errors);
        Assert.Contains("no interface is up", lvs.Errors);
        Assert.DoesNotContain("Unknown socket error", lvs.Errors);
    }

    /// <summary>A frame sent to an address of the host is not for the group: it does not reach a node "on 127.0.0.1".</summary>
    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void OnlyTheGroupIsHeard()
    {
        int port = Lvs.FreePort();
        UdpGroup group = new("239.76.86.83", port, UdpGroup.Loopback);
        RejoiningLink link = group.Open(new Inbox());
        try
        {
            using Socket outsider = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            byte[] frame = Encoding.ASCII.GetBytes("to the group");
            byte[] heard = new byte[Limits.FrameSizeMax + 1];
            int size = 0;
            for (Stopwatch waiting = Stopwatch.StartNew(); size == 0 && waiting.Elapsed.TotalSeconds < 180; Thread.Sleep(20))
            {
                foreach (string address in new[] { "127.0.0.1", "127.0.0.2" })
                {
                    outsider.SendTo(Encoding.ASCII.GetBytes("unicast"), new IPEndPoint(IPAddress.Parse(address), port));
                }

                link.Send(frame, frame.Length, 0);
                size = link.Receive(heard, 0, out _);
            }

            Assert.AreEqual("to the group", Encoding.ASCII.GetString(heard, 0, size));
        }
        finally
        {
            link.Close();
        }
    }

    private static bool IsJoined(Lvs lvs) => File.ReadAllText($"/proc/{lvs.Process.Id}/net/igmp").Split("d0", 2) is [_, string after]
        && after.Contains(Group, StringComparison.Ordinal);

    private static void In(Lvs lvs, string script)
    {
        using Process process =
            Process.Start("nsenter", ["-t", lvs.Process.Id.ToString(CultureInfo.InvariantCulture), "-n", "sh", "-ec", script]);
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, script);
    }

    internal static void SkipUnlessRoot()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root" || !new[] { "unshare", "nsenter", "ip" }.All(IsOnPath)
            || !MayUnshare())
        {
            Assert.Inconclusive("needs root on Linux, with unshare, nsenter and ip: not checked");
        }
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/sbin").Split(':')
            .Any(folder => File.Exists(Path.Combine(folder, program)));

    private static bool MayUnshare()
    {
        using Process process = Process.Start("unshare", ["-n", "true"]);
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
