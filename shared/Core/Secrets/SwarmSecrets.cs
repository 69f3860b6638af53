namespace LVS.Core
{
    /// <summary>The cryptography of a node; board, PC and simulator each have their own. Made once, in boot.</summary>
    public sealed class SwarmSecrets
    {
        /// <summary>Combines the four parts.</summary>
        public SwarmSecrets(IMac mac, IHmac hash, IKeyAgreement agreement, IKeySource source)
            : this(mac, hash, agreement, source, new Scratch())
        {
        }

        /// <summary>Combines the four parts with buffers that nodes may share which take turns on one thread.</summary>
        public SwarmSecrets(IMac mac, IHmac hash, IKeyAgreement agreement, IKeySource source, Scratch scratch)
        {
            Mac = mac;
            Hash = hash;
            Agreement = agreement;
            Source = source;
            Scratch = scratch;
        }

        /// <summary>The swarm's MAC.</summary>
        public IMac Mac { get; }

        /// <summary>The hash for keys that only few nodes share.</summary>
        public IHmac Hash { get; }

        /// <summary>The key agreement that makes such keys.</summary>
        public IKeyAgreement Agreement { get; }

        /// <summary>Buffers for all of the node's hashes.</summary>
        public Scratch Scratch { get; }

        /// <summary>Where private keys and nonces come from.</summary>
        public IKeySource Source { get; }
    }
}
