namespace LVS.Sim;

/// <summary>A world at one moment.</summary>
/// <param name="Ms">Virtual time.</param>
/// <param name="Up">Honest nodes that run.</param>
/// <param name="Entropy">Their entropy.</param>
/// <param name="SpreadUvu">Their spread.</param>
/// <param name="FramesSent">By all stations.</param>
/// <param name="BytesSent">By all stations.</param>
/// <param name="FramesDelivered">To all stations.</param>
/// <param name="FramesLost">On the wire.</param>
/// <param name="FloatsUvu">Float of every honest node; null while it does not run. Empty in a large world.</param>
public sealed record WorldSample(
    long Ms, int Up, double Entropy, long SpreadUvu, long FramesSent, long BytesSent, long FramesDelivered, long FramesLost,
        long?[] FloatsUvu);
