using System;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Threading;
using System.Threading.Tasks;

using LVS.Harness;
using LVS.Silo;
using LVS.Sim;

namespace LVS.Cli;

/// <summary>A run of ledgers without whole nodes, spread over silos.</summary>
/// <param name="Silos">Number of silos.</param>
/// <param name="Cluster">Address of the cluster; null to start the silos on this machine.</param>
/// <param name="CheckpointCycles">Cycles between checkpoints.</param>
/// <param name="Words">Command-line words that asked for it.</param>
internal sealed record SiloRun(int Silos, ClusterAddress? Cluster, int CheckpointCycles, string[] Words)
{
    private const string Here = "localhost:";
    private const int SilosMax = 1_000;
    private const int RegionsMax = 4_096;

    /// <summary>Parses and checks the options.</summary>
    /// <exception cref="UserException">It makes no sense.</exception>
    public static SiloRun Parse(string silos, string? cluster, int checkpoint)
    {
        bool isHere = silos.StartsWith(Here, StringComparison.Ordinal);
        if (!Number.TryRead(isHere ? silos[Here.Length..] : silos, out int count) || count is < 1 or > SilosMax)
        {
            throw new UserException($"--silos is '{Excerpt.Of(silos, 40)}'; it must be localhost:N, or N with --cluster, "
                + $"N from 1 to {SilosMax}.");
        }

        if (isHere == (cluster != null))
        {
            throw new UserException(isHere ? "--silos localhost:N starts its own silos: leave --cluster out, or give --silos N."
                : $"--silos {count} waits for silos that join a cluster: give --cluster, or --silos localhost:{count}.");
        }

        ClusterAddress? address = cluster == null ? null : ClusterAddress.Parse(cluster);
        string[] more = cluster == null ? [] : ["--cluster", Logins.Hide(cluster, "PASSWORD")];
        return new SiloRun(count, address, checkpoint,
            ["--silos", silos, "--checkpoint", checkpoint.ToString(CultureInfo.InvariantCulture), .. more]);
    }

    /// <summary>Runs.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="threads">Regions of each silo.</param>
    /// <param name="reproduce">The command that repeats it.</param>
    /// <param name="folder">Run folder.</param>
    /// <param name="passed">Told how many cycles have passed.</param>
    /// <param name="stop">Ends it.</param>
    public SwarmResult Run(
        LedgerPlan plan, int threads, string reproduce, string folder, Action<int> passed, CancellationToken stop) =>
        Task.Run(() => RunAll(plan, threads, reproduce, folder, passed, stop)).GetAwaiter().GetResult();

    private async Task<SwarmResult> RunAll(
        LedgerPlan plan, int threads, string reproduce, string folder, Action<int> passed, CancellationToken stop)
    {
        Stopwatch clock = Stopwatch.StartNew();
        ClusterAddress at = Cluster
            ?? new ClusterAddress(ClusterKind.Local, "localhost", SiloHost.FreePort(IPAddress.Loopback), ClusterAddress.NameUsual, default);
        await using SiloHost silo = await SiloHost.Start(at, null, leads: true);
        using SiloProcesses? processes = Cluster == null ? new SiloProcesses(Silos, at) : null;
        Tell($"{Silos} silos meet at {at}{(processes == null ? "" : $", processes {string.Join(' ', processes.Ids)}")}");
        SiloSwarm swarm = new(plan, silo, new SiloOptions
        {
            Silos = Silos, Regions = Math.Min(RegionsMax, Silos * threads), CheckpointCycles = CheckpointCycles, Folder = folder,
            Progress = passed, Tell = Tell,
        });
        await swarm.Gather(() => processes?.Failure(), stop);
        await swarm.Run(stop);
        SwarmResult result = LedgerResult.Of(plan, swarm.Trace, reproduce, folder, clock.Elapsed.TotalSeconds, threads);
        return result with
        {
            Ranks = Silos, BytesExchanged = swarm.BytesExchanged, SilosLost = swarm.LostCount,
            PeakMemoryBytes = result.PeakMemoryBytes + swarm.PeakMemoryBytes,
        };
    }

    private static void Tell(string what) => Console.Error.WriteLine(what);
}
