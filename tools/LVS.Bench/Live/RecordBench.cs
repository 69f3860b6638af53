using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;

using LVS.Harness;
using LVS.Live;
using LVS.Node;
using LVS.Records;

namespace LVS.Bench;

/// <summary>A live swarm in this process, on real sockets, that keeps records, and a client that stores and fetches them.</summary>
internal sealed class RecordBench : IDisposable
{
    private const int MeetMsMax = 60_000;
    private const int HoursKept = 5;
    private const long EarnedUvu = 80_000_000;

    private readonly NodeConfig config;
    private readonly ITransport transport;
    private readonly LivePool pool;
    private readonly LiveNode[] nodes;

    /// <summary>Starts the nodes, and waits until a client meets all of them.</summary>
    /// <param name="name">udp or mqtt.</param>
    /// <param name="nodeCount">How many.</param>
    /// <param name="stop">Ends it early.</param>
    public RecordBench(string name, int nodeCount, CancellationToken stop)
    {
        config = LoopbackPlace.New(name);
        transport = LoopbackPlace.Open(config);
        pool = new LivePool(transport, config.KeyBytes(), nodeCount);
        nodes = [.. Enumerable.Range(1, nodeCount).Select(i => new LiveNode(transport, config, EarnedUvu, i, pool: pool))];
        Stopwatch clock = Stopwatch.StartNew();
        using RecordClient client = new(transport, config);
        client.Join(stop).Now();
        client.Run(MeetMsMax, () => client.Members.Count >= nodeCount, stop).Now();
        Met = clock.Elapsed.TotalSeconds;
        if (client.Members.Count < nodeCount)
        {
            throw new UserException($"only {client.Members.Count} of {nodeCount} nodes were heard at {transport.Description} within "
                + $"{MeetMsMax / 1000} s: this machine has too much else to do.", UserException.Unknown);
        }
    }

    /// <summary>Seconds until the client had met all nodes.</summary>
    public double Met { get; }

    /// <summary>Stores a content, as <c>lvs put</c> does: meets the nodes, stores, and waits until all of it is proved.</summary>
    /// <returns>How long it took in s.</returns>
    public double Put(byte[] content, CancellationToken stop, out Capability capability)
    {
        Stopwatch clock = Stopwatch.StartNew();
        using RecordClient client = new(transport, config);
        client.Join(stop).Now();
        RecordShape shape = client.Limit.Demand("the content", content.Length, RecordShape.LossPercentUsual);
        RecordPut put = RecordPut.Of(client, content, shape, client.Minute + (HoursKept * 60), out capability);
        put.Run(_ => { }, stop).Now();
        return clock.Elapsed.TotalSeconds;
    }

    /// <summary>Fetches a content, as <c>lvs get</c> does.</summary>
    /// <returns>How long it took in s.</returns>
    public double Get(Capability capability, CancellationToken stop, out byte[] content)
    {
        Stopwatch clock = Stopwatch.StartNew();
        using RecordClient client = new(transport, config);
        content = new RecordGet(client, capability).Content(_ => { }, stop).Now();
        return clock.Elapsed.TotalSeconds;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.ForEach(nodes, node => node.Dispose());
        pool.Dispose();
        transport.Dispose();
    }
}
