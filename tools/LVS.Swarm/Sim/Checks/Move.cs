namespace LVS.Swarm.Sim;

/// <summary>What one turn of a node changed on one slot of its ledger. Amounts in micro-VU.</summary>
/// <param name="Slot">Index of the slot in the memory's slot arrays.</param>
/// <param name="Peer">The neighbour.</param>
/// <param name="PaidUvu">Added to `sent`.</param>
/// <param name="CreditedUvu">Added to `credited`.</param>
/// <param name="IsAdoption">The payment is one that flash had lost and the peer's echo brought back.</param>
public readonly record struct Move(int Slot, int Peer, long PaidUvu, long CreditedUvu, bool IsAdoption);
