using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;

using LVS.Core;
using LVS.Harness;
using LVS.Live;
using LVS.Node;
using LVS.Transports;

namespace LVS.Page;

/// <summary>
/// Reads what the page shows out of a live swarm: what its nodes say on the wire, and, of those in this process, what only they know.
/// </summary>
internal sealed class LiveReader
{
    private const int EdgesEvery = 8;
    private const int HeardMax = 512;
    private const double SilentSeconds = 120;
    private const double QuietSeconds = 2;

    private readonly Observer observer;
    private readonly PageLog log;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly int weight;
    private readonly Dictionary<int, int> numberOf = [];
    private readonly Dictionary<int, (long Frames, double AtSeconds)> heardAt = [];
    private readonly Dictionary<int, (LiveNode Node, int Acts, int Guards)> seen = [];
    private readonly Dictionary<int, double> toldAt = [];
    private readonly Dictionary<int, int> lookBefore = [];
    // Requests read these while the next look is taken: both are replaced, never changed.
    private volatile LiveMember[] members;
    private volatile int[] looks = [];

    private readonly List<int> trustSum = [];
    private readonly List<int> trustCount = [];
    private long guardedBefore;
    private int taken;

    /// <summary>Reads a swarm.</summary>
    /// <param name="observer">What is heard.</param>
    /// <param name="members">The members known from the start.</param>
    /// <param name="weight">State weight of one that was not heard yet.</param>
    /// <param name="log">What happens goes here.</param>
    public LiveReader(Observer observer, IEnumerable<LiveMember> members, int weight, PageLog log)
    {
        this.observer = observer;
        this.weight = weight;
        this.log = log;
        this.members = [.. members];
    }

    /// <summary>All nodes, in the order in which they became known.</summary>
    public IReadOnlyList<LiveMember> Members => members;

    /// <summary>How many names became known so far: it changes whenever <see cref="Members"/> does.</summary>
    public int MetCount { get; private set; }

    /// <summary>The edges when they were looked at last.</summary>
    public PageEdges Edges { get; private set; } = new(0, []);

    /// <summary>Seconds since the reader was made.</summary>
    public double Seconds => clock.Elapsed.TotalSeconds;

    /// <summary>The swarm now.</summary>
    public PageFrame Read()
    {
        IReadOnlyDictionary<int, Heard> heard = observer.Snapshot();
        Meet(heard);
        int count = members.Length;
        Heard?[] known = [.. members.Select(member => heard.GetValueOrDefault(member.Pseudonym))];
        looks = [.. Enumerable.Range(0, count).Select(i => Look(i, known[i]))];
        NodeView[] views = [.. Enumerable.Range(0, count).Select(i => known[i]?.View
            ?? new NodeView(members[i].Pseudonym, members[i].FloatStartUvu, weight, false, []))];
        NodeView[] up = [.. views.Where((_, i) => looks[i] == NodeLook.Up)];

        // A node not heard yet counts with its birth float; otherwise the first few would make the entropy far too low.
        NodeView[] alive = [.. views.Where((_, i) => looks[i] is NodeLook.Up or NodeLook.Unborn)];
        double floats = up.Sum(view => (double)Math.Max(0, view.FloatUvu));
        double weights = up.Sum(view => (double)view.Weight);
        long[] values = [.. views.Select((view, i) => view.FloatUvu
            + (members[i].Inside is LiveNode node ? node.ProtectedUvu : 7 * members[i].FloatStartUvu))];
        long richest = Math.Max(1, values.Max());
        if (taken++ % EdgesEvery == 0)
        {
            LookAtEdges(up);
        }

        List<int> senders = Senders(known);
        List<int> guards = Acts();
        return new PageFrame
        {
            Seconds = Seconds,
            State = "running",
            Up = up.Length,
            EntropyNats = Equilibrium.Entropy(alive),
            SpreadUvu = Equilibrium.SpreadUvu(alive),
            FloatUvu = up.Sum(view => view.FloatUvu),
            FramesSent = known.Sum(one => one?.Frames ?? 0),
            BytesSent = known.Sum(one => one?.Bytes ?? 0),
            FramesLost = members.Sum(member => member.Inside?.FramesLost ?? 0),
            GuardInterventions = guardedBefore
                + members.Sum(member => (long)(member.Inside?.Counters.Get(Counter.GuardInterventions) ?? 0)),
            Fragments = Array.Exists(members, member => member.Inside?.Fragments != null)
                ? members.Sum(member => member.Inside?.Fragments?.Index.Count ?? 0) : null,
            Looks = looks,
            Distances = [.. views.Select((view, i) => looks[i] == NodeLook.Unborn ? 0
                : Distance.Of(view.FloatUvu, weights > 0 ? floats * view.Weight / weights : 0))],
            Sizes = [.. values.Select(value => (int)Math.Clamp(value * 100 / richest, 0, 100))],
            Trust = [.. Enumerable.Range(0, count).Select(i => i < trustSum.Count && trustCount[i] > 0
                ? NodeReader.TrustPercent(trustSum[i] / trustCount[i]) : -1)],
            Kept = [.. members.Select(member => member.Inside?.Fragments?.Index.Count ?? 0)],
            Senders = senders,
            Guards = guards,
        };
    }

