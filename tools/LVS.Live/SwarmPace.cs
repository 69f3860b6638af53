using System;
using System.Globalization;
using System.IO;

using LVS.Harness;
using LVS.Node;

namespace LVS.Live;

/// <summary>
/// How often the nodes of a large swarm may speak, so that one machine carries them. In a group everybody hears everybody: what is heard
/// grows with the square of the nodes. Through a broker a node hears its neighbours, and the broker carries what grows with the nodes.
/// </summary>
public static class SwarmPace
{
    /// <summary>Nodes of a process at most, at a broker.</summary>
    public const int NodesMax = 4000;

    /// <summary>The same in a multicast group.</summary>
    public const int GroupNodesMax = 2000;

    /// <summary>Nodes up to which the pace is that of a board, and a node has the room of a PC.</summary>
    public const int FewNodes = 200;

    /// <summary>Frames heard in a second by all nodes of a group: one busy core hears as many.</summary>
    private const double HeardPerSecond = 400_000;

    /// <summary>Frames said in a second by all nodes at a broker of this process, each of which goes to about ten others.</summary>
    private const double SaidPerSecond = 400;

    /// <summary>Intervals in which value of a large swarm evens out, with some to spare.</summary>
    private const int IntervalsToRest = 60;

    private const int IntervalsToOffer = 4;
    private const int UsualMsMax = 16_000;
    private const int FilesOfProcess = 300;

    /// <summary>Sets the emit timer of a configuration that is the swarm's alone.</summary>
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
    /// How a node of such a pace takes part in keeping fragments: it offers its room every fourth interval, for all hear offers, too.
    /// </summary>
    public static FragmentOptions OptionsOf(NodeConfig config)
    {
        FragmentOptions options = NodeState.UsualOptions();
        int longestMs = options.OfferIntervalMsMin << options.OfferDoublings;
        options.OfferIntervalMsMin = Math.Max(options.OfferIntervalMsMin, IntervalsToOffer * config.EmitIntervalMsMin);
        while (options.OfferDoublings > 0 && options.OfferIntervalMsMin << (options.OfferDoublings - 1) >= longestMs)
        {
            options.OfferDoublings--;
        }

        return options;
    }

    /// <summary>What a pace that somebody chose asks of this machine, as a sentence; null when it can be had.</summary>
    public static string? ComplaintOf(NodeConfig config, int nodes)
    {
        int leastMs = LeastMs(config, nodes);
        return leastMs <= config.EmitIntervalMsMin ? null : string.Create(CultureInfo.InvariantCulture,
            $"'emitIntervalMsMin' is {config.EmitIntervalMsMin}; with {nodes} nodes in one process frames are lost and value evens out "
                + $"slowly: set it to {leastMs} in the configuration.");
    }

    /// <summary>How long a swarm drifts when nobody says, in seconds.</summary>
    public static double SecondsFor(NodeConfig config, int nodes) =>
        nodes <= FewNodes ? 30 : Math.Max(30, IntervalsToRest * config.EmitIntervalMsMin / 1000);

    /// <summary>Makes sure that the process may open as many files as its nodes need.</summary>
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

    /// <summary>Files that the process may have: the runtime has raised the soft limit to the hard one. Null where none is told.</summary>
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
            // A system without it.
        }

        return null;
    }
}
