using System;

using LVS.Harness;
using LVS.Node;

namespace LVS.Tests.Desktop.Cost;

/// <summary>A transport and its only tap, which hears itself. Its connection is lost for as many frames as one says.</summary>
internal sealed class LosingTransport : ITransport, ITap, ILink
{
    /// <summary>As many of the next frames cannot be sent.</summary>
    public int RefusedCount { get; set; }

    public string Description => "a test";

    public ILink Link => this;

    public IOverlay? Overlay => null;

    public Inbox Inbox { get; } = new(ITap.FramesMax);

    public bool IsConnected => RefusedCount == 0;

    public long DroppedCount => Inbox.DroppedCount;

    public ITap Tap() => this;

    public bool SendTo(int pseudonym, byte[] datagram)
    {
        if (RefusedCount > 0)
        {
            RefusedCount--;
            return false;
        }

        return Inbox.Put(datagram, datagram.Length);
    }

    public int Receive(byte[] buffer, long nowMs, out int path) => Inbox.Take(buffer, out path);

    public void Dispose()
    {
        // Nothing is open.
    }

    public bool Send(byte[] frame, int size, long nowMs) => throw new NotSupportedException();

    public void Ask(int name) => throw new NotSupportedException();

    public void Start(int pseudonym) => throw new NotSupportedException();

    public void Attend() => throw new NotSupportedException();

    public long Serve(MicroNode node, long nowMs) => throw new NotSupportedException();

    public void Probe() => throw new NotSupportedException();

    public IEndpoint Open(long seed) => throw new NotSupportedException();

    public ISharedWire Share(Inbox arrivals) => throw new NotSupportedException();

    public IGuestWire OpenGuest() => throw new NotSupportedException();

    public void Provision(NodeConfig config, int index, string flash) => throw new NotSupportedException();

    public void Forget(string flash) => throw new NotSupportedException();
}
