namespace LVS.Core
{
    /// <summary>
    /// Assertions about our own code, on in production. A failed check is a mistake of ours: it is caught once, in Main,
    /// and ends in an epitaph and a reboot. Wrong bytes from outside are an <see cref="Outcome"/>, never a check.
    /// </summary>
    public static class Check
    {
        /// <summary>
        /// Throws when the condition does not hold. On the device the text costs 12 bytes of heap per call even while it does: where
        /// nothing may be allocated, ask first and call <see cref="Fail"/>.
        /// </summary>
        /// <param name="condition">What must be true.</param>
        /// <param name="what">The rule that was broken, a constant string.</param>
        /// <exception cref="CheckException">The condition is false.</exception>
        public static void That(bool condition, string what)
        {
            if (!condition)
            {
                throw new CheckException(what);
            }
        }

        /// <summary>Throws. For paths that must not allocate: the interpreter makes a string of its text only when it gets here.</summary>
        /// <param name="what">The rule that was broken, a constant string.</param>
        /// <exception cref="CheckException">Always.</exception>
        public static void Fail(string what)
        {
            throw new CheckException(what);
        }
    }
}
