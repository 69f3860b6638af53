using LVS.Emulator;

namespace LVS.Firmware
{
    /// <summary>The board's own clock, as the firmware's sources see it: declared in their namespace, it hides the PC's.</summary>
    internal static class Environment
    {
        /// <summary>Ms since some time before the boot.</summary>
        public static long TickCount64 => BoardTime.NowMs;
    }
}
