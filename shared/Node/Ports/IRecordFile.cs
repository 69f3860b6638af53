namespace LVS.Node
{
    /// <summary>One record in a file of its own, written in place. Its reader detects a torn record and does without it.</summary>
    public interface IRecordFile
    {
        /// <summary>Reads the record.</summary>
        /// <param name="buffer">Receives the record: of its size, or one byte more so that a longer file is detected.</param>
        /// <returns>Bytes read; 0 when there is no file or it cannot be read.</returns>
        int Load(byte[] buffer);

        /// <summary>Writes a record durably before it returns.</summary>
        /// <returns>False when it could not be written.</returns>
        bool Save(byte[] record, int size);
    }
}
