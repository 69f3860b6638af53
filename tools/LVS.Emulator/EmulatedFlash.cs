using System.IO;

namespace LVS.Emulator
{
    /// <summary>
    /// The emulated board's flash drive for a test that runs parts of the firmware in its own process: one drive at a time, and a power
    /// cut is an exception. A process that is a board has <c>--cut</c> instead.
    /// </summary>
    public static class EmulatedFlash
    {
        /// <summary>Operations since the drive was mounted that changed the flash.</summary>
        public static int OperationCount => FlashDrive.OperationCount;

        /// <summary>Makes a folder the drive, with power, and without a cut to come.</summary>
        /// <exception cref="IOException">The folder cannot be used.</exception>
        public static void Mount(string folder)
        {
            FlashDrive.Mount(folder);
        }

        /// <summary>
        /// Cuts the power at a certain operation; from there on every use of the drive throws <see cref="PowerCutException"/>.
        /// </summary>
        /// <param name="operation">Counted from 1 since the drive was mounted.</param>
        /// <param name="size">Bytes of a write that still get through; of another operation all with 1 and nothing with 0.</param>
        public static void CutAt(int operation, int size)
        {
            FlashDrive.CutAt(operation, size, () => { });
        }
    }
}
