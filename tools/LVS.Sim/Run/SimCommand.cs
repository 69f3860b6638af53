using System.Collections.Generic;
using System.Globalization;

using LVS.Harness;

namespace LVS.Sim;

/// <summary>The request to <c>lvs sim</c>: a scenario, overrides, and one seed or many.</summary>
public sealed record SimCommand
{
    /// <summary>Longest virtual time of a scenario, in seconds: the most that its file may say.</summary>
    public const long SecondsMax = 100_000_000;

    /// <summary>Name or file of the scenario.</summary>
    public string ScenarioName { get; init; } = "calm";

    /// <summary>Honest nodes, or null for the scenario's.</summary>
    public int? Nodes { get; init; }

    /// <summary>Cycles, or null for the scenario's time.</summary>
    public long? Cycles { get; init; }

    /// <summary>Loss in percent, or null for the scenario's.</summary>
    public int? LossPercent { get; init; }

    /// <summary>File with a year of sun, or null for the scenario's sun.</summary>
    public string? SunFile { get; init; }

    /// <summary>Seed of a single run.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>The scenario with all requested overrides.</summary>
    /// <exception cref="UserException">There is no such scenario, or it does not fit the overrides.</exception>
    public Scenario Load()
    {
        Scenario scenario = ScenarioFile.Load(ScenarioName);
        long cyclesMax = SecondsMax * 1000 / scenario.Node.EmitIntervalMsMin;
        if (Cycles > cyclesMax)
        {
            throw new UserException(string.Create(CultureInfo.InvariantCulture,
                $"--cycles is {Cycles}; with the {scenario.Node.EmitIntervalMsMin} ms of a cycle of '{scenario.Name}' it must be ")
                + string.Create(CultureInfo.InvariantCulture, $"from 1 to {cyclesMax}: a run has {SecondsMax} seconds at most."));
        }

        long durationMs = Cycles * scenario.Node.EmitIntervalMsMin ?? scenario.DurationMs;
        return Fitted.To(scenario, Nodes ?? scenario.Nodes, durationMs) with
        {
            Wire = scenario.Wire with { LossPercent = LossPercent ?? scenario.Wire.LossPercent },
            Power = SunFile == null ? scenario.Power
                : scenario.Power == null
                    ? throw new UserException($"--sun is given, but scenario '{scenario.Name}' has no 'power': its nodes need no sun. "
                        + "Try --scenario winter.")
                : scenario.Power with { SunFile = SunFile },
        };
    }

    /// <summary>The command that repeats a seed.</summary>
    public string Reproduce(long seed) => Reproduction.Command([.. Words(), "--seed", seed.ToString(CultureInfo.InvariantCulture)]);

    /// <summary>The command that repeats many seeds.</summary>
    public string ReproduceMany(long first, long last) =>
        Reproduction.Command([.. Words(), "--seeds", string.Create(CultureInfo.InvariantCulture, $"{first}..{last}")]);

    private List<string> Words()
    {
        List<string> words = ["sim", "--scenario", ScenarioName];
        Add("--nodes", Nodes);
        Add("--cycles", Cycles);
        Add("--loss", LossPercent);
        if (SunFile != null)
        {
            words.AddRange(["--sun", SunFile]);
        }

        return words;

        void Add(string name, long? value)
        {
            if (value is long known)
            {
                words.AddRange([name, known.ToString(CultureInfo.InvariantCulture)]);
            }
        }
    }
}
