using System.Threading;

using LVS.Emulator;

namespace nanoFramework.Runtime.Native
{
    /// <summary>Restarts the board.</summary>
    internal class Power
    {
        /// <summary>Restarts the board; does not return.</summary>
        public static void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot)
        {
            PowerSupply.Reboot();
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
