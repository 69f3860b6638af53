namespace LVS.Node
{
    /// <summary>One record in a file of its own, written in place: its reader tells a torn one and does without it.</summary>
    public interface IRecordFile
    {
        /// <summary>Reads the record.</summary>
        /// <param name="buffer">Receives it; what is longer is cut off.</param>
        /// <returns>Bytes read; 0 when there is none.</returns>
        int Load(byte[] buffer);

        /// <summary>Makes the file hold a record before it returns.</summary>
        /// <returns>False when it could not be written.</returns>
        bool Save(byte[] record, int size);
    }
}
