namespace LVS.Core
{
    /// <summary>What a node's secrets are made with; each world brings its own. Made once, in boot.</summary>
    public sealed class SwarmSecrets
    {
        /// <summary>Takes the four together.</summary>
        public SwarmSecrets(IMac mac, IHmac hash, IKeyAgreement agreement, IKeySource source)
        {
            Mac = mac;
            Hash = hash;
            Agreement = agreement;
            Source = source;
        }

        /// <summary>The swarm's MAC.</summary>
        public IMac Mac { get; }

        /// <summary>The hash under keys that few nodes share.</summary>
        public IHmac Hash { get; }

        /// <summary>The agreement on such keys.</summary>
        public IKeyAgreement Agreement { get; }

        /// <summary>Where private keys and nonces come from.</summary>
        public IKeySource Source { get; }
    }
}
