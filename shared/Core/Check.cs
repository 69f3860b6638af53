namespace LVS.Core
{
    /// <summary>
    /// Assertions about our own code, on in production. A failed check is a programming mistake. <c>Main</c> catches it once, writes an
    /// epitaph and reboots. Wrong bytes from outside are an <see cref="Outcome"/>, never a check.
    /// </summary>
    public static class Check
    {
        /// <summary>
        /// Throws when the condition does not hold. On the device the text argument costs 12 bytes of heap per call, even when the
        /// condition holds. Code that must not allocate therefore tests the condition itself and calls <see cref="Fail"/>.
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

        /// <summary>Throws. For paths that must not allocate: the interpreter creates the text only when this call is reached.</summary>
        /// <param name="what">The rule that was broken, a constant string.</param>
        /// <exception cref="CheckException">Always.</exception>
        public static void Fail(string what)
        {
            throw new CheckException(what);
        }
    }
}
