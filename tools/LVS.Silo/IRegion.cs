using System.Threading.Tasks;

using Orleans;
using Orleans.Concurrency;

namespace LVS.Silo;

/// <summary>
/// A region of ledgers that lives on some silo; its key is its index. Every call names the attempt it belongs to, so that calls left over
/// from before the loss of a silo are refused.
/// </summary>
public interface IRegion : IGrainWithIntegerKey
{
    /// <summary>Creates all nodes of the region.</summary>
    Task<RegionReport> Begin(RegionTask task);

    /// <summary>Restores a shard from a checkpoint.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="shard">Index of the shard within the region.</param>
    /// <param name="state">The result of <see cref="Save"/>.</param>
    Task Restore(int attempt, int shard, [Immutable] byte[] state);

    /// <summary>Hears what was said in the step before, unless it has already, and then speaks.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="step">The window, counted from the first of the run.</param>
    /// <param name="speaks">Whether to speak; false at a checkpoint and at the end.</param>
    Task<RegionReport> Step(int attempt, int step, bool speaks);

    /// <summary>Receives what another region said in a step to nodes of this one.</summary>
    [AlwaysInterleave]
    Task Deliver(int attempt, int step, int from, [Immutable] byte[] letter);

    /// <summary>Returns a shard's ledgers for a checkpoint.</summary>
    Task<byte[]> Save(int attempt, int shard);
}
