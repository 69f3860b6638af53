using System;

namespace LVS.Emulator
{
    /// <summary>The emulated board has no power: only a test that cuts it within its own process ever sees this.</summary>
    public sealed class PowerCutException : Exception
    {
        /// <summary>Makes the exception.</summary>
        public PowerCutException()
            : base("the emulated board has no power")
        {
        }
    }
}
