using System;

namespace LVS.Sim;

/// <summary>A frame on the air. Its bytes stay while it is on its way to anyone, and to the end of the turn that hears it.</summary>
/// <param name="Block">The block that holds it; null for none.</param>
/// <param name="At">Where it begins there.</param>
/// <param name="Size">Its bytes, 1 or more.</param>
public readonly record struct AirFrame(AirBlock? Block, int At, int Size)
{
    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Bytes => Block == null ? [] : Block.Bytes.AsSpan(At, Size);
}
