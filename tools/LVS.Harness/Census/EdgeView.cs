namespace LVS.Harness;

/// <summary>One end of an edge.</summary>
public sealed record EdgeView(int Peer, int OwnTag, int PeerTag, long SentUvu, long CreditedUvu);
