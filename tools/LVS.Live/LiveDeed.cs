using System.Globalization;
using System.Linq;

using LVS.Harness;

namespace LVS.Live;

/// <summary>An intervention in a live swarm and its time, so that a command can repeat it: <c>kill:3@12.5</c>.</summary>
/// <param name="Name">One of the names below.</param>
/// <param name="Value">A node's number from 0, a percentage, an intruder's kind; empty for none.</param>
/// <param name="AtSeconds">Seconds after the drift began.</param>
public sealed record LiveDeed(string Name, string Value, double AtSeconds)
{
    /// <summary>Takes a node's power away.</summary>
    public const string Kill = "kill";

    /// <summary>Gives it back.</summary>
    public const string Restart = "restart";

    /// <summary>Splits the swarm into two halves, or joins them again.</summary>
    public const string Split = "split";

    /// <summary>Loses a percentage of the frames that nodes hear.</summary>
    public const string Loss = "loss";

    /// <summary>Adds an intruder.</summary>
    public const string Intruder = "intruder";

    /// <summary>Parses one.</summary>
    /// <param name="text">In the form that <see cref="ToString"/> writes.</param>
    /// <param name="nodes">Nodes of the swarm.</param>
    /// <param name="seconds">How long the swarm drifts: a deed after that would never happen.</param>
    /// <exception cref="UserException">It is none.</exception>
    public static LiveDeed Parse(string text, int nodes, double seconds)
    {
        string[] parts = text.Split('@');
        string[] what = parts[0].Split(':');
        string value = what.Length > 1 ? what[1] : "";
        bool isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        bool fits = what[0] switch
        {
            Kill or Restart => what.Length == 2 && isNumber && number < nodes,
            Loss => what.Length == 2 && isNumber && number <= 100,
            Intruder => what.Length == 2 && LiveIntruder.Kinds.Contains(value),
            Split => what.Length == 1,
            _ => false,
        };
        return fits && parts.Length == 2
            && double.TryParse(parts[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double at)
            && at < seconds
            ? new LiveDeed(what[0], value, at)
            : throw new UserException($"--deed is '{text}'; it must be {Kill}:NODE@S, {Restart}:NODE@S, {Split}@S, {Loss}:PERCENT@S or "
                + $"{Intruder}:KIND@S with a node from 0 to {nodes - 1}, a kind of {string.Join(", ", LiveIntruder.Kinds)} and S from 0 "
                + string.Create(CultureInfo.InvariantCulture, $"and below the run's {seconds} seconds, for instance {Kill}:2@12.5."));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}{(Value.Length > 0 ? ":" : "")}{Value}@{AtSeconds:0.###}");
}
