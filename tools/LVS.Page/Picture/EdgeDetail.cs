namespace LVS.Page;

/// <summary>One end of an edge. Amounts in micro-VU.</summary>
/// <param name="Peer">Number of the neighbour; -1 for somebody unknown.</param>
/// <param name="PeerName">Its name.</param>
/// <param name="IsMutual">Whether both ends agree on it.</param>
/// <param name="SentUvu">Paid over it.</param>
/// <param name="CreditedUvu">Accepted over it.</param>
/// <param name="TrustPercent">Trust in the neighbour; -1 where nobody knows.</param>
public sealed record EdgeDetail(int Peer, string PeerName, bool IsMutual, long SentUvu, long CreditedUvu, int TrustPercent);
