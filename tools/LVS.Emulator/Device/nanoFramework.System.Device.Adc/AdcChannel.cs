using LVS.Boards;
using LVS.Emulator;

namespace System.Device.Adc
{
    /// <summary>A channel that measures the voltage of the emulated battery behind the board's divider.</summary>
    internal class AdcChannel : AdcChannelBase, IDisposable
    {
        private readonly int valueMax;

        /// <summary>Opens the channel.</summary>
        internal AdcChannel(int valueMax)
        {
            this.valueMax = valueMax;
        }

        /// <inheritdoc/>
        public override int ReadValue()
        {
            long pinMv =
                (long)FlashDrive.BatteryMv() * Board.BatteryDividerLowerOhm / (Board.BatteryDividerUpperOhm + Board.BatteryDividerLowerOhm);
            long value = (pinMv - Board.AdcMillivoltAtLeast) * valueMax / (Board.AdcMillivoltAtMost - Board.AdcMillivoltAtLeast);
            return (int)Math.Clamp(value, 0, valueMax);
        }

        /// <summary>Closes the channel.</summary>
        public void Dispose()
        {
        }
    }
}
