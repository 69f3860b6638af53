using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

using LVS.Core;
using LVS.Harness;
using LVS.Live;
using LVS.Node;

namespace LVS.Hil;

/// <summary>
/// Harness nodes around one device or several. They drift together; then the drift is paused and a census is taken. At the end the harness
/// nodes close every edge, so that the devices have free slots for the next test.
/// </summary>
public sealed class DeviceSurroundings : IDisposable
{
    private const int CensusHoldMs = 8_000;
    private const int CensusMsMax = 7_000;
    private const int CensusRepeatMs = 250;
    private const int SampleMs = 250;
    private const double EntropyPart = 0.1;
    private const double SettledPart = 0.01;

    private readonly IReadOnlyList<TestedDevice> devices;
    private readonly List<(LiveNode Node, long StartUvu)> nodes = [];
    private readonly Observer observer;
    private readonly long deviceBaseUvu;
    private readonly double entropyStart;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly NodeConfig config;

    /// <summary>Adds harness nodes to devices that use the same network and were heard.</summary>
    /// <param name="devices">The devices.</param>
    /// <param name="count">Harness nodes.</param>
    /// <param name="chance">State of the seeded generator, one element.</param>
    /// <param name="name">Name of the capture file.</param>
    public DeviceSurroundings(IReadOnlyList<TestedDevice> devices, int count, long[] chance, string name)
    {
        this.devices = devices;
        config = devices[0].Config;
        ITransport transport = devices[0].Transport;
        UdpGroup group = new(config.Group, config.Port, config.Interface);
        observer = new Observer(transport, group, config.KeyBytes(), Path.Combine(devices[0].Folder, name + ".pcap"));
        deviceBaseUvu = devices.Sum(d => d.Wire.Last!.BaseUvu);
        for (int i = 0; i < count; i++)
        {
            long earned = 8 * (1_000_000 + SeededRandom.Below(chance, 0, 99_000_001));
            LiveNode node = new(transport, config, earned, 1 + SeededRandom.Below(chance, 0, NodeConfig.SeedMax));
            nodes.Add((node, earned >> 3));
        }

        entropyStart = Equilibrium.Entropy(
            [.. devices.Select(d => d.Wire.Last!),
                .. nodes.Select(n => new NodeView(n.Node.Pseudonym, n.StartUvu, config.Weight, false, []))]);
    }

    /// <summary>The swarm over time.</summary>
    public List<Sample> Samples { get; } = [];

    /// <summary>State of every node at the end; set by <see cref="Judge"/>.</summary>
    public List<NodeRow> Rows { get; } = [];

    /// <summary>Edges at the end; set by <see cref="Judge"/>.</summary>
    public List<EdgeRow> Edges { get; } = [];

    /// <summary>What was measured; set by <see cref="Judge"/>.</summary>
    public (long ErrorUvu, long InFlightUvu, double EntropyStart, double EntropyEnd, long SpreadUvu) Measured { get; private set; }

    /// <summary>Largest frame heard.</summary>
    public int FrameSizeLargest => observer.FrameSizeLargest;

    /// <summary>Lets them drift for a time.</summary>
    public void Drift(double seconds) => Drift(seconds, endsSettled: false);

    /// <summary>
    /// Lets them drift until every device has an edge and the entropy is well below its bound. Longer drift would show nothing more.
    /// </summary>
    /// <param name="secondsMax">Longest time in seconds.</param>
    public void Settle(double secondsMax) => Drift(secondsMax, endsSettled: true);

