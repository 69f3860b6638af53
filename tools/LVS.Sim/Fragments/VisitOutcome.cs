namespace LVS.Sim;

/// <summary>The outcome of a visit.</summary>
/// <param name="Visit">The visit.</param>
/// <param name="AtMs">When it ended, in ms.</param>
/// <param name="IsDone">Whether the visit reached what it came for.</param>
/// <param name="Text">What was done, or why it was not, in a sentence.</param>
/// <param name="Result">The capability, or the text that was fetched; null for neither.</param>
public sealed record VisitOutcome(Visit Visit, long AtMs, bool IsDone, string Text, string? Result = null);
