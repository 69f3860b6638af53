using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Node;

namespace LVS.Tests.Desktop.Explorer;

/// <summary>
/// Explores every order of things, up to a bound, between honest nodes on the real code and an insider who holds the wire and the group's
/// key: what is said may
/// come late, twice, never or out of order, forged beside; nodes lose power between any two steps. A state is what all nodes have in memory
/// and flash, and what
/// was ever said; each is entered once. In each one the exploration asks whether all nodes, left in peace, come to mutual edges and lose
/// nothing.
/// </summary>
internal sealed class EdgeExplorer
{
    // Steps of 20 ms: ten minutes, more than silence takes to close an edge that only one end has.
    private const int PeaceSteps = 30_000;

    private readonly int nodeCount;
    private readonly int saidMax;
    private readonly int cutsMax;
    private readonly bool revealsEarly;
    private readonly bool isWarm;
    private readonly HashSet<ulong> seen = [];

    /// <summary>Sets the bounds.</summary>
    /// <param name="nodeCount">Honest nodes, 2 or 3.</param>
    /// <param name="saidMax">Frames that are said at most, by all together.</param>
    /// <param name="cutsMax">Power cuts at most.</param>
    /// <param name="isWarm">Whether to begin with edges that are mutual and pay, not with newborns.</param>
    /// <param name="revealsEarly">The seeded bug: payments are told that flash does not hold.</param>
    public EdgeExplorer(int nodeCount, int saidMax, int cutsMax, bool isWarm, bool revealsEarly)
    {
        this.isWarm = isWarm;
        this.nodeCount = nodeCount;
        this.saidMax = saidMax;
        this.cutsMax = cutsMax;
        this.revealsEarly = revealsEarly;
    }

    /// <summary>States that were entered.</summary>
    public int StateCount => seen.Count;

    /// <summary>Explores, breadth first.</summary>
    /// <param name="statesMax">Where to stop.</param>
    /// <returns>The shortest way to what must not be, as text; null when there is none.</returns>
    public string? Run(int statesMax)
    {
        Queue<Step[]> waiting = new([[]]);
        while (waiting.TryDequeue(out Step[]? way) && seen.Count < statesMax)
        {
            World world = new(nodeCount, isWarm, revealsEarly);
            foreach (Step step in way)
            {
                world.Take(step);
            }

            if (!seen.Add(world.Fingerprint()))
            {
                continue;
            }

            IEnumerable<Step> next = world.Steps(saidMax, cutsMax).ToArray();
            string? wrong = world.Complaint() ?? world.Peace(PeaceSteps);
            if (wrong is not null)
            {
                return $"{wrong} after {string.Join(", ", way)}";
            }

            foreach (Step step in next)
            {
                waiting.Enqueue([.. way, step]);
            }
        }

        return null;
    }

    /// <summary>One thing that happens.</summary>
    /// <param name="Kind">What.</param>
    /// <param name="Node">To whom.</param>
    /// <param name="Frame">Which of the frames said so far.</param>
    internal readonly record struct Step(StepKind Kind, int Node, int Frame)
    {
        public override string ToString() => $"{Kind} {Node}{(Frame < 0 ? "" : $" frame {Frame}")}";
    }

    /// <summary>What can happen.</summary>
    internal enum StepKind
    {
        /// <summary>A node tells its diff.</summary>
        Diff,

        /// <summary>A node tells its hello, if one is due.</summary>
        Hello,

        /// <summary>A node hears a frame, perhaps again.</summary>
        Hear,

        /// <summary>A node hears a frame whose float the insider has changed, signed with the group's key.</summary>
        HearForged,

        /// <summary>A node loses power.</summary>
        Cut,

        /// <summary>A node closes an edge of its own accord.</summary>
        Close,
    }

    private sealed class World
    {
        private readonly ExploredNode[] nodes;
        private readonly List<(int From, byte[] Bytes)> said = [];
        private readonly long base0;
        private int cuts;
        private int closes;

        public World(int nodeCount, bool isWarm, bool revealsEarly)
        {
            nodes = [.. Enumerable.Range(0, nodeCount).Select(index => new ExploredNode(index))];
            base0 = nodes.Sum(node => node.Ledger.Earned >> 3);
            if (isWarm)
            {
                Peace(PeaceSteps);
            }

            foreach (ExploredNode node in revealsEarly ? nodes : [])
            {
                node.RevealEarly();
            }
        }

