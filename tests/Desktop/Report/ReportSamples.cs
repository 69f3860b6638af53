using System.Collections.Generic;
using System.Linq;

using LVS.Harness;

namespace LVS.Tests.Desktop;

/// <summary>Made-up results for the tests of the reports; every number in them is fixed.</summary>
internal static class ReportSamples
{
    /// <summary>Breaks out of markup, attributes and scripts if anything lets it; ends in characters that XML forbids.</summary>
    public const string Hostile = "</script></style><script>alert(1)</script>\" onload='x' & <b>]]> \u0000\u001b[31m \ud800 \uffff";

    /// <summary>A run of this many nodes, two of them firmware and the second one lost, when there are enough.</summary>
    public static SwarmResult Make(int nodes = 5, int samples = 40, string verdict = "holds")
    {
        return new SwarmResult
        {
            Verb = "swarm",
            Verdict = verdict,
            Reasons = ["Value is conserved exactly.", "Entropy fell."],
            Invariants =
            [
                new("conservation", true, "error 0 uVU, bound 0"),
                new("entropyFalls", true, "from 0.5 to 0.0005 nats"),
            ],
            Reproduce = "lvs swarm --nodes 5 --seed 42",
            Nodes = nodes,
            FirmwareNodes = nodes > 2 ? 2 : 0,
            Seed = 42,
            Seconds = 30,
            ConservationErrorUvu = 0,
            InFlightUvu = 1_204,
            EntropyStart = 0.5,
            EntropyEnd = 0.0005,
            SpreadUvu = 1_234_567,
            FramesSent = 5_120,
            FramesReceived = 18_432,
            FramesLost = 2_048,
            BytesSent = 614_400,
            FrameBytesMax = 148,
            AllocatedBytesPerTick = 0,
            GuardInterventions = 17,
            RunFolder = "runs/20260102-030405-swarm",
            ReportHtml = "runs/20260102-030405-swarm/report.html",
            Samples = [.. Enumerable.Range(0, samples).Select(index => Sample(index, nodes))],
            NodeRows = [.. Enumerable.Range(0, nodes).Select(index => Node(index, nodes))],
            Edges = [.. Enumerable.Range(0, nodes > 1 ? nodes : 0).Select(index => Edge(index, nodes))],
        };
    }

    /// <summary>A node's name in these runs.</summary>
    public static string Name(int index)
    {
        return "node-" + index.ToString("00", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static Sample Sample(int index, int nodes)
    {
        List<long?> floats = [.. Enumerable.Range(0, nodes).Select(node => node == 1 && index > 10 ? (long?)null : Float(node, index))];
        return new Sample(index * 0.5, nodes, 0.5 / (index + 1), 50_000_000 / (index + 1), index * 10, index * 36, index * 4, floats);
    }

    private static long Float(int node, int step)
    {
        return 20_000_000 + (node % 7 * 5_000_000L / (step + 1));
    }

    private static NodeRow Node(int index, int nodes)
    {
        bool firmware = index < 2 && nodes > 2;
        bool lost = firmware && index == 1;
        return new NodeRow
        {
            Name = Name(index),
            Kind = firmware ? "firmware" : "in-process",
            Pseudonym = index == 0 ? "" : "0badcafe",
            State = lost ? "power cut" : "answered",
            EarnedUvu = 8 * Float(index, 0),
            ProtectedUvu = 7 * Float(index, 0),
            FloatStartUvu = Float(index, 0),
            FloatEndUvu = lost ? null : 21_000_001,
            Source = lost ? "none" : "census",
            Edges = 2,
            FramesSent = 1_024,
            FramesReceived = firmware ? null : 3_686,
            FramesLost = firmware ? null : 409,
            FramesRefused = firmware ? null : 0,
            GuardInterventions = firmware ? null : 3,
        };
    }

    private static EdgeRow Edge(int index, int nodes)
    {
        return new EdgeRow(Name(index), Name((index + 1) % nodes), ((index % 5) - 2) * 1_500_000L, index);
    }
}
