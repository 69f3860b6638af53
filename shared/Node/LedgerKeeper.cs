using LVS.Core;

namespace LVS.Node
{
    /// <summary>Stores a node's ledger in its vault; each record has a higher number than the last.</summary>
    internal sealed class LedgerKeeper
    {
        private readonly NodeMemory memory;
        private readonly IVault vault;
        private readonly NodePulse pulse;
        private readonly Counters counters;
        private readonly TraceRing trace;
        private int number;

        internal LedgerKeeper(NodeMemory memory, IVault vault, NodePulse pulse, Counters counters, TraceRing trace)
        {
            this.memory = memory;
            this.vault = vault;
            this.pulse = pulse;
            this.counters = counters;
            this.trace = trace;
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

            // Even a record that contradicts itself must get a successor with a higher number, or it would come back at the next boot.
            number = LedgerRecord.NumberOf(Record);
            return LedgerRecord.Read(Record, memory);
        }

        /// <summary>Persist before reveal: stores the ledger, so that what the next frame tells survives a power cut.</summary>
        /// <returns>Whether the record is on flash.</returns>
        internal bool Keep(long nowMs)
        {
            LedgerRecord.Write(memory, number + 1, Record);
            if (!vault.Append(Record))
            {
                counters.Add(Counter.RecordsFailed, 1);
                trace.Add(nowMs, TraceCode.VaultFailed, 0, number + 1);
                return false;
            }

            number++;
            pulse.RecordDue = false;
            memory.Trust.KeepGrants();
            counters.Add(Counter.RecordsWritten, 1);
            return true;
        }
    }
}
