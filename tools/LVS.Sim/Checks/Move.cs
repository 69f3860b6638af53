namespace LVS.Sim;

/// <summary>Changes that one turn of a node made on one slot of its ledger. Amounts in micro-VU.</summary>
/// <param name="Slot">Index of the slot in the memory's slot arrays.</param>
/// <param name="Peer">The neighbour.</param>
/// <param name="PaidUvu">Added to `sent` by paying.</param>
/// <param name="CreditedUvu">Added to `credited`.</param>
/// <param name="AdoptedUvu">Added to `sent` because the peer echoed payments that flash had lost.</param>
public readonly record struct Move(int Slot, int Peer, long PaidUvu, long CreditedUvu, long AdoptedUvu);
