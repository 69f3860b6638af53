namespace LVS.Harness;

/// <summary>The harness's connection that hears a whole swarm: its link receives every node's frames and sends to all.</summary>
public interface ITap : IEndpoint
{
    /// <summary>Most frames that may wait for it: it hears thousands of nodes.</summary>
    const int FramesMax = 4096;

    /// <summary>Sends a datagram, unchanged, to where a node hears it.</summary>
    /// <param name="pseudonym">The node.</param>
    /// <param name="datagram">1 byte or more.</param>
    /// <returns>False when it could not be sent.</returns>
    bool SendTo(int pseudonym, byte[] datagram);
}
