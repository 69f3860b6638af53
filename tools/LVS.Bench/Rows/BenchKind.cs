namespace LVS.Bench;

/// <summary>What a figure depends on.</summary>
public enum BenchKind
{
    /// <summary>Counted: equal in every run and on every machine, so a baseline can hold it. Less is better.</summary>
    Count,

    /// <summary>Timed, or made of timed figures: depends on the machine and on what else it does.</summary>
    Time,
}
