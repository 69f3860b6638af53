using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;

using LVS.Harness;

namespace LVS.Live;

/// <summary>
/// The few threads that drive the nodes of a process: as many as it has cores, whatever the number of nodes. Thread safe.
/// </summary>
public sealed class LivePool : IDisposable
{
    private readonly LiveWorker[] workers;
    private int next = -1;

    /// <summary>Starts the threads.</summary>
    /// <param name="transport">The nodes' transport.</param>
    /// <param name="swarmKey">32 bytes.</param>
    /// <param name="nodes">Number of nodes that will come; few nodes need fewer threads than there are cores.</param>
    /// <exception cref="UserException">The place cannot be reached.</exception>
    public LivePool(ITransport transport, byte[] swarmKey, int nodes)
    {
        NodeCount = nodes;
        Stopwatch clock = Stopwatch.StartNew();
        workers = new LiveWorker[Math.Clamp(nodes, 1, Environment.ProcessorCount)];
        try
        {
            for (int i = 0; i < workers.Length; i++)
            {
                workers[i] = new LiveWorker(transport, swarmKey, clock);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Number of nodes that were announced.</summary>
    public int NodeCount { get; }

    /// <summary>Threads.</summary>
    public int Count => workers.Length;

    /// <summary>Longest delay of a node's turn in the last seconds, in ms: a machine that is fast enough has a few.</summary>
    public long LateMs => workers.Max(worker => worker.LateMs);

    /// <summary>Ends the threads. Their nodes have already ended.</summary>
    public void Dispose()
    {
        foreach (LiveWorker? worker in workers)
        {
            worker?.Dispose();
        }
    }

    /// <summary>The thread for the next node, in turn.</summary>
    internal LiveWorker Next() => workers[(uint)Interlocked.Increment(ref next) % workers.Length];
}
