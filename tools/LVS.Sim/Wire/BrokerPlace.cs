using LVS.Core;

namespace LVS.Sim;

/// <summary>The topic under which a broker distributes a frame of the fragment store (SPEC 13.3).</summary>
/// <param name="Home">The frame is for the nodes that keep what lives here, 0..65535; -1 for all nodes.</param>
/// <param name="Target">Name of the only node that hears it instead; 0 for none.</param>
public sealed record BrokerPlace(int Home, int Target)
{
    /// <summary>Where a guest publishes a frame of the fragment store.</summary>
    public static BrokerPlace Of(StoreFrame said) => said.Kind switch
    {
        FrameKind.Offer => new BrokerPlace(-1, 0),
        FrameKind.Fragment => new BrokerPlace(-1, said.Target),
        _ => new BrokerPlace(Placement.HomeOf(said.Fragment.Stripe), 0),
    };
}
