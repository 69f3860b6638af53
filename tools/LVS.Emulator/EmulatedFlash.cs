using System.IO;

namespace LVS.Emulator
{
    /// <summary>
    /// The emulated board's flash drive for a test that runs parts of the firmware in its own process. There is one drive at a time, and a
    /// power cut is an exception. In a process that emulates a whole board, <c>--cut</c> cuts the power instead.
    /// </summary>
    public static class EmulatedFlash
    {
        /// <summary>Operations that changed the flash since the drive was mounted.</summary>
        public static int OperationCount => FlashDrive.OperationCount;

        /// <summary>Uses a folder as the drive, with power on and no cut planned.</summary>
        /// <exception cref="IOException">The folder cannot be used.</exception>
        public static void Mount(string folder)
        {
            FlashDrive.Mount(folder);
        }

        /// <summary>
        /// Cuts the power at a certain operation. From then on every use of the drive throws <see cref="PowerCutException"/>.
        /// </summary>
        /// <param name="operation">Counted from 1 since the drive was mounted.</param>
        /// <param name="size">Bytes of a write that are still written. For another operation, 1 completes it and 0 prevents it.</param>
        public static void CutAt(int operation, int size)
        {
            FlashDrive.CutAt(operation, size, () => { });
        }
    }
}
