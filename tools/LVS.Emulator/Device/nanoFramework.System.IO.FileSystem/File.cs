using LVS.Emulator;

namespace System.IO
{
    /// <summary>The device's File over the emulated flash drive, with the members that the firmware calls.</summary>
    internal static class File
    {
        /// <summary>Whether a file exists.</summary>
        public static bool Exists(string path)
        {
            return FlashDrive.Exists(path);
        }
    }
}
