namespace LVS.Emulator
{
    /// <summary>
    /// The board's clock: the PC's, or one that runs several times as fast, so that a test need not wait for what takes a board minutes. The radio and
    /// what waits for it go on by the PC's.
    /// </summary>
    internal static class BoardTime
    {
        /// <summary>How many times as fast as the PC's, 1 or above. Set before the firmware runs.</summary>
        internal static int Speed { get; set; } = 1;

        /// <summary>Ms since some time before the boot.</summary>
        internal static long NowMs => System.Environment.TickCount64 * Speed;

        /// <summary>What a time of the board's is by the PC's clock; 0 only for 0.</summary>
        internal static int PcMs(int ms)
        {
            return ms > 0 && ms < Speed ? 1 : ms / Speed;
        }
    }
}
