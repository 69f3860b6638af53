namespace LVS.Sim;

/// <summary>The topic under which a broker passes a frame of the fragment store on (SPEC 13.3).</summary>
/// <param name="Home">Whoever keeps what lives there, 0..65535; -1 for everybody.</param>
/// <param name="Target">The only one who hears it instead, by its name; 0 for none.</param>
public sealed record BrokerPlace(int Home, int Target);
