namespace LVS.Sim;

/// <summary>
/// A partition: stations are divided into two sides, and frames between them do not pass. Total or partial, in both directions or in one.
/// </summary>
/// <param name="Key">Key of all chance.</param>
/// <param name="SharePercent">Share of the stations on the far side, 0..100 %; every station's side is drawn.</param>
/// <param name="IsOneWay">Only frames to the far side are stopped.</param>
/// <param name="BlockPercent">Share of the links between the sides that are cut, 0..100 %; every link is drawn.</param>
public sealed record Cut(ulong Key, int SharePercent, bool IsOneWay, int BlockPercent)
{
    /// <summary>Whether a frame is stopped.</summary>
    public bool Blocks(int from, int to)
    {
        bool fromFar = IsFar(from);
        bool toFar = IsFar(to);
        if (fromFar == toFar || (IsOneWay && fromFar))
        {
            return false;
        }

        (int low, int high) = from < to ? (from, to) : (to, from);
        return BlockPercent >= 100 || Chance.Below(Chance.Of(Key, low + 1, high + 1), 100) < BlockPercent;
    }

    private bool IsFar(int station) => Chance.Below(Chance.Of(Key, station, -1), 100) < SharePercent;
}
