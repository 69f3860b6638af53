using System;

using LVS.Core;

namespace LVS.Bench;

/// <summary>Keys that follow from a seed.</summary>
internal sealed class CostKeys(int seed) : IKeySource
{
    private readonly Random random = new(seed);

    public void Fill(byte[] buffer, int offset, int size) => random.NextBytes(buffer.AsSpan(offset, size));
}
