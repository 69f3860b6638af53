using System;
using System.IO;
using System.Runtime.InteropServices;

using LVS.Core;

namespace LVS.Sim;

/// <summary>A shard's ledgers between two cycles, to be stored and restored. The neighbours follow from the plan.</summary>
public static class LedgerCheckpoint
{
    /// <summary>Writes a shard.</summary>
    public static byte[] Write(LedgerShard shard)
    {
        EdgeTable edges = shard.Columns.Edges;
        using MemoryStream stream = new(shard.Count * 256);
        stream.Write(MemoryMarshal.AsBytes(shard.Sums.Values));
        foreach (long[] column in (long[][])[edges.EarnedOf, edges.FloatOf, shard.Columns.ChanceOf])
        {
            stream.Write(MemoryMarshal.AsBytes(column.AsSpan(shard.Offset, shard.Count)));
        }

        foreach (long[] column in (long[][])[edges.SentOf, edges.CreditedOf, edges.PeerCreditedOf])
        {
            stream.Write(MemoryMarshal.AsBytes(Slots(column, shard)));
        }

        stream.Write(MemoryMarshal.AsBytes(Slots(shard.Columns.GoodColumn, shard)));
        return stream.ToArray();
    }

    /// <summary>Restores a shard that was born by the same plan.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="state">The bytes that <see cref="Write"/> returned.</param>
    public static void Read(LedgerShard shard, ReadOnlySpan<byte> state)
    {
        EdgeTable edges = shard.Columns.Edges;
        long[] sums = new long[LedgerSums.Count];
        state = Take(state, MemoryMarshal.AsBytes(sums.AsSpan()));
        shard.Sums.Set(sums);
        foreach (long[] column in (long[][])[edges.EarnedOf, edges.FloatOf, shard.Columns.ChanceOf])
        {
            state = Take(state, MemoryMarshal.AsBytes(column.AsSpan(shard.Offset, shard.Count)));
        }

        foreach (long[] column in (long[][])[edges.SentOf, edges.CreditedOf, edges.PeerCreditedOf])
        {
            state = Take(state, MemoryMarshal.AsBytes(Slots(column, shard)));
        }

        Take(state, MemoryMarshal.AsBytes(Slots(shard.Columns.GoodColumn, shard)));
    }

    private static Span<T> Slots<T>(T[] column, LedgerShard shard) =>
        column.AsSpan(shard.Offset * Limits.SlotCount, shard.Count * Limits.SlotCount);

    private static ReadOnlySpan<byte> Take(ReadOnlySpan<byte> state, Span<byte> column)
    {
        state[..column.Length].CopyTo(column);
        return state[column.Length..];
    }
}
