using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;

namespace LVS.Silo;

/// <summary>The shards of a checkpoint in a file that is deleted on disposal. Thread-safe.</summary>
public sealed class CheckpointFile : IDisposable
{
    private readonly FileStream file;
    private readonly Dictionary<(int Region, int Shard), (long At, int Size)> places = [];

    private CheckpointFile(FileStream file)
    {
        this.file = file;
    }

    /// <summary>Makes an empty one.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="cycle">The cycle after which it is taken.</param>
    public static CheckpointFile Create(string folder, int cycle) => new(new FileStream(
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"checkpoint-{cycle}.bin")), FileMode.Create, FileAccess.ReadWrite,
        FileShare.None, 4096, FileOptions.DeleteOnClose));

    /// <summary>Adds a shard.</summary>
    public void Add(int region, int shard, byte[] state)
    {
        lock (places)
        {
            places[(region, shard)] = (file.Length, state.Length);
            file.Position = file.Length;
            file.Write(state);
        }
    }

    /// <summary>Reads a shard.</summary>
    public Task<byte[]> Read(int region, int shard)
    {
        lock (places)
        {
            (long at, int size) = places[(region, shard)];
            byte[] state = new byte[size];
            file.Position = at;
            file.ReadExactly(state);
            return Task.FromResult(state);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
