namespace LVS.Core
{
    /// <summary>The source of secrets: the platform's random generator, or the seed in a simulation.</summary>
    public interface IKeySource
    {
        /// <summary>Fills part of a buffer with unpredictable bytes.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to begin.</param>
        /// <param name="size">How many bytes.</param>
        void Fill(byte[] buffer, int offset, int size);
    }
}
