using System.Collections.Generic;

using LVS.Core;

namespace LVS.Records;

/// <summary>One fragment on its way.</summary>
internal sealed class PutPiece(Fragment fragment, int guest)
{
    public Fragment Fragment { get; } = fragment;

    public int Guest { get; } = guest;

    public int Target { get; set; }

    public int Sends { get; set; }

    public long DueMs { get; set; }

    public bool IsProved { get; set; }

    /// <summary>Whether its target sleeps: then it is due when that has gone.</summary>
    public bool Waits { get; set; }

    public int Checker { get; set; }

    public HashSet<int> Tried { get; } = [];

    public List<int> Seeds { get; } = [];
}
