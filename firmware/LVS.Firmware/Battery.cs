using System.Device.Adc;

using LVS.Boards;

namespace LVS.Firmware
{
    /// <summary>
    /// Reads the battery's voltage. Call it before the radio is on: the radio's current lowers the voltage, and its noise disturbs the
    /// reading.
    /// </summary>
    public static class Battery
    {
        private const int ReadingCount = 8;

        /// <summary>Voltage of the battery in mV, mean of several readings. Without a battery it is the reading of an open pin.</summary>
        public static int ReadMv()
        {
            AdcController controller = new AdcController();
            using (AdcChannel channel = controller.OpenChannel(Board.BatteryAdcChannel))
            {
                int sum = 0;
                for (int i = 0; i < ReadingCount; i++)
                {
                    sum += channel.ReadValue();
                }

                const int SpanMv = Board.AdcMillivoltAtMost - Board.AdcMillivoltAtLeast;
                long pinMv = Board.AdcMillivoltAtLeast + (long)sum * SpanMv / ReadingCount / controller.MaxValue;
                return (int)(pinMv * (Board.BatteryDividerUpperOhm + Board.BatteryDividerLowerOhm) / Board.BatteryDividerLowerOhm);
            }
        }
    }
}
