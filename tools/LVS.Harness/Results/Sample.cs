using System.Collections.Generic;

namespace LVS.Harness;

/// <summary>The swarm at one moment.</summary>
/// <param name="Seconds">Since the start.</param>
/// <param name="NodesHeard">Nodes whose state was known.</param>
/// <param name="Entropy">Entropy D of their floats, in nats.</param>
/// <param name="SpreadUvu">Largest less smallest float.</param>
/// <param name="FramesSent">So far.</param>
/// <param name="FramesReceived">So far.</param>
/// <param name="FramesLost">Lost on purpose so far.</param>
/// <param name="FloatsUvu">Float of every node, in the order of the node rows; null while unknown or without power.</param>
public sealed record Sample(
    double Seconds,
    int NodesHeard,
    double Entropy,
    long SpreadUvu,
    long FramesSent,
    long FramesReceived,
    long FramesLost,
    IReadOnlyList<long?> FloatsUvu);
