namespace LVS.Bench;

/// <summary>What keeps a figure from being better, where that is known.</summary>
public enum BenchLimit
{
    /// <summary>A choice, or not known.</summary>
    None,

    /// <summary>What must be said takes that many bytes or frames.</summary>
    Information,

    /// <summary>The air carries no more.</summary>
    Radio,

    /// <summary>The board's interpreter works through that many operations.</summary>
    Interpreter,
}
