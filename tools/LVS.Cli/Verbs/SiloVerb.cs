using System;
using System.CommandLine;
using System.Net;
using System.Threading;
using System.Threading.Tasks;

using LVS.Harness;
using LVS.Silo;

namespace LVS.Cli;

/// <summary><c>lvs silo</c>: a process that hosts ledgers of <c>lvs sim --silos</c>.</summary>
internal static class SiloVerb
{
    public static Command Create()
    {
        Option<string> cluster = new("--cluster")
        {
            Description = "Where silos meet: localhost:PORT, redis://HOST:6379/NAME or postgres://USER:PASSWORD@HOST:5432/DATABASE.",
            Required = true,
        };
        Option<string?> address = new("--address")
        {
            Description = "IP address by which other silos reach this one [default: the one that leads to the cluster].",
        };
        Option<bool> child = new("--child") { Description = "End when standard input does.", Hidden = true };
        Command command = new("silo", "Joins a cluster that shares out 'lvs sim --silos N --cluster ADDRESS'; runs until Ctrl-C.\n"
            + "Example: lvs silo --cluster redis://192.168.1.10:6379")
        {
            cluster, address, child,
        };
        command.SetAction(parsed => Serve(parsed.GetValue(cluster)!, parsed.GetValue(address), parsed.GetValue(child)));
        return command;
    }

    private static int Serve(string cluster, string? address, bool isChild)
    {
        IPAddress? own = address == null ? null
            : IPAddress.TryParse(address, out IPAddress? known) ? known
            : throw new UserException($"--address is '{Excerpt.Of(address, 60)}'; it must be an IP address of this machine.");
        ClusterAddress at = ClusterAddress.Parse(cluster);
        using Interrupt interrupt = new(endMsMax: 5_000);
        if (isChild)
        {
            new Thread(() =>
            {
                while (Console.In.Read() >= 0)
                {
                    // A child gets no input. It waits for the end of its input, which comes when the parent exits.
                }

                Environment.Exit(0);
            }) { IsBackground = true }.Start();
        }

        Task.Run(() => Serve(at, own, interrupt.Token)).GetAwaiter().GetResult();
        return 0;
    }

    private static async Task Serve(ClusterAddress cluster, IPAddress? own, CancellationToken end)
    {
        await using SiloHost silo = await SiloHost.Start(cluster, own, leads: false);
        Console.Error.WriteLine($"silo {silo.Address} has joined {cluster}");
        await silo.Stay(end);
    }
}
