namespace LVS.Tests.Desktop.Properties;

/// <summary>What a <see cref="Step"/> does.</summary>
internal enum StepKind
{
    /// <summary>Lets time pass.</summary>
    Wait,

    /// <summary>Takes a node's power away; it boots from its vault.</summary>
    Cut,

    /// <summary>Closes one end of an edge on purpose, as a guard that no longer trusts a neighbour would.</summary>
    HangUp,
}
