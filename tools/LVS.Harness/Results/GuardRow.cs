namespace LVS.Harness;

/// <summary>A VaultGuard intervention.</summary>
/// <param name="Seconds">When.</param>
/// <param name="Node">Whose guard.</param>
/// <param name="Peer">Pseudonym of the peer, as 8 hexadecimal digits.</param>
/// <param name="HeldBackUvu">The amount that it held back.</param>
public sealed record GuardRow(double Seconds, string Node, string Peer, long HeldBackUvu);
