using System.Linq;
using System.Threading.Tasks;

using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace LVS.Silo;

/// <summary>Chooses the silo of a region.</summary>
public sealed class RegionDirector : IPlacementDirector
{
    /// <inheritdoc/>
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        SiloAddress[] silos = [.. context.GetCompatibleSilos(target).Order()];
        long index = target.GrainIdentity.GetIntegerKey();
        return Task.FromResult(silos[(int)(index % silos.Length)]);
    }
}