    /// <summary>Pauses the drift, takes the census and compares it with what was before.</summary>
    /// <returns>What was measured.</returns>
    /// <exception cref="HilFailure">Value appeared or vanished, or a device did not answer.</exception>
    public string Judge()
    {
        foreach (TestedDevice device in devices)
        {
            device.AwaitCensusRest();
        }

        IReadOnlyDictionary<int, Heard> heard = TakeCensus();
        List<string> missing =
        [
            .. devices.Where(d => !IsSteady(heard, d.Wire.Device)).Select(d => d.Device.Id),
            .. nodes.Where(n => !IsSteady(heard, n.Node.Pseudonym)).Select(n => "harness node " + TestedDevice.Hex(n.Node.Pseudonym)),
        ];
        List<NodeView> views = [.. Members().Where(heard.ContainsKey).Select(p => heard[p].View)];
        Balance balance = Balance.Of(views);
        long baseUvu = deviceBaseUvu + nodes.Sum(n => n.StartUvu);
        double entropyEnd = Equilibrium.Entropy(views);
        Measured = (balance.ErrorUvu(baseUvu), balance.InFlightUvu, entropyStart, entropyEnd, Equilibrium.SpreadUvu(views));
        Describe(heard, balance);
        if (missing.Count > 0)
        {
            throw new HilFailure(
                $"the census (SPEC 4) was not answered by {string.Join(", ", missing)}: each must pause its drift, set the flag and say "
                    + "the same twice");
        }

        if (Measured.ErrorUvu != 0)
        {
            throw new HilFailure(
                F($"value appeared or vanished: {Measured.ErrorUvu:N0} uVU; floats {balance.FloatUvu:N0} + in flight ")
                    + F($"{balance.InFlightUvu:N0} + to be refunded {balance.PendingUvu:N0} against {baseUvu:N0} before"));
        }

        if (balance.OvercreditedEdges > 0)
        {
            throw new HilFailure($"{balance.OvercreditedEdges} edges credited more than was sent");
        }

        int[] without = [.. devices.Select(d => d.Wire.Device).Where(p => !balance.Matched.Any(e => e.From == p || e.To == p))];
        return without.Length > 0
            ? throw new HilFailure(
                $"{string.Join(", ", without.Select(TestedDevice.Hex))} agreed on no edge with {nodes.Count} harness nodes around it")
            : F($"{views.Count} nodes, error 0 uVU, entropy {entropyStart:g4} to {entropyEnd:g4} nats, {balance.Matched.Count} edges");
    }

    /// <summary>Whether the entropy fell far enough; valid after <see cref="Judge"/>.</summary>
    public Invariant EntropyFalls()
    {
        double end = Measured.EntropyEnd;
        bool? holds = end <= entropyStart * EntropyPart ? true : end < entropyStart ? null : false;
        return new("drifts", holds, F($"entropy {entropyStart:g4} to {end:g4} nats, bound a tenth")
            + (holds == null ? ": give it more --seconds" : ""));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((LiveNode node, _) in nodes)
        {
            node.Leave();
        }

        foreach ((LiveNode node, _) in nodes)
        {
            node.Dispose();
        }

        observer.Dispose();
    }

    private static bool IsSteady(IReadOnlyDictionary<int, Heard> heard, int pseudonym) => heard.TryGetValue(pseudonym, out Heard? known)
        && known.Steady > 0;

    private IEnumerable<int> Members() => devices.Select(d => d.Wire.Device).Concat(nodes.Select(n => n.Node.Pseudonym));

    /// <summary>
    /// Takes a census. It is repeated when a harness node also answered late, because then this machine was busy and the device not slow.
    /// </summary>
    private IReadOnlyDictionary<int, Heard> TakeCensus()
    {
        IReadOnlyDictionary<int, Heard> heard = AskCensus();
        if (nodes.TrueForAll(n => IsSteady(heard, n.Node.Pseudonym)))
        {
            return heard;
        }

        foreach (TestedDevice device in devices)
        {
            device.AwaitCensusRest();
        }

        return AskCensus();
    }

    private IReadOnlyDictionary<int, Heard> AskCensus()
    {
        observer.BeginCensus();
        int number = SteadyTime.CensusNumber;
        IReadOnlyDictionary<int, Heard> heard = observer.Snapshot();
        for (Stopwatch asking = Stopwatch.StartNew(); asking.ElapsedMilliseconds < CensusMsMax; heard = observer.Snapshot())
        {
            if (Members().All(p => IsSteady(heard, p)))
            {
                return heard;
            }

            observer.AskCensus(number, CensusHoldMs);
            devices[0].Wire.Hear(CensusRepeatMs);
        }

        return heard;
    }

