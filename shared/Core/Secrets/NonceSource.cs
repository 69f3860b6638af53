namespace LVS.Core
{
    /// <summary>Draws unpredictable nonces. One object a node; not for use by two threads at once.</summary>
    public sealed class NonceSource
    {
        private readonly IKeySource source;
        private readonly byte[] drawn = new byte[4];

        /// <summary>Draws from the platform's source.</summary>
        public NonceSource(IKeySource source)
        {
            this.source = source;
        }

        /// <summary>The next nonce, not 0.</summary>
        public int Draw()
        {
            int nonce = 0;
            while (nonce == 0)
            {
                source.Fill(drawn, 0, drawn.Length);
                nonce = LittleEndian.Read32(drawn, 0);
            }

            return nonce;
        }
    }
}
