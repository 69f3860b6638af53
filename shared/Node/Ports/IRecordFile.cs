namespace LVS.Node
{
    /// <summary>One record in a file of its own, written in place: its reader tells a torn one and does without it.</summary>
    public interface IRecordFile
    {
        /// <summary>Reads the record.</summary>
        /// <param name="buffer">Receives it: of the record's size, or one byte more so that a longer file is seen.</param>
        /// <returns>Bytes read; 0 when there is no file or it cannot be read.</returns>
        int Load(byte[] buffer);

        /// <summary>Makes the file hold a record before it returns.</summary>
        /// <returns>False when it could not be written.</returns>
        bool Save(byte[] record, int size);
    }
}
