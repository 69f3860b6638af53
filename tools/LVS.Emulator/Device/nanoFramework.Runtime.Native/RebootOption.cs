namespace nanoFramework.Runtime.Native
{
    /// <summary>What to restart. The numbers are the device's.</summary>
    internal enum RebootOption
    {
        /// <summary>The chip.</summary>
        NormalReboot = 0,
    }
}
