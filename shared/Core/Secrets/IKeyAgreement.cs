namespace LVS.Core
{
    /// <summary>
    /// The function X25519 (RFC 7748, 5), one slice at a time, so that no turn of a node's loop is long: <see cref="X25519"/>, or a
    /// stand-in where a simulation has no time for it. Not for use by two threads at once.
    /// </summary>
    public interface IKeyAgreement
    {
        /// <summary>Whether nothing is left to do.</summary>
        bool IsDone { get; }

        /// <summary>Begins private key times public key. It abandons a computation that is under way.</summary>
        /// <param name="key">32 secret bytes.</param>
        /// <param name="point">32 bytes of a public key. To compute the private key's own public key: 9 and zeros (RFC 7748, 6.1).</param>
        /// <returns>False when the public key is not in canonical form; then nothing was begun.</returns>
        bool Begin(byte[] key, byte[] point);

        /// <summary>Computes one slice.</summary>
        void Step();

        /// <summary>Gives the result when <see cref="IsDone"/>.</summary>
        /// <param name="secret">Receives 32 bytes.</param>
        /// <returns>False when all bytes are 0: such a secret is none (RFC 7748, 6.1).</returns>
        bool Read(byte[] secret);
    }
}
