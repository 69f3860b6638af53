using System.Collections.Generic;

using LVS.Core;

namespace LVS.Records;

/// <summary>One fragment that is being stored.</summary>
internal sealed class PutPiece(Fragment fragment, int guest)
{
    public Fragment Fragment { get; } = fragment;

    public int Guest { get; } = guest;

    public int Target { get; set; }

    public int Sends { get; set; }

    public long DueMs { get; set; }

    public bool IsProved { get; set; }

    /// <summary>
    /// Whether its target sleeps. It is then sent when the target wakes, and <see cref="DueMs"/> is when the target counts as gone.
    /// </summary>
    public bool Waits { get; set; }

    public int Checker { get; set; }

    public HashSet<int> Tried { get; } = [];

    public List<int> Seeds { get; } = [];
}
