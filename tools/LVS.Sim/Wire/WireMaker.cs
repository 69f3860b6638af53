using LVS.Harness;

namespace LVS.Sim;

/// <summary>Makes the wire that a scenario asks for.</summary>
public static class WireMaker
{
    /// <summary>Makes it.</summary>
    /// <exception cref="UserException">A file is missing or has a mistake.</exception>
    public static SimWire Make(WireSettings settings, int stationCount, ulong key)
    {
        Topology topology = settings.Topology switch
        {
            "all" or "topics" => Topology.All(stationCount),
            "geometric" => TopologyMaker.Geometric(stationCount, settings.Degree, Chance.Of(key, 1)),
            "gains" => Topology.Of(RadioFiles.Gains(settings.GainsFile, stationCount), isSignal: true),
            "auto" when stationCount <= WireSettings.FullCountMax => Topology.All(stationCount),
            _ => TopologyMaker.Random(stationCount, settings.Degree, Chance.Of(key, 1)),
        };
        int[]? noise = settings.NoiseFile.Length > 0 ? RadioFiles.Noise(settings.NoiseFile) : null;
        return new SimWire(topology, Chance.Of(key, 2), noise, settings.PowerCenti)
        {
            IsBroker = settings.Topology == "broker",
            IsByTopics = settings.Topology == "topics",
            LossPercent = settings.LossPercent,
            DuplicatePercent = settings.DuplicatePercent,
            ReorderPercent = settings.ReorderPercent,
            ReorderMsMax = settings.ReorderMsMax,
            BitFlipPercent = settings.BitFlipPercent,
            DelayMsMin = settings.DelayMsMin,
            DelayMsMax = settings.DelayMsMax,
            AirBytesPerSecond = settings.AirBytesPerSecond,
        };
    }
}
