namespace LVS.Page;

/// <summary>What became of a deed.</summary>
/// <param name="IsDone">Whether it was done; otherwise nothing has changed.</param>
/// <param name="Text">What was done, or why not and what to do instead, in a sentence.</param>
/// <param name="Result">What it gave: a capability, the text of a record; null for nothing.</param>
public sealed record DeedAnswer(bool IsDone, string Text, string? Result = null);
