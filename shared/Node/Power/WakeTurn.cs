namespace LVS.Node
{
    /// <summary>
    /// The single flash write of a wake, because erasing wears flash out. The caller that takes the turn writes; others wait for another
    /// wake. A write that fails uses the turn too, because it may have erased a block. One object a wake.
    /// </summary>
    public sealed class WakeTurn
    {
        private readonly bool isBounded;
        private bool isTaken;

        /// <summary>Begins a wake.</summary>
        /// <param name="isBounded">Whether the wake ends in sleep; a wake that goes on for ever may write without bound.</param>
        public WakeTurn(bool isBounded)
        {
            this.isBounded = isBounded;
        }

        /// <summary>Whether a caller may still write.</summary>
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
