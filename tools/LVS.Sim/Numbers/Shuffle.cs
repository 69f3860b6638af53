using System;

namespace LVS.Sim;

/// <summary>
/// A random order of many items without a list of them: the place of an item, and the item at a place, are computed. A Feistel network over
/// two digits, applied again while the result is out of range.
/// </summary>
public sealed class Shuffle
{
    private const int Rounds = 4;

    private readonly int count;
    private readonly int side;
    private readonly ulong key;

    /// <summary>Makes an order.</summary>
    /// <param name="count">Things, 1..2^30.</param>
    /// <param name="key">Selects one of all orders.</param>
    public Shuffle(int count, ulong key)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        this.count = count;
        this.key = key;
        side = (int)Math.Sqrt(count);
        side += (long)side * side < count ? 1 : 0;
    }

    /// <summary>The place of a thing.</summary>
    /// <param name="item">0..count - 1.</param>
    public int PlaceOf(int item)
    {
        do
        {
            (int left, int right) = (item / side, item % side);
            for (int round = 0; round < Rounds; round++)
            {
                (left, right) = (right, (int)((uint)(left + Mask(round, right)) % (uint)side));
            }

            item = (left * side) + right;
        }
        while (item >= count);

        return item;
    }

    /// <summary>The thing at a place.</summary>
    /// <param name="place">0..count - 1.</param>
    public int ItemAt(int place)
    {
        do
        {
            (int left, int right) = (place / side, place % side);
            for (int round = Rounds - 1; round >= 0; round--)
            {
                (left, right) = ((int)((uint)(right + side - Mask(round, left)) % (uint)side), left);
            }

            place = (left * side) + right;
        }
        while (place >= count);

        return place;
    }

    private int Mask(int round, int digit) => Chance.Below(Chance.Of(key, ((long)round << 32) | (uint)digit), side);
}
