using System;
using System.Threading.Tasks;

using LVS.Core;

namespace LVS.Harness;

/// <summary>Connects a guest, which keeps nothing and has no edge, with the members that keep fragments. Belongs to one thread.</summary>
public interface IGuestWire : IDisposable
{
    /// <summary>Sends a frame to the members that it concerns. From then on the guest hears what is sent to its name.</summary>
    /// <param name="said">The content of the frame.</param>
    /// <param name="guest">The guest's name as its sender.</param>
    /// <param name="frame">Buffer with the frame at its start.</param>
    /// <param name="size">Bytes of the frame.</param>
    /// <returns>False when it could not be sent now.</returns>
    bool Say(StoreFrame said, int guest, byte[] frame, int size);

    /// <summary>Takes the next frame that has arrived; a frame may come twice.</summary>
    /// <param name="buffer">At least <see cref="Limits.FrameSizeMax"/> + 1 bytes.</param>
    /// <param name="path">The path on which it came.</param>
    /// <returns>Its size, 0 when there is none.</returns>
    int Receive(byte[] buffer, out int path);

    /// <summary>
    /// Waits until a frame has arrived, or for a time. The task is complete on return, except where the only thread must not block.
    /// </summary>
    /// <param name="ms">1 or more.</param>
    Task Wait(int ms);

    /// <summary>Sets whether the guest hears the members' announcements.</summary>
    void Join(bool asks);
}
