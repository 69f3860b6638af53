namespace LVS.Core
{
    /// <summary>Where secrets come from: the platform's random generator; in a simulation the seed.</summary>
    public interface IKeySource
    {
        /// <summary>Fills part of a buffer with bytes that nobody can guess.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to begin.</param>
        /// <param name="size">How many bytes.</param>
        void Fill(byte[] buffer, int offset, int size);
    }
}
