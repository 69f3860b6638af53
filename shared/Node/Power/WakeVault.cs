namespace LVS.Node
{
    /// <summary>
    /// A vault that writes at most one record a wake, whatever the node asks for: flash is worn by erasing. A node that may not write
    /// says nothing new (persist before reveal), so what it has heard after its record is forgotten with the deep sleep and heard again.
    /// </summary>
    public sealed class WakeVault : IVault
    {
        private readonly IVault vault;
        private int recordsLeft;

        /// <summary>Wraps a vault.</summary>
        /// <param name="vault">Where the record goes.</param>
        /// <param name="recordsMax">Records of this wake: 1, or 0 when another one was written already; negative for no bound.</param>
        public WakeVault(IVault vault, int recordsMax)
        {
            this.vault = vault;
            recordsLeft = recordsMax;
        }

        /// <summary>Whether this wake's record is written.</summary>
        public bool IsSpent => recordsLeft == 0;

        /// <summary>Another file has this wake's turn.</summary>
        public void Spend()
        {
            recordsLeft = 0;
        }

        /// <inheritdoc/>
        public bool Load(byte[] record)
        {
            return vault.Load(record);
        }

        /// <inheritdoc/>
        public bool Append(byte[] record)
        {
            if (recordsLeft == 0)
            {
                return false;
            }

            // A write that failed may have spoilt a block all the same: it counts.
            recordsLeft = recordsLeft > 0 ? recordsLeft - 1 : recordsLeft;
            return vault.Append(record);
        }
    }
}
