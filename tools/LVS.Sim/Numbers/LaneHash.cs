using System;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LVS.Sim;

/// <summary>
/// A 64-bit hash in four lanes, so that a processor need not wait for one word's multiplication before the next. The same on every machine.
/// </summary>
/// <remarks>Each method works on a copy of its own, which the compiler keeps in registers.</remarks>
/// <param name="key">The initial value.</param>
internal struct LaneHash(ulong key)
{
    private const ulong Apart = 0x9E3779B97F4A7C15UL;
    private const ulong Factor = 0x9FB21C651E98DF25UL;
    private const int Shift = 29;
    private const int BytesAtOnce = 32;
    private const int IntsAtOnce = 8;
    private const int LongsAtOnce = 4;

    private ulong first = key;
    private ulong second = key + Apart;
    private ulong third = unchecked(key + (2 * Apart));
    private ulong fourth = unchecked(key + (3 * Apart));

    /// <summary>The hash of all that was added.</summary>
    public readonly ulong Value => Chance.Mix(first ^ Chance.Mix(second ^ Chance.Mix(third ^ Chance.Mix(fourth))));

    /// <summary>Adds bytes. Zeros at the end make no difference.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        LaneHash lanes = this;
        ReadOnlySpan<byte> rest = bytes;
        for (; rest.Length >= BytesAtOnce; rest = rest[BytesAtOnce..])
        {
            lanes.Add(Word(rest), Word(rest[8..]), Word(rest[16..]), Word(rest[24..]));
        }

        if (rest.Length > 0)
        {
            int at = bytes.Length - rest.Length;
            lanes.Add(WordOrRest(bytes, at), WordOrRest(bytes, at + 8), WordOrRest(bytes, at + 16), WordOrRest(bytes, at + 24));
        }

        this = lanes;
    }

    /// <summary>Adds numbers.</summary>
    public void Add(ReadOnlySpan<int> numbers)
    {
        LaneHash lanes = this;
        for (; numbers.Length >= IntsAtOnce; numbers = numbers[IntsAtOnce..])
        {
            lanes.Add(Pair(numbers[0], numbers[1]), Pair(numbers[2], numbers[3]), Pair(numbers[4], numbers[5]),
                Pair(numbers[6], numbers[7]));
        }

        foreach (int number in numbers)
        {
            lanes.Add((uint)number, 0, 0, 0);
        }

        this = lanes;
    }

    /// <summary>Adds numbers.</summary>
    public void Add(ReadOnlySpan<long> numbers)
    {
        LaneHash lanes = this;
        for (; numbers.Length >= LongsAtOnce; numbers = numbers[LongsAtOnce..])
        {
            lanes.Add((ulong)numbers[0], (ulong)numbers[1], (ulong)numbers[2], (ulong)numbers[3]);
        }

        foreach (long number in numbers)
        {
            lanes.Add((ulong)number, 0, 0, 0);
        }

        this = lanes;
    }

    /// <summary>Adds a number.</summary>
    public void Add(long number) => Add((ulong)number, 0, 0, 0);

    /// <summary>Adds the first numbers of an array.</summary>
    /// <exception cref="ArgumentException">There is no hash for its type.</exception>
    public void Add(Array array, int count)
    {
        switch (array)
        {
            case int[] numbers:
                Add(numbers.AsSpan(0, count));
                break;
            case long[] numbers:
                Add(numbers.AsSpan(0, count));
                break;
            case byte[] numbers:
                Add(numbers.AsSpan(0, count));
                break;
            case ushort[] numbers:
                Add(MemoryMarshal.AsBytes(numbers.AsSpan(0, count)));
                break;
            case bool[] flags:
                Add(MemoryMarshal.AsBytes(flags.AsSpan(0, count)));
                break;
            default:
                throw new ArgumentException("LaneHash: no hash for " + array.GetType(), nameof(array));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(ulong a, ulong b, ulong c, ulong d)
    {
        first = (first ^ a) * Factor;
        second = (second ^ b) * Factor;
        third = (third ^ c) * Factor;
        fourth = (fourth ^ d) * Factor;
        first ^= first >> Shift;
        second ^= second >> Shift;
        third ^= third >> Shift;
        fourth ^= fourth >> Shift;
    }

    private static ulong Word(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt64LittleEndian(bytes);

    /// <summary>The word at a place, with zeros in place of bytes that are not there.</summary>
    private static ulong WordOrRest(ReadOnlySpan<byte> bytes, int at)
    {
        int count = bytes.Length - at;
        if (count >= sizeof(ulong))
        {
            return Word(bytes[at..]);
        }

        if (count > 0 && bytes.Length >= sizeof(ulong))
        {
            return Word(bytes[^sizeof(ulong)..]) >> (8 * (sizeof(ulong) - count));
        }

        ulong word = 0;
        for (int i = bytes.Length - 1; i >= at; i--)
        {
            word = (word << 8) | bytes[i];
        }

        return word;
    }

    private static ulong Pair(int low, int high) => (uint)low | ((ulong)(uint)high << 32);
}
