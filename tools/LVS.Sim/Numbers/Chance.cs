using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// Chance without a state: the same question always gets the same answer, in any order. This makes a world independent of the number of
/// threads.
/// </summary>
public static class Chance
{
    /// <summary>Mixes 64 bits so that every output bit depends on every input bit.</summary>
    public static ulong Mix(ulong value) => unchecked((ulong)Mixer.Mix((long)value));

    /// <summary>64 bits that belong to a key and a number.</summary>
    public static ulong Of(ulong key, long number) => Mix(key + ((ulong)number * 0x9E3779B97F4A7C15UL) + 0x9E3779B97F4A7C15UL);

    /// <summary>64 bits that belong to a key and two numbers.</summary>
    public static ulong Of(ulong key, long first, long second) => Of(Of(key, first), second);

    /// <summary>A number in [0, bound) from 64 bits; the bias is below bound / 2^32.</summary>
    /// <param name="bits">Bits of chance; the upper 32 are used.</param>
    /// <param name="bound">1..2^31.</param>
    public static int Below(ulong bits, int bound) => (int)(((bits >> 32) * (ulong)bound) >> 32);

    /// <summary>A number in [least, most] that belongs to a key and two numbers.</summary>
    public static long Between(long least, long most, ulong key, long first, long second = 0) =>
        least + (long)(Of(key, first, second) % (ulong)(most - least + 1));
}
