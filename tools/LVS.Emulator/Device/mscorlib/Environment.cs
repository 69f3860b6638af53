using LVS.Emulator;

namespace System
{
    /// <summary>The board's own clock, which the device's mscorlib has here.</summary>
    internal static class Environment
    {
        /// <summary>Milliseconds since an unspecified time before the boot.</summary>
        public static long TickCount64 => BoardTime.NowMs;
    }
}
