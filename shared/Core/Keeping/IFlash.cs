namespace LVS.Core
{
    /// <summary>
    /// Flash in segments of equal size, as the fragment log sees it. Failures are return values, never exceptions. After a power cut or a
    /// failed write the bytes being written are unspecified; all other bytes keep their value. An erase that is cut has erased the first
    /// bytes first.
    /// </summary>
    public interface IFlash
    {
        /// <summary>Reads bytes of a segment.</summary>
        /// <param name="segment">0 and above.</param>
        /// <param name="position">Where in the segment.</param>
        /// <param name="buffer">Receives them from its start on.</param>
        /// <param name="size">How many.</param>
        /// <returns>Bytes that were read: fewer than asked for, or 0, beyond the last byte ever written.</returns>
        int Read(int segment, int position, byte[] buffer, int size);

        /// <summary>Writes bytes of a segment and makes them durable before it returns.</summary>
        /// <returns>False when they may not be durable.</returns>
        bool Write(int segment, int position, byte[] buffer, int size);

        /// <summary>Empties a segment, durably.</summary>
        /// <returns>False when it may not be empty.</returns>
        bool Erase(int segment);
    }
}
