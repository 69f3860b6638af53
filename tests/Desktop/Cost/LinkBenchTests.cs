using LVS.Bench;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Cost;

/// <summary>The times of frames, when the connection is lost and comes back.</summary>
[TestClass]
public sealed class LinkBenchTests
{
    /// <summary>While the warm-up runs the connection is lost, and comes back during the measurement: no frame counts as lost.</summary>
    [TestMethod]
    public void AConnectionThatComesBackCostsNoFrames()
    {
        const int Count = 20;
        LosingTransport transport = new();
        using LinkBench bench = new(transport);
        transport.RefusedCount = int.MaxValue;
        Assert.AreEqual(0, bench.FramesPerSecond(1));
        transport.RefusedCount = 3;
        Assert.HasCount(Count, bench.Latencies(Count));
        Assert.AreEqual(0, transport.RefusedCount);
    }
}
