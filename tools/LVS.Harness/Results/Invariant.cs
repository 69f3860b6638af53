using System.Text.Json.Serialization;

namespace LVS.Harness;

/// <summary>One claim that was checked.</summary>
/// <param name="Name">Short camelCase name.</param>
/// <param name="Holds">True, false, or null when it could not be judged.</param>
/// <param name="Detail">The measured value and the bound.</param>
public sealed record Invariant(string Name, bool? Holds, string Detail)
{
    /// <summary>Real time that the check took; null where it was made along the way.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Seconds { get; init; }
}
