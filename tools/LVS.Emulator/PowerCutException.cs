using System;

namespace LVS.Emulator
{
    /// <summary>The emulated board has no power. Only a test that cuts the power within its own process sees this exception.</summary>
    public sealed class PowerCutException : Exception
    {
        /// <summary>Makes the exception.</summary>
        public PowerCutException()
            : base("the emulated board has no power")
        {
        }
    }
}
