using System;

namespace LVS.Core
{
    /// <summary>A rule of our own was broken: the node must restart from its last good record.</summary>
    public class CheckException : Exception
    {
        /// <summary>Makes the exception.</summary>
        /// <param name="what">The rule that was broken.</param>
        public CheckException(string what)
            : base(what)
        {
        }
    }
}
