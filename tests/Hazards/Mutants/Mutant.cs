using System;

using Mono.Cecil;

namespace LVS.Tests.Hazards.Mutants;

/// <summary>A seeded bug: what is wrong, how it gets into the compiled protocol, and where it must be caught.</summary>
/// <param name="Name">Short name.</param>
/// <param name="About">What a programmer would have done wrong.</param>
/// <param name="Type">Full name of the type that is changed, in LVS.Core or LVS.Node.</param>
/// <param name="Method">The method.</param>
/// <param name="Change">The change.</param>
/// <param name="Scenario">The scenario that must catch it.</param>
/// <param name="SeedsMax">Within so many seeds, from 1.</param>
internal sealed record Mutant(
    string Name, string About, string Type, string Method, Action<MethodDefinition> Change, string Scenario, int SeedsMax)
{
    /// <summary>Whether it is among the few that every test run checks.</summary>
    public bool IsQuick { get; init; }

    public override string ToString() => Name;
}
