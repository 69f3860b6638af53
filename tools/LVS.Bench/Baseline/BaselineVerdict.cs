namespace LVS.Bench;

/// <summary>How a count compares with its baseline.</summary>
public enum BaselineVerdict
{
    /// <summary>Within the tolerance.</summary>
    Same,

    /// <summary>Less by more than the tolerance.</summary>
    Better,

    /// <summary>Counted for the first time.</summary>
    New,

    /// <summary>More by more than the tolerance.</summary>
    Worse,

    /// <summary>In the baseline, but its part does not count it any more.</summary>
    Gone,
}
