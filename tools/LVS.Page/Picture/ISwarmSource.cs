namespace LVS.Page;

/// <summary>
/// A swarm as the page sees it: nodes, edges and what happens, in numbers that need no knowledge of the protocol. A simulation, a live
/// swarm and a single node each are one. Called from the page's threads.
/// </summary>
public interface ISwarmSource
{
    /// <summary>What does not change while the swarm runs.</summary>
    PageFacts Facts { get; }

    /// <summary>What happened.</summary>
    PageLog Log { get; }

    /// <summary>Somebody looks for the first time.</summary>
    void Watched()
    {
    }

    /// <summary>The swarm now. One thread at a time asks.</summary>
    PageFrame Take();

    /// <summary>The edges as of the newest <see cref="Take"/>.</summary>
    PageEdges Edges { get; }

    /// <summary>One node in detail, or null when there is none of that number.</summary>
    NodeDetail? Detail(int node);

    /// <summary>Does something to the swarm.</summary>
    /// <param name="deed">One of the <see cref="PageFacts.Deeds"/>.</param>
    DeedAnswer Do(Deed deed);
}
