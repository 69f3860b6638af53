using System;
using System.Linq;
using System.Threading;

using LVS.Harness;
using LVS.Live;
using LVS.Node;

namespace LVS.Page;

/// <summary>One node on this machine for the page, and of the swarm around it what is heard.</summary>
/// <param name="name">Its name.</param>
/// <param name="config">Key and place of the swarm.</param>
/// <param name="stop">Ends what takes long.</param>
/// <param name="time">What measures how long others are silent; null for the PC's clock.</param>
public sealed class NodeSource(string name, NodeConfig config, CancellationToken stop, TimeProvider? time = null)
    : ISwarmSource, IDisposable
{
    private readonly LiveHand hand = new(config, stop);
    private Observer? observer;
    private LiveReader? reader;
    private PageFacts? facts;
    private int metCount;

    /// <inheritdoc/>
    public PageLog Log { get; } = new();

    /// <inheritdoc/>
    public PageFacts Facts => facts ??= new PageFacts(
        "node",
        name,
        reader?.Members.Count > 1 ? "A node on this machine, and the swarm around it as it is heard."
            : "A node on this machine. Nobody else is heard yet: start another with the same configuration, or join with a browser.",
        reader?.Members.Count ?? 1,
        reader == null ? [] : [.. reader.Members.Select(member => member.Name)],
        null,
        IsVirtual: false,
        HasBatteries: false,
        KeepsFragments: hand.KeepsRecords,
        [.. hand.Offers(canChange: false)]);

    /// <inheritdoc/>
    public PageEdges Edges => reader?.Edges ?? new PageEdges(0, []);

    /// <summary>The node runs.</summary>
    public void Begin(ITransport transport, LiveNode node)
    {
        UdpGroup group = new(config.Group, config.Port, config.Interface);
        observer = new Observer(transport, group, config.KeyBytes(), null, time);
        Volatile.Write(ref reader, new LiveReader(observer, [new LiveMember(name, node.FloatUvu, null, Own: node)], config.Weight, Log));
        facts = null;
    }

    /// <inheritdoc/>
    public PageFrame Take()
    {
        if (Volatile.Read(ref reader) is not LiveReader from)
        {
            return new PageFrame { Seconds = 0, State = "running", Up = 0, EntropyNats = 0, SpreadUvu = 0 };
        }

        PageFrame frame = from.Read();
        if (metCount != from.MetCount)
        {
            metCount = from.MetCount;
            facts = null;
        }

        return frame;
    }

    /// <inheritdoc/>
    public NodeDetail? Detail(int node) => reader?.Detail(node);

    /// <inheritdoc/>
    public DeedAnswer Do(Deed deed) => !hand.IsRecord(deed.Name) || reader == null
        ? new DeedAnswer(false, $"There is no '{deed.Name}' here.")
        : hand.DoRecord(deed, text => Log.Add(reader.Seconds, "record", -1, text));

    /// <inheritdoc/>
    public void Dispose() => observer?.Dispose();
}
