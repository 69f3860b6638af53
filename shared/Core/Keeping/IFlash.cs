namespace LVS.Core
{
    /// <summary>
    /// Flash in segments of equal size, as the fragment log sees it. Trouble is a return value, never an exception. What a cut of power
    /// or a failure leaves of the bytes being written is unspecified; all other bytes stay. A cut erase has taken the first bytes first.
    /// </summary>
    public interface IFlash
    {
        /// <summary>Reads bytes of a segment.</summary>
        /// <param name="segment">0 and above.</param>
        /// <param name="position">Where in the segment.</param>
        /// <param name="buffer">Receives them from its start on.</param>
        /// <param name="size">How many.</param>
        /// <returns>How many there were: fewer, or 0, behind the end of what was ever written.</returns>
        int Read(int segment, int position, byte[] buffer, int size);

        /// <summary>Writes bytes of a segment and makes them durable before it returns.</summary>
        /// <returns>False when they may not be durable.</returns>
        bool Write(int segment, int position, byte[] buffer, int size);

        /// <summary>Empties a segment, durably.</summary>
        /// <returns>False when it may not be empty.</returns>
        bool Erase(int segment);
    }
}
