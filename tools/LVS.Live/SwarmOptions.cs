using System;
using System.Collections.Generic;

using LVS.Harness;
using LVS.Node;

namespace LVS.Live;

/// <summary>The options of <c>lvs swarm</c>.</summary>
public sealed record SwarmOptions
{
    /// <summary>Nodes in all, 2 or more.</summary>
    public int Nodes { get; init; } = 16;

    /// <summary>Number of them that are separate processes which run the firmware on the emulator.</summary>
    public int FirmwareNodes { get; init; } = 2;

    /// <summary>How long the swarm drifts before it is counted, in seconds.</summary>
    public double Seconds { get; init; } = 30;

    /// <summary>Number of nodes that lose their power during the run, 0 for none.</summary>
    public int Kill { get; init; }

    /// <summary>When they lose it, in seconds after the start.</summary>
    public double KillAtSeconds { get; init; }

    /// <summary>Interventions during the run.</summary>
    public IReadOnlyList<LiveDeed> Deeds { get; init; } = [];

    /// <summary>Room for fragments of each node of this process; the boards of the firmware have their flash.</summary>
    public FragmentRoom Room { get; init; } = FragmentRoom.Usual;

    /// <summary>Seed of the starting values, the nodes' chance and the faults.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Swarm key, group, port, interface, emit timer and faults.</summary>
    public required NodeConfig Config { get; init; }

    /// <summary>Starts two brokers in this process with a bridge between them instead of one. Only without a named broker.</summary>
    public bool Bridge { get; init; }

    /// <summary>Called with each line that people and scripts need while the swarm runs: the addresses of its own brokers.</summary>
    public Action<string> Tell { get; init; } = _ => { };

    /// <summary>Another configuration for the firmware processes, as for a board configured elsewhere; null gives them the same.</summary>
    public NodeConfig? FirmwareConfig { get; init; }

    /// <summary>Whether the verdict lists members of the swarm that are not nodes of the run.</summary>
    public bool NamesMembers { get; init; }

    /// <summary>Called once the census is over, before the nodes end; null for none.</summary>
    public Action? Counted { get; init; }

    /// <summary>Folder for the run, null for a new one in <c>runs/</c>.</summary>
    public string? OutFolder { get; init; }

    /// <summary>The command that repeats this run.</summary>
    public string Reproduce { get; init; } = "";
}
