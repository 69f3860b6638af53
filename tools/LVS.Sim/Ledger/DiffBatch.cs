using System;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// Diffs on their way to the nodes of one shard, in columns instead of bytes: for each diff the data that the listener needs, in two words.
/// In sending order. All nodes have the same weight, so it is left out.
/// </summary>
public sealed class DiffBatch
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

    private long[] words;

    /// <summary>Makes an empty one.</summary>
    /// <param name="capacity">Number of diffs for which it has room at first.</param>
    public DiffBatch(int capacity)
    {
        words = Allocate(Math.Max(1, capacity) * WordCount);
    }

    /// <summary>All diffs.</summary>
    public ReadOnlySpan<long> Words => words.AsSpan(0, WordsUsed);

    /// <summary>Words of all diffs.</summary>
    public int WordsUsed { get; private set; }

    /// <summary>Empties it.</summary>
    public void Clear() => WordsUsed = 0;

    /// <summary>Adds a diff.</summary>
    /// <param name="slot">The listener's slot within the shard.</param>
    /// <param name="value">The sender's float, 0..<see cref="FloatUvuMax"/>.</param>
    /// <param name="sent">What the sender has paid over the edge.</param>
    /// <param name="credited">What it has accepted.</param>
    public void Add(int slot, long value, long sent, long credited)
    {
        if ((ulong)value > (ulong)FloatUvuMax)
        {
            Check.Fail("DiffBatch.Add: a float that cannot be told");
        }

        int at = WordsUsed;
        if (at == words.Length)
        {
            Grow(at + (at / (8 * WordCount) * WordCount) + WordCount);
        }

        Span<long> diff = words.AsSpan(at, WordCount);
        diff[0] = (sent << FloatHighBits) | (value >> FloatLowBits);
        diff[1] = (credited << FloatHighBits) | ((value & ((1 << FloatLowBits) - 1)) << SlotBits) | (uint)slot;
        WordsUsed = at + WordCount;
    }

    /// <summary>Adds diffs that came over a network.</summary>
    public void Add(ReadOnlySpan<long> diffs)
    {
        int used = WordsUsed + diffs.Length;
        if (used > words.Length)
        {
            Grow(used);
        }

        diffs.CopyTo(words.AsSpan(WordsUsed));
        WordsUsed = used;
    }

    /// <summary>Memory that the garbage collector does not move; moving would need twice the memory for a while.</summary>
    private static long[] Allocate(int size) => GC.AllocateUninitializedArray<long>(size, pinned: true);

    private void Grow(int size)
    {
        long[] roomy = Allocate(size);
        Words.CopyTo(roomy);
        words = roomy;
    }

    /// <summary>The sender's float, in the two words of a diff.</summary>
    public static long Float(long first, long second) =>
        ((first & ((1 << FloatHighBits) - 1)) << FloatLowBits) | ((second >> SlotBits) & ((1 << FloatLowBits) - 1));

    /// <summary>The counter of a word: in the first word what the sender has paid, in the second what it has accepted.</summary>
    public static long Counter(long word) => (long)((ulong)word >> FloatHighBits);

    /// <summary>The listener's slot, in the second word.</summary>
    public static int Slot(long second) => (int)second & ((1 << SlotBits) - 1);
}
