using System;

using LVS.Core;
using LVS.Node;

namespace LVS.Sim;

/// <summary>The overlay of a node behind a broker: it publishes the store's frames where the nodes listen that they concern.</summary>
/// <param name="publish">Receives a frame, its size, its topic, and the sender's name in it if that is not the node's.</param>
internal sealed class SimOverlay(Action<byte[], int, BrokerPlace, int> publish) : IOverlay
{
    /// <inheritdoc/>
    public bool LearnAndPass(Letter letter, long nowMs) => true;

    /// <inheritdoc/>
    public void Show(byte[] frame, int size)
    {
    }

    /// <inheritdoc/>
    public void Place(int home, int target, int guest, byte[] frame, int size) =>
        publish(frame, size, new BrokerPlace(home, target), guest);

    /// <inheritdoc/>
    public void Answer(int name, byte[] frame, int size)
    {
    }
}
