namespace LVS.Boards
{
    /// <summary>
    /// Espressif ESP32-C3-DevKitM-1 with an ESP32-C3-MINI-1 module of 4 MB flash: the limits that the image must fit. Board.Proofs.cs
    /// checks them at compile time.
    /// </summary>
    public static partial class Board
    {
        /// <summary>Name of the board, its folder and the value of 'board' in lvs.json.</summary>
        public const string Name = "ESP32_C3";

        /// <summary>Name of the nanoFramework image: chip revision v0.3 and above.</summary>
        public const string Target = "ESP32_C3";

        /// <summary>Bytes of flash: ESP32-C3-MINI-1 datasheet, variant N4.</summary>
        public const int FlashSize = 4 * 1024 * 1024;

        /// <summary>Bytes for managed code: nf-interpreter, partitions_nanoclr_4mb.csv of esp32c3, partition 'deploy'.</summary>
        public const int DeploymentSize = 0x1F0000;

        /// <summary>Bytes of the littlefs drive I: in all, configuration blocks included: the same file, partition 'config'.</summary>
        public const int DriveSize = 0x40000;

        /// <summary>
        /// Bytes of managed heap to plan with. The interpreter takes the largest free block less a reserve of 100 KiB for Wi-Fi and TLS
        /// (nf-interpreter, Memory.cpp of ESP32). What that leaves on an ESP32-C3 without PSRAM depends on the image; this is a cautious
        /// figure.
        /// </summary>
        public const int HeapBudgetSize = 96 * 1024;

        /// <summary>GPIO of the status LED, -1: the board has an addressable one, which needs a driver.</summary>
        public const int LedGpio = -1;

        /// <summary>GPIO that measures the battery: an input of ADC1, which Wi-Fi does not use.</summary>
        public const int BatteryGpio = 3;

        /// <summary>The channel number of this GPIO in <c>AdcController</c>: nf-interpreter, ESP32_C3_DeviceMapping.cpp.</summary>
        public const int BatteryAdcChannel = 3;

        /// <summary>Ohms between battery and GPIO. The board has no divider; wire one with these values.</summary>
        public const int BatteryDividerUpperOhm = 100_000;

        /// <summary>Ohms between GPIO and ground.</summary>
        public const int BatteryDividerLowerOhm = 100_000;

        /// <summary>
        /// Largest voltage that an ADC pin of this chip measures, in mV: datasheet, ADC characteristics, attenuation 3 (11/12 dB).
        /// </summary>
        public const int AdcMillivoltMax = 2500;

        /// <summary>Voltage at an ADC pin that reads 0, in mV.</summary>
        public const int AdcMillivoltAtLeast = 0;

        /// <summary>
        /// Voltage that reads 4095: ESP-IDF, ADC conversion, Vout = Dout * Vmax / Dmax. Not calibrated: chips differ by some percent.
        /// </summary>
        public const int AdcMillivoltAtMost = AdcMillivoltMax;
    }
}
