namespace LVS.Harness;

/// <summary>What a persona knows of one victim, and its claims towards it.</summary>
public sealed class Contact
{
    /// <summary>The victim's pseudonym.</summary>
    public required int Peer { get; init; }

    /// <summary>The persona's slot for the victim.</summary>
    public required int Slot { get; init; }

    /// <summary>Whether the victim has used the edge's key, so that value may move.</summary>
    public bool IsMutual { get; set; }

    /// <summary>What the victim says it has paid.</summary>
    public long TheirSent { get; set; }

    /// <summary>What the persona claims to have paid.</summary>
    public long Sent { get; set; }

    /// <summary>Diffs of the victim without an entry for the persona, in a row.</summary>
    public int Diffs { get; set; }
}
