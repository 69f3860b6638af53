using LVS.Core;

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
        /// Bytes of managed heap to plan with. The interpreter takes the largest free block less a reserve of 100 KiB for Wi-Fi and TLS;
        /// what that leaves without PSRAM depends on the image, so this is the cautious end.
        /// </summary>
        public const int HeapBudgetSize = 96 * 1024;

        /// <summary>
        /// Converter channel that reads the battery: ADC1 channel 6, GPIO34. ADC2 does not work beside Wi-Fi (ESP32 Series Datasheet,
        /// ADC). The board has no divider: two equal resistors of 1 megohm and 100 nF from the battery to the pin.
        /// </summary>
        public const int BatteryAdcChannel = 6;

        /// <summary>
        /// Battery voltage in mV at the converter's largest value: twice its full scale of about 3300 mV at 11 dB. Not calibrated: chips
        /// differ by some percent, so measure once and mend it here, or choose the marks in lvs.json accordingly.
        /// </summary>
        public const int BatteryFullScaleMv = 2 * 3300;

        // Sizes of nanoFramework's heap: 12 bytes a block or field, 24 of header an array.
        private const int ObjectSize = 12;
        private const int ArraySize = 24;

        /// <summary>Bytes of one node's protocol state, NodeMemory(1): 5 int and 3 long arrays of a node, 6 and 3 of a slot.</summary>
        private const int StateSize = 17 * ArraySize + 5 * 4 + 3 * 8 + Limits.SlotCount * (6 * 4 + 3 * 8);

        /// <summary>Bytes of the buffers: inbox, link's hold of 16 frames, trace ring, frames in hand, record written and read, fragment ring.</summary>
        private const int BufferSize = 14 * ArraySize
            + 2 * Limits.InboxSlotCount * (Limits.FrameSizeMax + 1 + 12)
            + Limits.TraceSlotCount * (4 + 4 + 8 + 8)
            + 4 * (Limits.FrameSizeMax + 1)
            + 3 * (Limits.LedgerRecordSize + 1)
            + Limits.FragmentSlotCount * (Limits.FragmentSizeMax + 32);

        /// <summary>Bytes of the objects: about 40 of up to 24 fields.</summary>
        private const int ObjectsSize = 40 * ObjectSize * 24;

        /// <summary>Bytes for the packages: threads, sockets, the JSON parser's tree of a 4 KiB lvs.json, static fields.</summary>
        private const int PackagesSize = 40 * 1024;

        /// <summary>Bytes of heap that a node needs at most.</summary>
        public const int NodeSizeMax = StateSize + BufferSize + ObjectsSize;

        // Two ledger files, lvs.json and its last good copy, three small records; littlefs gives a file whole blocks of 4 KiB and needs
        // spare ones to write anew.
        private const int BlockSize = 4096;
        private const int FilesSizeMax = 7 * 2 * BlockSize;

        private const byte ProofNodeFitsHeap = NodeSizeMax + PackagesSize <= HeapBudgetSize ? 0 : -1;
        private const byte ProofFilesFitDrive = FilesSizeMax <= DriveSize / 4 ? 0 : -1;
        private const byte ProofRecordFitsBlock = Limits.LedgerRecordSize <= BlockSize ? 0 : -1;
        private const byte ProofPartitionsFitFlash = DeploymentSize + DriveSize < FlashSize ? 0 : -1;
    }
}
