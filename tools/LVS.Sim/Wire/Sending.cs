namespace LVS.Sim;

/// <summary>A frame that has left its sender and is distributed at the end of the window.</summary>
/// <param name="Sender">Index of the station.</param>
/// <param name="Number">Number of the frame among the sender's, from 0.</param>
/// <param name="AtMs">When it left.</param>
/// <param name="Frame">Its bytes.</param>
/// <param name="Only">Index of the only receiver, or -1 for all in range.</param>
/// <param name="Place">Its topic at a broker; null for a frame that all stations in range hear.</param>
/// <param name="Topic">The broker's topic on which it is published; null for a frame that goes by radio.</param>
public readonly record struct Sending(
    int Sender, long Number, long AtMs, AirFrame Frame, int Only, BrokerPlace? Place = null, string? Topic = null);
