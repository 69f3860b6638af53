namespace LVS.Node
{
    /// <summary>Hears who keeps what it should: the acts from which Trust Credits and grants of value come.</summary>
    public interface IProofJudge
    {
        /// <summary>A member's proof of storage was checked.</summary>
        /// <param name="pseudonym">The member.</param>
        /// <param name="good">Whether the proof was right.</param>
        void Judge(int pseudonym, bool good);
    }
}
