namespace LVS.Sim;

/// <summary>
/// A partition: actors fall into two sides, and frames between them do not pass. Total or partial, in both directions or in one.
/// </summary>
/// <param name="key">Key of all chance.</param>
/// <param name="sharePercent">How many are on the far side, 0..100 %; every actor's side is drawn.</param>
/// <param name="isOneWay">Only frames to the far side are stopped.</param>
/// <param name="blockPercent">How many of the links between the sides are cut, 0..100 %; every link is drawn.</param>
public sealed class Cut(ulong key, int sharePercent, bool isOneWay, int blockPercent)
{
    /// <summary>Whether a frame is stopped.</summary>
    public bool Blocks(int from, int to)
    {
        bool fromFar = IsFar(from);
        bool toFar = IsFar(to);
        if (fromFar == toFar || (isOneWay && fromFar))
        {
            return false;
        }

        (int low, int high) = from < to ? (from, to) : (to, from);
        return blockPercent >= 100 || Chance.Below(Chance.Of(key, low + 1, high + 1), 100) < blockPercent;
    }

    private bool IsFar(int actor) => Chance.Below(Chance.Of(key, actor, -1), 100) < sharePercent;
}
