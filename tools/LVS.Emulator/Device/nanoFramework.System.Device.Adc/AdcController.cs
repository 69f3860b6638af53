namespace System.Device.Adc
{
    /// <summary>The board's analog-to-digital converter.</summary>
    internal class AdcController : AdcControllerBase
    {
        /// <summary>Largest reading: 12 bits.</summary>
        public int MaxValue => 4095;

        /// <summary>Opens a channel. All channels of the emulated board measure its battery.</summary>
        public override AdcChannel OpenChannel(int channelNumber)
        {
            if (channelNumber < 0 || channelNumber > 19)
            {
                throw new ArgumentException();
            }

            return new AdcChannel(MaxValue);
        }
    }
}
