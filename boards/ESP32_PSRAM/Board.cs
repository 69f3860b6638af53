namespace LVS.Boards
{
    /// <summary>
    /// A board with an ESP32-WROVER-E module: 4 MB flash, 8 MB PSRAM of which 4 MB are mapped: the limits that the image must fit.
    /// Board.Proofs.cs checks them at compile time.
    /// </summary>
    public static partial class Board
    {
        /// <summary>Name of the board, its folder and the value of 'board' in lvs.json.</summary>
        public const string Name = "ESP32_PSRAM";

        /// <summary>Name of the nanoFramework image: chip revision 3 and above, PSRAM.</summary>
        public const string Target = "ESP32_PSRAM_REV3";

        /// <summary>Bytes of flash: ESP32-WROVER-E datasheet, variant N4R8.</summary>
        public const int FlashSize = 4 * 1024 * 1024;

        /// <summary>Bytes for managed code: nf-interpreter, partitions_nanoclr_4mb.csv of esp32, partition 'deploy'.</summary>
        public const int DeploymentSize = 0x1C0000;

        /// <summary>Bytes of the littlefs drive I: in all, configuration blocks included: the same file, partition 'config'.</summary>
        public const int DriveSize = 0x40000;

        /// <summary>
        /// Bytes of managed heap to plan with. The interpreter takes the largest free block of PSRAM less 256 KiB (nf-interpreter,
        /// Memory.cpp of ESP32 and ESP32_PSRAM_REV3_defconfig), so 1 MiB is available even with a module of 2 MB. A module whose PSRAM
        /// fails falls back to internal memory; <c>lvs doctor</c> checks for PSRAM.
        /// </summary>
        public const int HeapBudgetSize = 1024 * 1024;

        /// <summary>GPIO of the status LED, -1: depends on the board around the module.</summary>
        public const int LedGpio = -1;

        /// <summary>GPIO that measures the battery: an input of ADC1, which Wi-Fi does not use.</summary>
        public const int BatteryGpio = 34;

        /// <summary>The channel number of this GPIO in <c>AdcController</c>: nf-interpreter, ESP32_DeviceMapping.cpp.</summary>
        public const int BatteryAdcChannel = 6;

        /// <summary>Ohms between battery and GPIO. The board has no divider; wire one with these values.</summary>
        public const int BatteryDividerUpperOhm = 100_000;

        /// <summary>Ohms between GPIO and ground.</summary>
        public const int BatteryDividerLowerOhm = 100_000;

        /// <summary>Largest voltage that an ADC pin measures, in mV.</summary>
        public const int AdcMillivoltMax = Esp32.AdcMillivoltMax;

        /// <summary>Voltage at an ADC pin that reads 0, in mV.</summary>
        public const int AdcMillivoltAtLeast = Esp32.AdcMillivoltAtLeast;

        /// <summary>Voltage at an ADC pin that reads 4095, in mV.</summary>
        public const int AdcMillivoltAtMost = Esp32.AdcMillivoltAtMost;
    }
}
