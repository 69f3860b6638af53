using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace LVS.Sim;

/// <summary>
/// Asks the processor to bring memory into its cache that will be needed soon. A world of many nodes does not fit the cache, so most of a
/// turn would be waiting, one line of memory after the other; asked for in time, lines come side by side. Changes no result; does nothing
/// where the processor has no such instruction.
/// </summary>
internal static class Prefetch
{
    private const int LineSize = 64;

    /// <summary>An object, or what was allocated after it: the collector keeps that order.</summary>
    /// <param name="what">The object.</param>
    /// <param name="from">The first byte, from the object's beginning.</param>
    /// <param name="size">How many.</param>
    public static void Object(object what, int from, int size) =>
        Bytes(ref Unsafe.AddByteOffset(ref Unsafe.As<Layout>(what).First, from), size);

    /// <summary>Some elements of an array.</summary>
    /// <param name="column">The array.</param>
    /// <param name="first">The first element, within the array.</param>
    /// <param name="count">How many.</param>
    public static void Elements<T>(T[] column, int first, int count) =>
        Bytes(ref Unsafe.As<T, byte>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(column), first)), count * Unsafe.SizeOf<T>());

    private static unsafe void Bytes(ref byte first, int size)
    {
        if (!Sse.IsSupported)
        {
            return;
        }

        // The collector may move the object meanwhile: then the wrong lines are brought, which harms nobody.
        byte* at = (byte*)Unsafe.AsPointer(ref first);
        for (int i = 0; i < size; i += LineSize)
        {
            Sse.Prefetch0(at + i);
        }
    }

    private sealed class Layout
    {
        public byte First;
    }
}