    /// <summary>One node in detail.</summary>
    public NodeDetail? Detail(int number)
    {
        if (number < 0 || number >= members.Length)
        {
            return null;
        }

        LiveMember member = members[number];
        Heard? known = observer.Snapshot().GetValueOrDefault(member.Pseudonym);
        LiveNode? node = member.Inside;
        List<NamedValue> facts = [new("pseudonym", MqttTopics.NameOf(member.Pseudonym))];
        if (known != null)
        {
            facts.Insert(0, new("float", Amount.Vu(known.View.FloatUvu)));
            facts.Add(new("state weight", known.View.Weight.ToString(CultureInfo.InvariantCulture)));
            facts.Add(new("heard on the wire", F($"{known.Frames:N0} frames, {known.Bytes:N0} bytes")));
        }

        if (node != null)
        {
            facts.Insert(1, new("protected", Amount.Vu(node.ProtectedUvu)));
            facts.Add(new("granted in this epoch", Amount.Vu(node.GrantedUvu)));
            facts.Add(new("was granted", Amount.Vu(node.ReceivedUvu)));
            facts.Add(new("allocated by ticks", F($"{node.AllocatedBytes:N0} bytes in {node.Ticks:N0} ticks")));
        }
        else
        {
            facts.Add(new("known by", member.Member?.Outside != null ? "its frames: the firmware in a process of its own" : "its frames"));
        }

        return new NodeDetail(
            number,
            member.Name,
            number < looks.Length ? looks[number] : NodeLook.Unborn,
            facts,
            node != null ? NodeReader.Edges(node.Micro, Who) : [.. (known?.View.Edges ?? []).Select(EdgeOf)],
            node == null ? [] : NodeReader.Counters(index => node.Counters.Get(index)),
            node == null ? [] : NodeReader.Trace(node.Micro.Trace, Who),
            NodeReader.Kept(node?.Fragments?.Index));
    }

    /// <summary>Adds nodes that were heard for the first time, and new names of known ones.</summary>
    private void Meet(IReadOnlyDictionary<int, Heard> heard)
    {
        lock (numberOf)
        {
            for (int i = 0; i < members.Length; i++)
            {
                if (members[i].Pseudonym != 0)
                {
                    numberOf[members[i].Pseudonym] = i;
                }
            }

            foreach ((int pseudonym, Heard _) in heard.Where(one => !numberOf.ContainsKey(one.Key) && !HasGone(one.Value)))
            {
                int number = PlaceOf(heard);
                if (number == HeardMax)
                {
                    break;
                }

                Take(number, new LiveMember(MqttTopics.NameOf(pseudonym), 0, null, pseudonym));
                numberOf[pseudonym] = number;
                log.Add(Seconds, "power", number, "is heard for the first time");
            }
        }
    }

    private bool HasGone(Heard? known) => known == null || observer.NowMs - known.AtMs > Heard.GoneMs;

    /// <summary>A number for a new name: that of one that is only heard and has gone, because names turn with every epoch.</summary>
    private int PlaceOf(IReadOnlyDictionary<int, Heard> heard)
    {
        int gone = Array.FindIndex(members, member => member.Heard != 0 && HasGone(heard.GetValueOrDefault(member.Heard)));
        return gone >= 0 ? gone : members.Length;
    }

    private void Take(int number, LiveMember member)
    {
        MetCount++;
        if (number == members.Length)
        {
            members = [.. members, member];
            return;
        }

        numberOf.Remove(members[number].Heard);
        heardAt.Remove(number);
        lookBefore.Remove(number);
        toldAt.Remove(number);
        members = [.. members.Select((other, i) => i == number ? member : other)];
    }

