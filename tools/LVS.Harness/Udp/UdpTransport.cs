using System.Threading.Tasks;

using LVS.Core;
using LVS.Node;

namespace LVS.Harness;

/// <summary>A swarm that meets in a multicast group.</summary>
/// <param name="group">The group.</param>
public sealed class UdpTransport(UdpGroup group) : ITransport
{
    /// <inheritdoc/>
    public string Description => group.ToString();

    /// <inheritdoc/>
    public void Probe() => group.Probe();

    /// <inheritdoc/>
    public IEndpoint Open(long seed) => Tap();

    /// <inheritdoc/>
    public ISharedWire Share(Inbox arrivals) => new UdpShare(group, arrivals);

    /// <inheritdoc/>
    public ITap Tap() => new AllHearing(group.Open(new Inbox(ITap.FramesMax)));

    /// <summary>An endpoint of a group whose frames go into an inbox that others may share.</summary>
    internal static IEndpoint OpenOn(UdpGroup group, Inbox inbox) => new AllHearing(group.Open(inbox));

    /// <inheritdoc/>
    public IGuestWire OpenGuest() => new Guest(group.Open(PcInbox.OfGuest()));

    /// <inheritdoc/>
    public void Provision(NodeConfig config, int index, string flash) => config.Transport = NodeConfig.TransportUdp;

    /// <inheritdoc/>
    public void Forget(string flash)
    {
        // A group stores nothing.
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is open.
    }

    /// <summary>In a group, a guest's frames reach everybody.</summary>
    private sealed class Guest(RejoiningLink link) : IGuestWire
    {
        public bool Say(StoreFrame said, int guest, byte[] frame, int size)
        {
            link.Attend();
            return link.Send(frame, size, 0);
        }

        public int Receive(byte[] buffer, out int path)
        {
            link.Attend();
            return link.Receive(buffer, 0, out path);
        }

        public Task Wait(int ms)
        {
            link.Inbox.Wait(ms);
            return Task.CompletedTask;
        }

        public void Join(bool asks)
        {
            // It hears everything anyway.
        }

        public void Dispose() => link.Close();
    }

    private sealed class AllHearing(RejoiningLink link) : ITap
    {
        public ILink Link => link;

        public IOverlay? Overlay => null;

        public Inbox Inbox => link.Inbox;

        public bool IsConnected => true;

        public long DroppedCount => link.Inbox.DroppedCount;

        /// <summary>In a group, every frame reaches everybody.</summary>
        public bool SendTo(int pseudonym, byte[] datagram) => link.Send(datagram, datagram.Length, 0);

        public void Ask(int name)
        {
            // In a group everybody hears everything.
        }

        public void Start(int pseudonym)
        {
            // The group knows no names.
        }

        public void Attend() => link.Attend();

        public long Serve(MicroNode node, long nowMs)
        {
            Attend();
            return long.MaxValue;
        }

        public void Dispose() => link.Close();
    }
}