        public void Take(Step step)
        {
            ExploredNode node = nodes[step.Node];
            switch (step.Kind)
            {
                case StepKind.Diff:
                    said.Add((step.Node, node.Say(false)));
                    break;
                case StepKind.Hello:
                    said.Add((step.Node, node.Say(true)));
                    break;
                case StepKind.Hear:
                    node.Hear(said[step.Frame].Bytes);
                    break;
                case StepKind.HearForged:
                    node.Hear(Forge(said[step.Frame].Bytes));
                    break;
                case StepKind.Cut:
                    node.Cut();
                    cuts++;
                    break;
                case StepKind.Close:
                    node.Forget(0);
                    closes++;
                    break;
            }
        }

        public IEnumerable<Step> Steps(int saidMax, int cutsMax)
        {
            for (int node = 0; node < nodes.Length; node++)
            {
                if (said.Count < saidMax)
                {
                    yield return new Step(StepKind.Diff, node, -1);
                    yield return new Step(StepKind.Hello, node, -1);
                }

                if (cuts < cutsMax)
                {
                    yield return new Step(StepKind.Cut, node, -1);
                }

                if (closes < cutsMax && nodes[node].Ledger.Peer(0) != 0)
                {
                    yield return new Step(StepKind.Close, node, -1);
                }

                for (int frame = 0; frame < said.Count; frame++)
                {
                    if (said[frame].From != node && said[frame].Bytes.Length > 0)
                    {
                        yield return new Step(StepKind.Hear, node, frame);
                        if ((said[frame].Bytes[0] & 15) == FrameKind.Diff)
                        {
                            yield return new Step(StepKind.HearForged, node, frame);
                        }
                    }
                }
            }
        }

        public ulong Fingerprint()
        {
            ulong print = (ulong)((cuts * 31) + closes);
            foreach (ExploredNode node in nodes)
            {
                print = node.Fingerprint(print);
            }

            foreach ((int from, byte[] bytes) in said)
            {
                print = QuickSecrets.Hash(bytes, print + (ulong)from);
            }

            return print;
        }

        /// <summary>What no honest node may have met, whatever the insider does.</summary>
        public string? Complaint()
        {
            foreach (ExploredNode node in nodes)
            {
                if (node.Counters.Get(Counter.FirstOutcome + (int)Outcome.Overclaim) > 0)
                {
                    return "an honest neighbour claims more than it was paid";
                }

                if (node.Counters.Get(Counter.Lies) > 0)
                {
                    return "an honest neighbour's books contradict themselves";
                }

                if (node.HasRevealed)
                {
                    return "a frame tells what flash does not hold";
                }

                if (node.Ledger.Float != node.Ledger.FloatFromCounters())
                {
                    return "a float is not what its counters say";
                }
            }

            return null;
        }

        /// <summary>Leaves the nodes in peace: time passes for all alike, and whatever is said is heard by all, once, in order.</summary>
        public string? Peace(int steps)
        {
            for (int step = 0; step < steps; step++)
            {
                for (int from = 0; from < nodes.Length; from++)
                {
                    foreach (byte[] frame in nodes[from].Live())
                    {
                        for (int to = 0; to < nodes.Length; to++)
                        {
                            nodes[to].Receive(to == from ? [] : frame);
                        }
                    }
                }

                if (IsSettled())
                {
                    return Complaint();
                }
            }

            return Complaint() ?? "no peace: "
                + string.Join(" / ", nodes.Select(node => $"{node.Ledger.MutualCount()} edges, float {node.Ledger.Float}"));
        }

        private bool IsSettled() => nodes.All(node => node.Ledger.MutualCount() == nodes.Length - 1)
            && nodes.Sum(node => node.Ledger.Float) + InFlight() == base0;

        /// <summary>What was paid and is not credited yet, over all edges whose ends have each other.</summary>
        private long InFlight()
        {
            return nodes.Sum(payer => nodes.Where(payee => payee != payer).Sum(payee => payer.Sent(payee) - payee.Credited(payer)));
        }

        private static byte[] Forge(byte[] frame)
        {
            byte[] forged = (byte[])frame.Clone();
            forged[Limits.HeaderSize + 1] ^= 0x40;
            int end = frame.Length - Limits.MacSize;
            byte[] mac = new byte[Limits.MacSize];
            QuickSecrets.Of(0).Mac.Compute(forged, end, mac);
            mac.CopyTo(forged, end);
            return forged;
        }
    }
}
