namespace System.Device.Adc
{
    /// <summary>Base class of the device's channels.</summary>
    internal abstract class AdcChannelBase
    {
        /// <summary>Converts once.</summary>
        public abstract int ReadValue();
    }
}
