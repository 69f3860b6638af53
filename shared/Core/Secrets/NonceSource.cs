namespace LVS.Core
{
    /// <summary>Draws unpredictable nonces. One object a node; not for use by two threads at once.</summary>
    public sealed class NonceSource
    {
        private const int Size = 4;

        private readonly IKeySource source;
        private readonly byte[] drawn;

        /// <summary>Draws from the platform's source.</summary>
        public NonceSource(IKeySource source)
            : this(source, new byte[Size])
        {
        }

        /// <summary>Draws from the platform's source into a shared buffer.</summary>
        /// <param name="source">The source.</param>
        /// <param name="buffer">At least 4 bytes, in use only during a call.</param>
        public NonceSource(IKeySource source, byte[] buffer)
        {
            this.source = source;
            drawn = buffer;
        }

        /// <summary>The next nonce, not 0.</summary>
        public int Draw()
        {
            int nonce = 0;
            while (nonce == 0)
            {
                source.Fill(drawn, 0, Size);
                nonce = LittleEndian.Read32(drawn, 0);
            }

            return nonce;
        }
    }
}
