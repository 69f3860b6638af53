using LVS.Core;

namespace LVS.Node
{
    /// <summary>Keeps a node's ledger in its vault, each record above the last.</summary>
    internal sealed class LedgerKeeper
    {
        private readonly NodeParts parts;
        private readonly IVault vault;
        private int number;

        internal LedgerKeeper(NodeParts parts, IVault vault)
        {
            this.parts = parts;
            this.vault = vault;
        }

        /// <summary>The newest record, read or written.</summary>
        internal readonly byte[] Record = new byte[Limits.LedgerRecordSize];

        /// <summary>Reads the newest record into the node's memory.</summary>
        /// <returns>False when there is none, or it contradicts itself.</returns>
        internal bool Restore()
        {
            if (!vault.Load(Record))
            {
                return false;
            }

            // Even a record that contradicts itself must be outnumbered, or it would come back at the next boot.
            number = LedgerRecord.NumberOf(Record);
            return LedgerRecord.Read(Record, parts.Memory, parts.Index);
        }

        /// <summary>Persist before reveal: what a frame is about to tell must survive a power cut first.</summary>
        /// <returns>Whether flash holds it.</returns>
        internal bool Keep(long nowMs)
        {
            LedgerRecord.Write(parts.Memory, parts.Index, number + 1, Record);
            if (!vault.Append(Record))
            {
                parts.Counters.Add(Counter.RecordsFailed, 1);
                parts.Trace.Add(nowMs, TraceCode.VaultFailed, 0, number + 1);
                return false;
            }

            number++;
            parts.RecordDue = false;
            parts.Hood.KeepGrants();
            parts.Counters.Add(Counter.RecordsWritten, 1);
            return true;
        }
    }
}
