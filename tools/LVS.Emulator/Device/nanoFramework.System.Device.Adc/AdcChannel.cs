using LVS.Boards;
using LVS.Emulator;

namespace System.Device.Adc
{
    /// <summary>A channel: the voltage of the emulated battery behind the board's divider.</summary>
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
            int value = (int)((long)FlashDrive.BatteryMv() * valueMax / Board.BatteryFullScaleMv);
            return value < valueMax ? value : valueMax;
        }

        /// <summary>Closes the channel.</summary>
        public void Dispose()
        {
        }
    }
}
