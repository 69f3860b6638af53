namespace LVS.Sim;

/// <summary>A frame that has left its sender and waits for the end of the window to be spread.</summary>
/// <param name="Sender">Index of the station.</param>
/// <param name="Number">Which of the sender's frames it is, from 0.</param>
/// <param name="AtMs">When it left.</param>
/// <param name="Frame">Its bytes.</param>
/// <param name="Only">Index of the one receiver that is meant to hear it, or -1 for all in reach.</param>
/// <param name="Place">Who hears it through a broker; null for a frame that is heard by those in reach.</param>
public readonly record struct Sending(int Sender, long Number, long AtMs, byte[] Frame, int Only, BrokerPlace? Place = null);
