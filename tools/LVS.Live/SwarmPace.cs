using System;
using System.Globalization;
using System.IO;

using LVS.Harness;
using LVS.Node;

namespace LVS.Live;

/// <summary>
/// How often the nodes of a large swarm may send, so that one machine can run them. In a group all nodes hear all: the number of frames
/// heard grows with the square of the nodes. Through a broker a node hears only its neighbours, and the broker's load grows with the number
/// of nodes.
/// </summary>
public static class SwarmPace
{
    /// <summary>Largest number of nodes of a process at a broker.</summary>
    public const int NodesMax = 4000;

    /// <summary>The same in a multicast group.</summary>
    public const int GroupNodesMax = 2000;

    /// <summary>Largest number of nodes with the pace of a board and the room of a PC.</summary>
    public const int FewNodes = 200;

    /// <summary>Frames that all nodes of a group hear in a second: the load of one busy core.</summary>
    private const double HeardPerSecond = 400_000;

    /// <summary>Frames that all nodes at a broker of this process send in a second; each goes to about ten others.</summary>
    private const double SaidPerSecond = 400;

    /// <summary>Intervals in which the value of a large swarm converges, with a margin.</summary>
    private const int IntervalsToRest = 80;

    /// <summary>
    /// First offers that all nodes at a broker hear in a second, before they know in which part of the swarm they are. Ten times as many
    /// kept two cores so busy, broker included, that answers came too late: after 400 s, 4,000 nodes had 1,567 edges.
    /// </summary>
    private const double FirstOffersPerSecond = 4_000;

    private const int IntervalsToOffer = 4;
    private const int UsualMsMax = 16_000;
    private const int FilesOfProcess = 300;

    /// <summary>Sets the emit timer of a configuration that only this swarm uses.</summary>
    /// <param name="config">Its transport is set; its emit timer is changed where there are many nodes.</param>
    /// <param name="nodes">Nodes in all.</param>
    public static void Set(NodeConfig config, int nodes)
    {
        int leastMs = LeastMs(config, nodes);
        if (leastMs > config.EmitIntervalMsMin)
        {
            config.EmitIntervalMsMin = leastMs;
            for (config.EmitDoublings = 0; config.EmitIntervalMsMin << config.EmitDoublings < UsualMsMax; config.EmitDoublings++)
            {
                // The longest silence stays that of the usual pace, or little above it.
            }
        }
    }

    /// <summary>
    /// How a node with such a pace keeps fragments: it offers its room every fourth interval, because all nodes hear offers too.
    /// </summary>
    /// <param name="config">Transport and emit timer.</param>
    /// <param name="nodes">Nodes that start at the same time.</param>
    public static FragmentOptions OptionsOf(NodeConfig config, int nodes)
    {
        FragmentOptions options = NodeState.UsualOptions();
        int longestMs = options.OfferIntervalMsMin << options.OfferDoublings;
        options.OfferIntervalMsMin = Math.Max(options.OfferIntervalMsMin, IntervalsToOffer * config.EmitIntervalMsMin);
        options.FirstOfferMsMax = nodes <= FewNodes || !TransportChoice.NeedsBroker(config.Transport) ? 0
            : (int)(1000.0 * nodes * nodes / FirstOffersPerSecond);
        while (options.OfferDoublings > 0 && options.OfferIntervalMsMin << (options.OfferDoublings - 1) >= longestMs)
        {
            options.OfferDoublings--;
        }

        return options;
    }

    /// <summary>What a chosen pace would demand of this machine, as a sentence; null when it is possible.</summary>
    public static string? ComplaintOf(NodeConfig config, int nodes)
    {
        int leastMs = LeastMs(config, nodes);
        return leastMs <= config.EmitIntervalMsMin ? null : string.Create(CultureInfo.InvariantCulture,
            $"'emitIntervalMsMin' is {config.EmitIntervalMsMin}; with {nodes} nodes in one process frames are lost and value evens out "
                + $"slowly: set it to {leastMs} in the configuration.");
    }

    /// <summary>Default duration of the drift, in seconds.</summary>
    public static double SecondsFor(NodeConfig config, int nodes) =>
        nodes <= FewNodes ? 30 : Math.Max(30, IntervalsToRest * config.EmitIntervalMsMin / 1000);

    /// <summary>Checks that the process may open as many files as its nodes need.</summary>
    /// <param name="config">Transport and broker.</param>
    /// <param name="nodes">Nodes of this process.</param>
    /// <exception cref="UserException">It may not.</exception>
    public static void CheckFiles(NodeConfig config, int nodes)
    {
        int perNode = !TransportChoice.NeedsBroker(config.Transport) ? 0 : config.Broker.Length > 0 ? 1 : 2;
        long needed = FilesOfProcess + ((long)perNode * nodes);
        if (FilesMax() is long most && most < needed)
        {
            throw new UserException($"{nodes} nodes at a broker need {needed} open files, and this process may have {most}: run "
                + $"'ulimit -n {needed}' before, or raise 'nofile' in /etc/security/limits.conf.");
        }
    }

    private static int LeastMs(NodeConfig config, int nodes)
    {
        double group = TransportChoice.NeedsGroup(config.Transport) ? (double)nodes * nodes / HeardPerSecond : 0;
        double broker = TransportChoice.NeedsBroker(config.Transport) ? nodes / SaidPerSecond : 0;
        return nodes <= FewNodes ? 0 : (int)(1000 * Math.Max(group, broker));
    }

    /// <summary>
    /// Largest number of open files of the process: the runtime has raised the soft limit to the hard one. Null where it is unknown.
    /// </summary>
    private static long? FilesMax()
    {
        try
        {
            foreach (string line in File.ReadLines("/proc/self/limits"))
            {
                if (line.StartsWith("Max open files", StringComparison.Ordinal))
                {
                    string[] words = line["Max open files".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                    return long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out long most) ? most : null;
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The system has no such limit.
        }

        return null;
    }
}
