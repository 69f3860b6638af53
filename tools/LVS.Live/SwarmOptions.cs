using System;
using System.Collections.Generic;

using LVS.Harness;
using LVS.Node;

namespace LVS.Live;

/// <summary>What <c>lvs swarm</c> was asked to do.</summary>
public sealed record SwarmOptions
{
    /// <summary>Nodes in all, 2 or more.</summary>
    public int Nodes { get; init; } = 16;

    /// <summary>How many of them are separate processes that run the firmware on the emulator.</summary>
    public int FirmwareNodes { get; init; } = 2;

    /// <summary>How long the swarm drifts before it is counted, in seconds.</summary>
    public double Seconds { get; init; } = 30;

    /// <summary>How many nodes lose their power on the way, 0 for none.</summary>
    public int Kill { get; init; }

    /// <summary>When, in seconds after the start.</summary>
    public double KillAtSeconds { get; init; }

    /// <summary>What is done to it on the way.</summary>
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

    /// <summary>Another configuration for the firmware processes, as of a board provisioned elsewhere; null gives them the same.</summary>
    public NodeConfig? FirmwareConfig { get; init; }

    /// <summary>Whether the verdict names the members of the swarm that are no nodes of the run.</summary>
    public bool NamesMembers { get; init; }

    /// <summary>Called once the census is over, before the nodes end; null for nobody.</summary>
    public Action? Counted { get; init; }

    /// <summary>Folder for the run, null for a new one in <c>runs/</c>.</summary>
    public string? OutFolder { get; init; }

    /// <summary>The command that repeats this run.</summary>
    public string Reproduce { get; init; } = "";
}