    private void Drift(double seconds, bool endsSettled)
    {
        for (Stopwatch drifting = Stopwatch.StartNew(); drifting.Elapsed.TotalSeconds < seconds;)
        {
            IReadOnlyDictionary<int, Heard> heard = observer.Snapshot();
            List<NodeView> views = [.. Members().Where(heard.ContainsKey).Select(p => heard[p].View)];
            TakeSample(heard, views);
            if (endsSettled && IsSettled(views))
            {
                return;
            }

            for (Stopwatch pause = Stopwatch.StartNew(); pause.ElapsedMilliseconds < SampleMs;)
            {
                devices[0].Wire.Hear(SampleMs / 5);
                foreach (TestedDevice device in devices.Skip(1))
                {
                    device.Wire.Hear(0);
                }
            }
        }
    }

    private bool IsSettled(List<NodeView> views)
    {
        if (views.Count < devices.Count + nodes.Count || Equilibrium.Entropy(views) > entropyStart * EntropyPart * SettledPart)
        {
            return false;
        }

        Balance balance = Balance.Of(views);
        return devices.All(d => balance.Matched.Any(e => e.From == d.Wire.Device || e.To == d.Wire.Device));
    }

    private void TakeSample(IReadOnlyDictionary<int, Heard> heard, List<NodeView> views)
    {
        Samples.Add(new Sample(
            clock.Elapsed.TotalSeconds,
            views.Count,
            Equilibrium.Entropy(views),
            Equilibrium.SpreadUvu(views),
            heard.Values.Sum(h => h.Frames),
            nodes.Sum(n => LiveVerdict.Received(n.Node)),
            0,
            [.. Members().Select(p => heard.TryGetValue(p, out Heard? known) ? known.View.FloatUvu : (long?)null)]));
    }

    private void Describe(IReadOnlyDictionary<int, Heard> heard, Balance balance)
    {
        Dictionary<int, string> names = devices.ToDictionary(d => d.Wire.Device, d => d.Device.Id);
        for (int i = 0; i < nodes.Count; i++)
        {
            names[nodes[i].Node.Pseudonym] = $"harness-{i + 1}";
        }

        foreach ((int pseudonym, string name) in names)
        {
            Heard? known = heard.GetValueOrDefault(pseudonym);
            long start = nodes.FirstOrDefault(n => n.Node.Pseudonym == pseudonym).StartUvu;
            bool isDevice = devices.Any(d => d.Wire.Device == pseudonym);
            int column = devices.Select(d => d.Wire.Device).ToList().IndexOf(pseudonym);
            long floatStart = isDevice
                ? Samples.Select(sample => sample.FloatsUvu[column]).FirstOrDefault(known => known != null) ?? 0 : start;
            Rows.Add(new NodeRow
            {
                Name = name,
                Kind = isDevice ? "firmware" : "in-process",
                Pseudonym = TestedDevice.Hex(pseudonym),
                State = IsSteady(heard, pseudonym) ? "answered" : "silent",
                EarnedUvu = isDevice ? null : start * 8,
                ProtectedUvu = isDevice ? null : start * 7,
                FloatStartUvu = floatStart,
                FloatEndUvu = known?.View.FloatUvu,
                Source = IsSteady(heard, pseudonym) ? "census" : known != null ? "last frame" : "none",
                Edges = balance.Matched.Count(e => e.From == pseudonym || e.To == pseudonym),
                FramesSent = known?.Frames ?? 0,
                FramesReceived = null,
                FramesLost = null,
                FramesRefused = null,
                GuardInterventions = null,
            });
        }

        Edges.AddRange(balance.Matched.Select(e => new EdgeRow(names[e.From], names[e.To], e.NetUvu, e.ForthUvu + e.BackUvu)));
    }

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
