namespace LVS.Boards
{
    /// <summary>Constants shared by all boards with the first ESP32.</summary>
    public static class Esp32
    {
        /// <summary>Largest voltage that an ADC pin measures, in mV: datasheet, ADC characteristics, attenuation 3 (11/12 dB).</summary>
        public const int AdcMillivoltMax = 2450;

        /// <summary>
        /// Voltage at an ADC pin that reads 0, in mV: ESP-IDF, adc_cali_line_fitting.c of esp32, ADC1 at attenuation 3, reference of 1100
        /// mV.
        /// </summary>
        public const int AdcMillivoltAtLeast = 142;

        /// <summary>
        /// Voltage at which the straight line through this point and the one above reads 4095. Not calibrated: chips differ by up to 6 %.
        /// </summary>
        public const int AdcMillivoltAtMost = 3441;
    }
}
