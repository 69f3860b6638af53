namespace LVS.Boards
{
    /// <summary>
    /// Olimex ESP32-POE or ESP32-POE-ISO with an ESP32-WROOM-32E module of 4 MB flash; power over Ethernet, swarm over Wi-Fi: the limits
    /// that the image must fit. Board.Proofs.cs checks them at compile time.
    /// </summary>
    public static partial class Board
    {
        /// <summary>Name of the board, its folder and the value of 'board' in lvs.json.</summary>
        public const string Name = "ESP32_OLIMEX_POE";

        /// <summary>Name of the nanoFramework image: Wi-Fi and the board's LAN8720 transceiver.</summary>
        public const string Target = "ESP32_OLIMEX";

        /// <summary>Bytes of flash: ESP32-WROOM-32E datasheet, variant N4.</summary>
        public const int FlashSize = 4 * 1024 * 1024;

        /// <summary>Bytes for managed code: nf-interpreter, partitions_nanoclr_4mb.csv of esp32, partition 'deploy'.</summary>
        public const int DeploymentSize = 0x1C0000;

        /// <summary>Bytes of the littlefs drive I: in all, configuration blocks included: the same file, partition 'config'.</summary>
        public const int DriveSize = 0x40000;

        /// <summary>
        /// Bytes of managed heap to plan with, without PSRAM. The interpreter takes the largest free block less a reserve of 100 KiB for
        /// Wi-Fi and TLS (nf-interpreter, Memory.cpp of ESP32). What that leaves depends on the image; this is a cautious figure.
        /// </summary>
        public const int HeapBudgetSize = 96 * 1024;

        /// <summary>GPIO of the status LED, -1: the board has only power and charge LEDs.</summary>
        public const int LedGpio = -1;

        /// <summary>GPIO that measures the battery: the board's battery input, BAT_SENSE of Olimex's schematic.</summary>
        public const int BatteryGpio = 35;

        /// <summary>The channel number of this GPIO in <c>AdcController</c>: nf-interpreter, ESP32_DeviceMapping.cpp.</summary>
        public const int BatteryAdcChannel = 7;

        /// <summary>Ohms between battery and GPIO, on the board. Revisions differ: compare the schematic of yours.</summary>
        public const int BatteryDividerUpperOhm = 470_000;

        /// <summary>Ohms between GPIO and ground.</summary>
        public const int BatteryDividerLowerOhm = 470_000;

        /// <summary>
        /// GPIO that powers the Ethernet transceiver: ESP32_OLIMEX_defconfig, CONFIG_ESP32_ETHERNET_PHY_RST_GPIO. Reserved for it.
        /// </summary>
        public const int EthernetPowerGpio = 12;

        /// <summary>GPIO of the transceiver's clock: the same file, CONFIG_ESP32_ETHERNET_RMII_CLK_OUT_GPIO. Reserved for it.</summary>
        public const int EthernetClockGpio = 17;

        /// <summary>Largest voltage that an ADC pin measures, in mV.</summary>
        public const int AdcMillivoltMax = Esp32.AdcMillivoltMax;

        /// <summary>Voltage at an ADC pin that reads 0, in mV.</summary>
        public const int AdcMillivoltAtLeast = Esp32.AdcMillivoltAtLeast;

        /// <summary>Voltage at an ADC pin that reads 4095, in mV.</summary>
        public const int AdcMillivoltAtMost = Esp32.AdcMillivoltAtMost;
    }
}
