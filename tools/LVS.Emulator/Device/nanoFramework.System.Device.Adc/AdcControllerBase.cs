namespace System.Device.Adc
{
    /// <summary>Base class of the device's converters.</summary>
    internal abstract class AdcControllerBase
    {
        /// <summary>Opens a channel.</summary>
        public abstract AdcChannel OpenChannel(int channelNumber);
    }
}
