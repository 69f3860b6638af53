namespace LVS.Node
{
    /// <summary>Storage of a node's ledger: flash on a board, a file or memory on a PC.</summary>
    public interface IVault
    {
        /// <summary>Reads the newest whole record.</summary>
        /// <param name="record">Buffer of <c>Limits.LedgerRecordSize</c> bytes.</param>
        /// <returns>False when there is none.</returns>
        bool Load(byte[] record);

        /// <summary>Makes a record durable before it returns. A power cut at any moment leaves this record or the one before.</summary>
        /// <param name="record"><c>Limits.LedgerRecordSize</c> bytes.</param>
        /// <returns>False when it could not be written: nothing that it holds may be revealed.</returns>
        bool Append(byte[] record);
    }
}
