using LVS.Emulator;

namespace System
{
    /// <summary>The board's own clock; the device's mscorlib has it.</summary>
    internal static class Environment
    {
        /// <summary>Ms since some time before the boot.</summary>
        public static long TickCount64 => BoardTime.NowMs;
    }
}
