using System;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// Diffs on their way, in one box for each shard that hears them, in sending order. A diff is in columns instead of bytes: the data that
/// the listener needs, in two words. All nodes have the same weight, so it is left out.
/// </summary>
/// <remarks>
/// Senders hit boxes in random order. So all boxes are one array, and to add a diff is to look at one number that is in the cache and to
/// write one line that need not be.
/// </remarks>
public sealed class DiffBoxes
{
    /// <summary>Words of a diff.</summary>
    public const int WordCount = 2;

    /// <summary>Bits of an index of a slot within a shard.</summary>
    public const int SlotBits = 15;

    /// <summary>Largest float that fits: thousands of VU.</summary>
    public const long FloatUvuMax = (1L << (FloatHighBits + FloatLowBits)) - 1;

    // A word holds a counter in the upper bits and a part of the float below; the second word also holds the slot.
    private const int FloatHighBits = 23;
    private const int FloatLowBits = FloatHighBits - SlotBits;
    private const byte ProofCounterFits = Limits.AmountUvuMax >> (64 - FloatHighBits) == 0 ? 0 : -1;

    private readonly int[] used;
    private int room;
    private long[] words;

    /// <summary>Makes empty ones.</summary>
    /// <param name="count">Boxes.</param>
    /// <param name="capacity">Number of diffs for which each has room at first.</param>
    public DiffBoxes(int count, int capacity)
    {
        used = new int[count];
        room = Math.Max(1, capacity) * WordCount;
        words = Allocate(count, room);
    }

    /// <summary>All diffs of a box.</summary>
    public ReadOnlySpan<long> For(int box) => words.AsSpan(box * room, used[box]);

    /// <summary>Empties all.</summary>
    public void Clear() => Array.Clear(used);

    /// <summary>Adds a diff.</summary>
    /// <param name="box">The box.</param>
    /// <param name="slot">The listener's slot within the shard.</param>
    /// <param name="value">The sender's float, 0..<see cref="FloatUvuMax"/>.</param>
    /// <param name="sent">What the sender has paid over the edge.</param>
    /// <param name="credited">What it has accepted.</param>
    /// <param name="isHeard">
    /// Whether the listener hears it. One that is lost is written too, for the next to overwrite: no processor can foresee chance, and a
    /// branch that it guesses wrongly takes it longer than the writing.
    /// </param>
    public void Add(int box, int slot, long value, long sent, long credited, bool isHeard = true)
    {
        if ((ulong)value > (ulong)FloatUvuMax)
        {
            Check.Fail("DiffBoxes.Add: a float that cannot be told");
        }

        int at = used[box];
        if (at == room)
        {
            Grow();
        }

        Span<long> diff = words.AsSpan((box * room) + at, WordCount);
        diff[0] = (sent << FloatHighBits) | (value >> FloatLowBits);
        diff[1] = (credited << FloatHighBits) | ((value & ((1 << FloatLowBits) - 1)) << SlotBits) | (uint)slot;
        used[box] = at + (isHeard ? WordCount : 0);
    }

    /// <summary>Memory that the garbage collector does not move; moving would need twice the memory for a while.</summary>
    private static long[] Allocate(int count, int room) => GC.AllocateUninitializedArray<long>(checked(count * room), pinned: true);

    private void Grow()
    {
        int more = room + (room / (8 * WordCount) * WordCount) + WordCount;
        long[] roomy = Allocate(used.Length, more);
        for (int box = 0; box < used.Length; box++)
        {
            For(box).CopyTo(roomy.AsSpan(box * more));
        }

        (room, words) = (more, roomy);
    }

    /// <summary>The sender's float, in the two words of a diff.</summary>
    public static long Float(long first, long second) =>
        ((first & ((1 << FloatHighBits) - 1)) << FloatLowBits) | ((second >> SlotBits) & ((1 << FloatLowBits) - 1));

    /// <summary>The counter of a word: in the first word what the sender has paid, in the second what it has accepted.</summary>
    public static long Counter(long word) => (long)((ulong)word >> FloatHighBits);

    /// <summary>The listener's slot, in the second word.</summary>
    public static int Slot(long second) => (int)second & ((1 << SlotBits) - 1);
}
