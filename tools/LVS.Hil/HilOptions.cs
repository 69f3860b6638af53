using System.Collections.Generic;

using LVS.Node;

namespace LVS.Hil;

/// <summary>What <c>lvs hil</c> was asked to do.</summary>
public sealed record HilOptions
{
    /// <summary>Devices to test.</summary>
    public required IReadOnlyList<MappedDevice> Devices { get; init; }

    /// <summary>Swarm key and emit timer. A device's own address in the map replaces group and port, or the broker.</summary>
    public required NodeConfig Config { get; init; }

    /// <summary>How frames reach every device, <c>udp</c> or <c>mqtt</c>; empty for what the map and the configuration say.</summary>
    public string Transport { get; init; } = "";

    /// <summary>
    /// Broker of every device on MQTT, <c>HOST:PORT</c> or two bridged ones; empty for the map's, the configuration's or a private one.
    /// </summary>
    public string Broker { get; init; } = "";

    /// <summary>Harness nodes around a device while it drifts.</summary>
    public int Nodes { get; init; } = 4;

    /// <summary>How long a device drifts among them, in seconds. The drift ends earlier when the swarm has settled.</summary>
    public double Seconds { get; init; } = 20;

    /// <summary>How long the soak lasts, in seconds; 0 leaves it out.</summary>
    public double SoakSeconds { get; init; }

    /// <summary>How long after power on a device may take until its first frame is heard, in seconds.</summary>
    public double PatienceSeconds { get; init; } = 60;

    /// <summary>Power cuts while it drifts.</summary>
    public int Cuts { get; init; } = 3;

    /// <summary>Whether all devices together, boards among emulated ones, are judged as one swarm afterwards.</summary>
    public bool Mixed { get; init; }

    /// <summary>Names of the tests to run; empty for all.</summary>
    public IReadOnlyList<string> Tests { get; init; } = [];

    /// <summary>Seed of the chance in the tests.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>The command that repeats this run.</summary>
    public string Reproduce { get; init; } = "";
}
