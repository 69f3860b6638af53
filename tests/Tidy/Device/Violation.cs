namespace LVS.Tests.Tidy;

/// <summary>One broken rule: where, what, and what to do instead.</summary>
internal sealed record Violation(Rule Rule, string Where, string What, string Instead)
{
    public override string ToString() => $"{Where}: {What} [{Rule}: {Instead}]";
}
