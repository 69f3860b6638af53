using System;
using System.Numerics;

namespace LVS.Tests.Desktop.Secrets;

/// <summary>All integers from <paramref name="Low"/> to <paramref name="High"/>: what a variable can hold.</summary>
internal sealed record Interval(BigInteger Low, BigInteger High)
{
    public static Interval Exactly(BigInteger value) => new(value, value);

    public bool FitsLong => Low >= long.MinValue && High <= long.MaxValue;

    public bool FitsInt => Low >= int.MinValue && High <= int.MaxValue;

    /// <summary>Bits of the largest magnitude.</summary>
    public double Bits => BigInteger.Max(BigInteger.Abs(Low), BigInteger.Abs(High)) is { IsZero: false } most ? BigInteger.Log(most, 2) : 0;

    public Interval Join(Interval other) => new(BigInteger.Min(Low, other.Low), BigInteger.Max(High, other.High));

    public Interval Add(Interval other) => new(Low + other.Low, High + other.High);

    public Interval Subtract(Interval other) => new(Low - other.High, High - other.Low);

    public Interval Multiply(Interval other)
    {
        BigInteger[] ends = [Low * other.Low, Low * other.High, High * other.Low, High * other.High];
        Array.Sort(ends);
        return new Interval(ends[0], ends[3]);
    }

    /// <summary>Division by a power of two, rounded down, as a shift of a signed number does.</summary>
    public Interval ShiftRight(int bits) => new(Low >> bits, High >> bits);

    /// <summary>The low bits: exact where no multiple of 2^bits lies inside, else all of them.</summary>
    public Interval Mask(BigInteger mask)
    {
        if (!(mask + 1).IsPowerOfTwo)
        {
            throw new NotSupportedException($"mask {mask}");
        }

        BigInteger size = mask + 1;
        BigInteger block = Low - (((Low % size) + size) % size);
        return High < block + size ? new Interval(Low - block, High - block) : new Interval(0, mask);
    }
}
