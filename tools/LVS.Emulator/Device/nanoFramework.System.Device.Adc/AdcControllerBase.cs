namespace System.Device.Adc
{
    /// <summary>What all of the device's converters have in common.</summary>
    internal abstract class AdcControllerBase
    {
        /// <summary>Opens a channel.</summary>
        public abstract AdcChannel OpenChannel(int channelNumber);
    }
}
