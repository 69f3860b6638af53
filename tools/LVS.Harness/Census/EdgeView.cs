namespace LVS.Harness;

/// <summary>One end of an edge.</summary>
/// <param name="Peer">The name by which it calls the other end.</param>
/// <param name="Nonce">Its nonce in a proposal; 0 for an edge that has its key.</param>
/// <param name="NonceHeard">The other end's nonce in a proposal, 0 when it was not heard.</param>
/// <param name="SentUvu">Paid over the edge.</param>
/// <param name="CreditedUvu">Accepted over the edge.</param>
public sealed record EdgeView(int Peer, int Nonce, int NonceHeard, long SentUvu, long CreditedUvu)
{
    /// <summary>Whether the edge has its key; only then can value move.</summary>
    public bool IsKeyed => Nonce == 0;
}
