using System.Text.Json.Serialization;

namespace LVS.Harness;

/// <summary>One claim that was checked.</summary>
/// <param name="Name">Short camelCase name.</param>
/// <param name="Holds">True, false, or null when it could not be told.</param>
/// <param name="Detail">What was measured against which bound.</param>
public sealed record Invariant(string Name, bool? Holds, string Detail)
{
    /// <summary>How long it took to find out, on the clock on the wall; null where it was found out on the way.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Seconds { get; init; }
}
