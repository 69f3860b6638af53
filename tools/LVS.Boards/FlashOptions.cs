using System.Collections.Generic;

using LVS.Node;

namespace LVS.Boards;

/// <summary>What <c>lvs flash</c> was asked to do.</summary>
public sealed record FlashOptions
{
    /// <summary>The board.</summary>
    public required BoardInfo Board { get; init; }

    /// <summary>Serial port it is on.</summary>
    public required string Port { get; init; }

    /// <summary>File with the swarm's configuration.</summary>
    public required string ConfigPath { get; init; }

    /// <summary>The same, read and checked.</summary>
    public required NodeConfig Config { get; init; }

    /// <summary>The firmware's <c>.bin</c>.</summary>
    public required string ImagePath { get; init; }

    /// <summary>Wi-Fi name, empty to leave the board's network configuration alone.</summary>
    public string Ssid { get; init; } = "";

    /// <summary>Wi-Fi password; given to nanoff in a file, never on a command line.</summary>
    public string Password { get; init; } = "";

    /// <summary>Image version; null for the lock's, or for the newest stable one when the lock has none.</summary>
    public string? FwVersion { get; init; }

    /// <summary>Baud rate, null for nanoff's own.</summary>
    public int? Baud { get; init; }

    /// <summary>Erase the whole flash before the image is written: the ledger on it is lost.</summary>
    public bool Erase { get; init; }

    /// <summary>Only say what would be done.</summary>
    public bool DryRun { get; init; }

    /// <summary>What to put on the board.</summary>
    public required IReadOnlyList<FlashStep> Steps { get; init; }
}
