namespace LVS.Boards
{
    /// <summary>
    /// Espressif ESP32-DevKitC with an ESP32-WROOM-32E module of 4 MB flash: what the image must fit into.
    /// The <c>Proof...</c> constants do not fit a byte, and so stop the build, when it does not.
    /// </summary>
    public static class Board
    {
        /// <summary>Name of the board, its folder and the value of 'board' in lvs.json.</summary>
        public const string Name = "ESP32_DEVKITC";

        /// <summary>Name of the nanoFramework image: chip revision 3 and above, no PSRAM.</summary>
        public const string Target = "ESP32_REV3";

        /// <summary>Bytes of flash: ESP32-WROOM-32E datasheet, variant N4.</summary>
        public const int FlashSize = 4 * 1024 * 1024;

        /// <summary>Bytes for managed code: nf-interpreter, partitions_nanoclr_4mb.csv of esp32, partition 'deploy'.</summary>
        public const int DeploymentSize = 0x1C0000;

        /// <summary>Bytes of the littlefs drive I: in all, configuration blocks included: the same file, partition 'config'.</summary>
        public const int DriveSize = 0x40000;

        /// <summary>
        /// Bytes of managed heap to plan with. The interpreter takes the largest free block less a reserve of 100 KiB for Wi-Fi and TLS (nf-interpreter,
        /// Memory.cpp of ESP32); what that leaves on an ESP32 without PSRAM depends on the image, so this is the cautious end.
        /// </summary>
        public const int HeapBudgetSize = 96 * 1024;

        /// <summary>GPIO of the status LED, -1: the board has only a power LED.</summary>
        public const int LedGpio = -1;

        /// <summary>GPIO that measures the battery: an input of ADC1, which Wi-Fi leaves alone.</summary>
        public const int BatteryGpio = 34;

        /// <summary>The channel of <c>AdcController</c> that this GPIO is: nf-interpreter, ESP32_DeviceMapping.cpp.</summary>
        public const int BatteryAdcChannel = 6;

        /// <summary>Ohms between battery and GPIO: no divider is on the board, this is the one to wire.</summary>
        public const int BatteryDividerUpperOhm = 100_000;

        /// <summary>Ohms between GPIO and ground.</summary>
        public const int BatteryDividerLowerOhm = 100_000;

        /// <summary>Largest voltage that an ADC pin of this chip measures, in mV: datasheet, ADC characteristics, attenuation 3 (11/12 dB).</summary>
        public const int AdcMillivoltMax = 2450;

        /// <summary>Voltage at an ADC pin that reads 0, in mV: ESP-IDF, adc_cali_line_fitting.c of esp32, ADC1 at attenuation 3, reference of 1100 mV.</summary>
        public const int AdcMillivoltAtLeast = 142;

        /// <summary>Voltage at which the line through it and the one above reads 4095. Not calibrated: chips differ by up to 6 %.</summary>
        public const int AdcMillivoltAtMost = 3441;

        // A lithium cell that is just charged.
        private const int BatteryMillivoltMax = 4200;

        private const byte ProofNodeFitsHeap = NodeBudget.NodeSizeMax + NodeBudget.PackagesSize <= HeapBudgetSize ? 0 : -1;
        private const byte ProofFilesFitDrive = NodeBudget.FilesSizeMax <= DriveSize / 2 ? 0 : -1;
        private const byte ProofRecordFitsBlock = LVS.Core.Limits.LedgerRecordSize <= NodeBudget.BlockSize ? 0 : -1;
        private const byte ProofCodeFitsDeployment = NodeBudget.CodeSizeMax <= DeploymentSize ? 0 : -1;
        private const byte ProofPartitionsFitFlash = DeploymentSize + DriveSize < FlashSize ? 0 : -1;
        private const byte ProofBatteryFitsAdc = BatteryMillivoltMax * (long)BatteryDividerLowerOhm
            / (BatteryDividerUpperOhm + BatteryDividerLowerOhm) <= AdcMillivoltMax ? 0 : -1;
    }
}
