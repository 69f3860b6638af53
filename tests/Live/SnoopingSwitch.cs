using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>
/// A switch with IGMP snooping (RFC 4541): a Linux bridge in a network namespace, which passes the frames of a group to those ports alone
/// on which it was joined. Another bridge beyond it is the querier; it asks once and then not for an hour. So the switch does not forget by
/// itself, and nothing but a member's own report tells it again what a test made it forget.
/// </summary>
internal sealed class SnoopingSwitch : IDisposable
{
    private const string Group = "239.76.86.83";

    private const string Build =
        "ip link set lo up; sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1;"
        + "ip link add br0 type bridge mcast_snooping 1 mcast_querier 0 mcast_querier_interval 360000 mcast_membership_interval 360000;"
        + "ip link add br1 type bridge mcast_snooping 1 mcast_querier 0 mcast_query_use_ifaddr 1 mcast_query_interval 360000"
        + " mcast_query_response_interval 100 mcast_startup_query_count 1 mcast_startup_query_interval 100"
        + " mcast_membership_interval 360000;"
        + "ip addr add 10.9.0.254/24 dev br1; ip link add u0 type veth peer name u1;"
        + "ip link set u0 master br0 up; ip link set u1 master br1 up; ip link set br0 up; ip link set br1 up;"
        + "bridge mdb show; echo built; exec sleep 3600";

    private readonly Process place;

    private SnoopingSwitch(Process place) => this.place = place;

    /// <summary>The command that a node's process runs before it is one: it waits until it is plugged in.</summary>
    public const string Plugged = "ip link set lo up; until ip -o -4 addr show dev e0 2>/dev/null | grep -q 10.9; do sleep 0.1; done";

    /// <summary>Builds the switch; inconclusive, with the system's words, where there is no such bridge.</summary>
    public static SnoopingSwitch Start()
    {
        Process place = Process.Start(new ProcessStartInfo("unshare", ["-n", "sh", "-ec", Build])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        while (place.StandardOutput.ReadLine() is string line)
        {
            if (line == "built")
            {
                return new SnoopingSwitch(place);
            }
        }

        string why = place.StandardError.ReadToEnd();
        place.WaitForExit();
        place.Dispose();
        Assert.Inconclusive($"no bridge with IGMP snooping here: {why}");
        throw new InvalidOperationException(why);
    }

    /// <summary>Address of the host at a port.</summary>
    public static string AddressOf(int port) => $"10.9.0.{Text(port)}";

    /// <summary>
    /// The querier asks who is in which group, and has the answers: they come within a second. From the first query on, the switch passes
    /// frames to members alone.
    /// </summary>
    public void Query()
    {
        Do("ip link set br1 type bridge mcast_querier 1");
        Thread.Sleep(5_000);
    }

    /// <summary>Connects a node's process to a port.</summary>
    public void Plug(Lvs lvs, int port)
    {
        // It may still be on its way into a network of its own.
        string pid = Text(lvs.Process.Id);
        lvs.WaitFor(() => Namespace(pid) != Namespace("self"), "it has a network of its own");
        Do($"ip link add p{Text(port)} type veth peer name e0 netns {pid}; ip link set p{Text(port)} master br0 up");
        Run("nsenter", "-t", pid, "-n", "sh", "-ec",
            "sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip link set e0 up; "
            + $"ip addr add {AddressOf(port)}/24 dev e0");
    }

    /// <summary>Whether the switch knows that the group was joined on a port.</summary>
    public bool Knows(int port) => Do("bridge mdb show dev br0").Contains($"port p{Text(port)} grp {Group}", StringComparison.Ordinal);

    /// <summary>The switch forgets a membership, as one that was restarted does.</summary>
    public void Forget(int port) => Do($"bridge mdb del dev br0 port p{Text(port)} grp {Group}");

    /// <summary>The cable of a port is pulled, and after some seconds plugged in again.</summary>
    public void Flap(int port)
    {
        Do($"ip link set p{Text(port)} down");
        Thread.Sleep(3_000);
        Do($"ip link set p{Text(port)} up");
    }

    /// <summary>Packets that a plugged process has got from the switch.</summary>
    public static long Got(Lvs lvs)
    {
        foreach (string line in File.ReadLines($"/proc/{Text(lvs.Process.Id)}/net/dev"))
        {
            if (line.TrimStart().StartsWith("e0:", StringComparison.Ordinal))
            {
                return long.Parse(
                    line.Split(':')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
            }
        }

        return 0;
    }

    public void Dispose()
    {
        place.Kill(entireProcessTree: true);
        place.WaitForExit();
        place.Dispose();
    }

    private static string? Namespace(string process) => new FileInfo($"/proc/{process}/ns/net").LinkTarget;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string Do(string script) => Run("nsenter", "-t", Text(place.Id), "-n", "sh", "-ec", script);

    private static string Run(string program, params string[] words)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true })!;
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, string.Join(' ', words));
        return said;
    }
}
