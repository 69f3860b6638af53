namespace LVS.Node
{
    /// <summary>
    /// The one flash record of a wake: whoever takes the turn writes, all others wait for another wake. Flash is worn by erasing. One
    /// object a wake; a write that fails has had its turn all the same, for it may have spoilt a block.
    /// </summary>
    public sealed class WakeTurn
    {
        private readonly bool isBounded;
        private bool isTaken;

        /// <summary>Begins a wake.</summary>
        /// <param name="isBounded">Whether it is to end in sleep; one that goes on for ever has no bound.</param>
        public WakeTurn(bool isBounded)
        {
            this.isBounded = isBounded;
        }

        /// <summary>Whether somebody may still write.</summary>
        public bool IsLeft => !isBounded || !isTaken;

        /// <summary>Takes the turn.</summary>
        /// <returns>Whether the caller may write.</returns>
        public bool Take()
        {
            bool mayWrite = IsLeft;
            isTaken = true;
            return mayWrite;
        }
    }
}
