using System.Collections.Generic;
using System.Globalization;
using System.Linq;

using LVS.Sim;

namespace LVS.Page;

/// <summary>What the page says of a simulated swarm, and what can be done to it.</summary>
internal static class SimOffers
{
    public const string Pause = "pause";
    public const string Go = "go";
    public const string Speed = "speed";
    public const string Step = "step";
    public const string Kill = "kill";
    public const string Restart = "restart";
    public const string Split = "split";
    public const string Loss = "loss";
    public const string Sun = "sun";
    public const string Intruder = "intruder";
    public const string Put = "put";
    public const string Get = "get";

    private const int SpeedMost = 100_000;

    /// <summary>A run shows itself in so many seconds on the wall, or in its own time if that is shorter.</summary>
    private const double ShowSeconds = 300;
    private const double SpeedLow = 0.25;

    /// <summary>The speed at which a run of some length begins: slow enough to see a short one, 1, 10, 100 and so on.</summary>
    public static double SpeedFor(long durationMs)
    {
        if (durationMs / 1000.0 <= ShowSeconds)
        {
            return SpeedLow;
        }

        double speed = 1;
        while (durationMs / 1000.0 / speed > ShowSeconds && speed < SpeedMost)
        {
            speed *= 10;
        }

        return speed;
    }

    /// <summary>What does not change.</summary>
    public static PageFacts Facts(Scenario scenario, long seed, double speed)
    {
        int liars = scenario.Intruders.Where(group => group.Behaviour == IntruderKinds.Liar).Sum(group => group.Count);
        string[] others = [.. scenario.Intruders.Where(group => group.Behaviour != IntruderKinds.Liar)
            .SelectMany(group => Enumerable.Repeat(group.Behaviour, group.Count))];
        int nodes = scenario.Nodes + liars + others.Length;
        return new PageFacts(
            "sim",
            string.Create(CultureInfo.InvariantCulture, $"{scenario.Name}, {scenario.Nodes:N0} nodes, seed {seed}"),
            scenario.About,
            nodes,
            nodes > PageFrame.DotsMax ? [] : [.. Enumerable.Range(0, nodes).Select(node => NameOf(scenario, node))],
            scenario.DurationMs / 1000.0,
            IsVirtual: true,
            HasBatteries: scenario.Power != null,
            KeepsFragments: scenario.Fragments != null,
            [.. Deeds(scenario, speed)],
            others.Length);
    }

    /// <summary>Name of a node or intruder.</summary>
    public static string NameOf(Scenario scenario, int node)
    {
        int liars = scenario.Intruders.Where(group => group.Behaviour == IntruderKinds.Liar).Sum(group => group.Count);
        int other = node - scenario.Nodes - liars;
        return node < scenario.Nodes ? string.Create(CultureInfo.InvariantCulture, $"node-{node:00}")
            : other < 0 ? string.Create(CultureInfo.InvariantCulture, $"liar-{node - scenario.Nodes:00}")
            : scenario.Intruders.Where(group => group.Behaviour != IntruderKinds.Liar)
                .SelectMany(group => Enumerable.Repeat(group.Behaviour, group.Count)).ElementAt(other);
    }

    private static IEnumerable<DeedOffer> Deeds(Scenario scenario, double speed)
    {
        yield return new DeedOffer(Pause, "Pause", "Stops virtual time.");
        yield return new DeedOffer(Go, "Go on", "Lets virtual time pass.");
        yield return new DeedOffer(Step, "Step", "Lets so many virtual seconds pass, then stops.", "number", 0, 86_400, "1");
        yield return new DeedOffer(Speed, "Speed", "Virtual seconds that pass in one on the wall; 0 for as many as can.", "number",
            0, SpeedMost, speed.ToString(CultureInfo.InvariantCulture));
        yield return new DeedOffer(Kill, "Cut power", "Takes a node's power away. Its flash stays.", "node");
        yield return new DeedOffer(Restart, "Give power", "Gives a node its power back: it boots from its flash.", "node");
        yield return new DeedOffer(Split, "Split", "Splits the swarm in two halves that do not hear each other, or joins them again.");
        yield return new DeedOffer(Loss, "Loss", "Loses so many percent of all frames.", "number", 0, 100, "30");
        string[] intruders = [.. scenario.Intruders.Select(group => group.Behaviour).Distinct()];
        if (intruders.Length > 0)
        {
            yield return new DeedOffer(Intruder, "Intruder", "Lets somebody join who has the swarm's key and does not follow the protocol.",
                "choice", Choices: intruders);
        }

        if (scenario.Fragments != null)
        {
            yield return new DeedOffer(
                Put, "Store it", "A text to store in the swarm, sealed", "text", Usual: "Dear swarm, keep this for me.");
            yield return new DeedOffer(Get, "Bring it back", "Capability of a record to bring back", "text");
        }

        if (scenario.Power != null)
        {
            yield return new DeedOffer(Sun, "Sun", "Cuts the sun, or lets it shine again.");
        }
    }
}
