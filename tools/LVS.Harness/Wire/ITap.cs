namespace LVS.Harness;

/// <summary>A harness's way to hear a whole swarm: its link receives every node's frames and sends to all.</summary>
public interface ITap : IEndpoint
{
    /// <summary>Frames that wait for it at most: it hears what thousands of nodes say.</summary>
    const int FramesMax = 4096;

    /// <summary>Sends a datagram, as it is, where a node hears it.</summary>
    /// <param name="pseudonym">The node.</param>
    /// <param name="datagram">1 byte or more.</param>
    /// <returns>False when it could not be sent.</returns>
    bool SendTo(int pseudonym, byte[] datagram);
}
