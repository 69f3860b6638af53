using System.Collections.Generic;

namespace LVS.Page;

/// <summary>Something that can be done to a swarm.</summary>
/// <param name="Name">Its name in a <see cref="Deed"/>.</param>
/// <param name="Label">What a button says.</param>
/// <param name="About">What it does, in a sentence.</param>
/// <param name="Needs">What it needs besides: <c>node</c>, <c>number</c>, <c>text</c>, <c>choice</c>, or nothing.</param>
/// <param name="Least">Least number.</param>
/// <param name="Most">Greatest number.</param>
/// <param name="Usual">The number or text that is offered first.</param>
/// <param name="Choices">Texts to choose from.</param>
public sealed record DeedOffer(
    string Name, string Label, string About, string Needs = "", int Least = 0, int Most = 0, string Usual = "",
        IReadOnlyList<string>? Choices = null);
