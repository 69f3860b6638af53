namespace nanoFramework.Hardware.Esp32
{
    /// <summary>What the chip's own library answers. The numbers are the device's.</summary>
    internal enum EspNativeError
    {
        /// <summary>Done.</summary>
        OK = 0,

        /// <summary>An argument is out of range.</summary>
        INVALID_ARG = 258,
    }
}
