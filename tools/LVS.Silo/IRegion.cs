using System.Threading.Tasks;

using Orleans;
using Orleans.Concurrency;

namespace LVS.Silo;

/// <summary>
/// A region of ledgers that lives on some silo; its key is its index. Every call names the attempt it belongs to: what is left over from
/// before a silo was lost is refused.
/// </summary>
public interface IRegion : IGrainWithIntegerKey
{
    /// <summary>All nodes are born.</summary>
    Task<RegionReport> Begin(RegionTask task);

    /// <summary>Puts a shard back to where a checkpoint has it.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="shard">Index of the shard within the region.</param>
    /// <param name="state">As <see cref="Save"/> gave it.</param>
    Task Restore(int attempt, int shard, [Immutable] byte[] state);

    /// <summary>Hears what was said in the step before, if it has not yet, and speaks.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="step">The window, counted from the first of the run.</param>
    /// <param name="speaks">Whether to speak; false at a checkpoint and at the end.</param>
    Task<RegionReport> Step(int attempt, int step, bool speaks);

    /// <summary>What another region said in a step to nodes of this one.</summary>
    [AlwaysInterleave]
    Task Deliver(int attempt, int step, int from, [Immutable] byte[] letter);

    /// <summary>A shard's ledgers, to be kept.</summary>
    Task<byte[]> Save(int attempt, int shard);
}
