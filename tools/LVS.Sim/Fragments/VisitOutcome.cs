namespace LVS.Sim;

/// <summary>What came of a visit.</summary>
/// <param name="Visit">What it was for.</param>
/// <param name="AtMs">When it was over, in ms.</param>
/// <param name="IsDone">Whether a record was stored or brought back.</param>
/// <param name="Text">What was done, or why not, in a sentence.</param>
/// <param name="Result">The capability, or the text that came back; null for neither.</param>
public sealed record VisitOutcome(Visit Visit, long AtMs, bool IsDone, string Text, string? Result = null);
