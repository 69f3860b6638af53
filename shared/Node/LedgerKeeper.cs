using LVS.Core;

namespace LVS.Node
{
    /// <summary>Stores a node's ledger in its vault; each record has a higher number than the last.</summary>
    internal sealed class LedgerKeeper
    {
        private readonly NodeParts parts;
        private readonly IVault vault;
        private int number;

        /// <param name="parts">What the node's stages share.</param>
        /// <param name="vault">Where its memory is stored.</param>
        internal LedgerKeeper(NodeParts parts, IVault vault)
        {
            this.parts = parts;
            this.vault = vault;
        }

        /// <summary>Reads the newest record into the node's memory.</summary>
        /// <returns>False when there is none, or it contradicts itself.</returns>
        internal bool Restore()
        {
            byte[] record = parts.Secrets.Scratch.Buffer;
            if (!vault.Load(record))
            {
                return false;
            }

            // Even a record that contradicts itself must get a successor with a higher number, or it would come back at the next boot.
            number = LedgerRecord.NumberOf(record);
            return LedgerRecord.Read(record, parts.Memory);
        }

        /// <summary>Persist before reveal: stores the ledger, so that what the next frame tells survives a power cut.</summary>
        /// <returns>Whether the record is on flash.</returns>
        internal bool Keep(long nowMs)
        {
            byte[] record = parts.Secrets.Scratch.Buffer;
            LedgerRecord.Write(parts.Memory, number + 1, record);
            if (!vault.Append(record))
            {
                parts.Counters.Add(Counter.RecordsFailed, 1);
                parts.Trace.Add(nowMs, TraceCode.VaultFailed, 0, number + 1);
                return false;
            }

            number++;
            parts.Pulse.RecordDue = false;
            parts.Memory.Trust.KeepGrants();
            parts.Counters.Add(Counter.RecordsWritten, 1);
            return true;
        }
    }
}
