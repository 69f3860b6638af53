using System;
using System.Threading.Tasks;

using LVS.Core;

namespace LVS.Harness;

/// <summary>
/// How a guest, which keeps nothing and has no edge, speaks with the members that keep fragments. Belongs to one thread.
/// </summary>
public interface IGuestWire : IDisposable
{
    /// <summary>Says a frame to those whom it concerns, and hears from then on what comes for the guest.</summary>
    /// <param name="said">What the frame means.</param>
    /// <param name="guest">In whose name it is said.</param>
    /// <param name="frame">Buffer with the frame at its start.</param>
    /// <param name="size">Bytes of the frame.</param>
    /// <returns>False when it could not be sent now.</returns>
    bool Say(StoreFrame said, int guest, byte[] frame, int size);

    /// <summary>Takes the next frame that has arrived; a frame may come twice.</summary>
    /// <param name="buffer">At least <see cref="Limits.FrameSizeMax"/> + 1 bytes.</param>
    /// <param name="path">The way it came.</param>
    /// <returns>Its size, 0 when there is none.</returns>
    int Receive(byte[] buffer, out int path);

    /// <summary>Waits until a frame has arrived, or for a time. Done when it returns, but where the only thread must not wait.</summary>
    /// <param name="ms">1 or more.</param>
    Task Wait(int ms);

    /// <summary>Whether the guest wants to hear from now on who is there.</summary>
    void Join(bool asks);
}
