namespace nanoFramework.Hardware.Esp32
{
    /// <summary>Result codes of the chip's own library. The numbers are the device's.</summary>
    internal enum EspNativeError
    {
        /// <summary>Success.</summary>
        OK = 0,

        /// <summary>An argument is out of range.</summary>
        INVALID_ARG = 258,
    }
}
