namespace LVS.Core
{
    /// <summary>
    /// Assertions about our own code, on in production. A failed check is a mistake of ours: it is caught once, in Main,
    /// and ends in an epitaph and a reboot. Wrong bytes from outside are an <see cref="Outcome"/>, never a check.
    /// </summary>
    public static class Check
    {
        /// <summary>Throws when the condition does not hold. Allocates nothing while it does.</summary>
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
    }
}
