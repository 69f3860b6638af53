namespace System.Device.Adc
{
    /// <summary>What all of the device's channels have in common.</summary>
    internal abstract class AdcChannelBase
    {
        /// <summary>Converts once.</summary>
        public abstract int ReadValue();
    }
}
