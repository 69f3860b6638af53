using System;
using System.Linq;
using System.Threading;

using LVS.Harness;
using LVS.Live;
using LVS.Node;

namespace LVS.Page;

/// <summary>One node on this machine for the page, and of the swarm around it what is heard.</summary>
public sealed class NodeSource : ISwarmSource, IDisposable
{
    private readonly string name;
    private readonly NodeConfig config;
    private readonly TimeProvider? time;
    private readonly LiveHand hand;
    private readonly CurrentFacts facts;
    private Observer? observer;
    private LiveReader? reader;
    private int metCount;

    /// <summary>Makes the source of a node that does not run yet.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="config">Key and place of the swarm.</param>
    /// <param name="stop">Ends what takes long.</param>
    /// <param name="time">What measures how long others are silent; null for the PC's clock.</param>
    public NodeSource(string name, NodeConfig config, CancellationToken stop, TimeProvider? time = null)
    {
        this.name = name;
        this.config = config;
        this.time = time;
        hand = new LiveHand(config, stop);
        facts = new CurrentFacts(Describe);
    }

    /// <inheritdoc/>
    public PageLog Log { get; } = new();

    /// <inheritdoc/>
    public PageFacts Facts => facts.Value;

    /// <inheritdoc/>
    public PageEdges Edges => reader?.Edges ?? new PageEdges(0, []);

    /// <summary>The node runs.</summary>
    public void Begin(ITransport transport, LiveNode node)
    {
        UdpGroup group = new(config.Group, config.Port, config.Interface);
        observer = new Observer(transport, group, config.KeyBytes(), null, time);
        Volatile.Write(ref reader, new LiveReader(observer, [new LiveMember(name, node.FloatUvu, null, Own: node)], config.Weight, Log));
        facts.Change();
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
            facts.Change();
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

    private PageFacts Describe()
    {
        LiveReader? from = Volatile.Read(ref reader);
        return new PageFacts(
            "node",
            name,
            from?.Members.Count > 1 ? "A node on this machine, and the swarm around it as it is heard."
                : "A node on this machine. Nobody else is heard yet: start another with the same configuration, or join with a browser.",
            from?.Members.Count ?? 1,
            from == null ? [] : [.. from.Members.Select(member => member.Name)],
            null,
            IsVirtual: false,
            HasBatteries: false,
            KeepsFragments: hand.KeepsRecords,
            [.. hand.Offers(canChange: false)]);
    }
}