    private int Look(int number, Heard? known)
    {
        bool isSilent = known == null || (heardAt.TryGetValue(number, out (long Frames, double AtSeconds) last)
            && last.Frames == known.Frames && Seconds - last.AtSeconds > SilentSeconds);
        int look = !members[number].IsRunning ? NodeLook.Off
            : known == null ? NodeLook.Unborn
            : isSilent && members[number].Inside == null ? NodeLook.Off : NodeLook.Up;
        if (lookBefore.TryGetValue(number, out int before) && before != look && before != NodeLook.Unborn)
        {
            log.Add(Seconds, "power", number, look == NodeLook.Up ? "is back" : "has lost its power or is silent");
        }

        lookBefore[number] = look;
        return look;
    }

    private List<int> Senders(Heard?[] known)
    {
        List<int> senders = [];
        for (int i = 0; i < known.Length; i++)
        {
            long frames = known[i]?.Frames ?? 0;
            if (frames > heardAt.GetValueOrDefault(i).Frames)
            {
                senders.Add(i);
                heardAt[i] = (frames, Seconds);
            }
        }

        return senders;
    }

    /// <summary>Actions of guards and liars found since the last look, of nodes in this process.</summary>
    private List<int> Acts()
    {
        List<int> guards = [];
        for (int i = 0; i < members.Length; i++)
        {
            if (members[i].Inside is not LiveNode node)
            {
                continue;
            }

            int guarded = node.Counters.Get(Counter.GuardInterventions);
            int acts = guarded + node.Counters.Get(Counter.Evictions) + node.Counters.Get(Counter.Lies);
            (LiveNode Node, int Acts, int Guards) before = seen.GetValueOrDefault(i);
            if (before.Node != null && before.Node != node)
            {
                guardedBefore += before.Guards;
                before = default;
            }

            seen[i] = (node, acts, guarded);
            if (guarded > before.Guards)
            {
                guards.Add(i);
            }

            if (acts > before.Acts)
            {
                Tell(i, node.Micro.Trace, acts - before.Acts);
            }
        }

        return guards;
    }

    private void Tell(int number, TraceRing trace, int news)
    {
        for (int age = 0; age < trace.Count && news > 0; age++)
        {
            int code = trace.Read(age, out _, out int peer, out long amount);
            if (code is not (TraceCode.Guarded or TraceCode.Evicted or TraceCode.Lied))
            {
                continue;
            }

            news--;
            if (code != TraceCode.Guarded || Seconds - toldAt.GetValueOrDefault(number, -QuietSeconds) >= QuietSeconds)
            {
                toldAt[number] = Seconds;
                log.Add(Seconds, code == TraceCode.Guarded ? "guard" : "trust", number, NodeReader.Text(code, Who(peer).Name, amount));
            }
        }
    }

    private void LookAtEdges(NodeView[] up)
    {
        trustSum.Clear();
        trustCount.Clear();
        trustSum.AddRange(new int[members.Length]);
        trustCount.AddRange(new int[members.Length]);
        foreach (LiveNode node in members.Where(member => member.IsRunning).Select(member => member.Inside).OfType<LiveNode>())
        {
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                int number = Who(node.Micro.Ledger.Peer(slot)).Number;
                if (number >= 0 && number < trustSum.Count)
                {
                    trustSum[number] += node.Micro.Trust.Trust(slot);
                    trustCount[number]++;
                }
            }
        }

        List<int> pairs = [];
        foreach (MatchedEdge edge in Balance.Of([.. up.DistinctBy(view => view.Pseudonym)]).Matched)
        {
            pairs.Add(Who(edge.From).Number);
            pairs.Add(Who(edge.To).Number);
        }

        if (!pairs.SequenceEqual(Edges.Pairs))
        {
            Edges = new PageEdges(Edges.Version + 1, pairs);
        }
    }

    private EdgeDetail EdgeOf(EdgeView edge)
    {
        (int number, string name) = Who(edge.Peer);
        return new EdgeDetail(number, name, edge.IsKeyed, edge.SentUvu, edge.CreditedUvu, -1);
    }

    private (int Number, string Name) Who(int pseudonym)
    {
        lock (numberOf)
        {
            return pseudonym != 0 && numberOf.TryGetValue(pseudonym, out int number)
                ? (number, members[number].Name) : (-1, MqttTopics.NameOf(pseudonym));
        }
    }

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
