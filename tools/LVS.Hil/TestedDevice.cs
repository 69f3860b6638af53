using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;

using LVS.Core;
using LVS.Harness;
using LVS.Node;

namespace LVS.Hil;

/// <summary>A device of the map under test: its fixture, its link, its identity and its results.</summary>
public sealed class TestedDevice : IDisposable
{
    private const int AloneMs = 300;

    private readonly HilOptions options;
    private readonly Stopwatch sinceCensus = new();

    /// <summary>Prepares a device; nothing is switched on.</summary>
    /// <param name="options">Options of the run.</param>
    /// <param name="device">The device.</param>
    /// <param name="config">Its configuration.</param>
    /// <param name="transport">Transport to it; the caller keeps ownership.</param>
    /// <param name="folder">Its folder, existing.</param>
    /// <param name="flash">Flash drive of an emulated one.</param>
    public TestedDevice(HilOptions options, MappedDevice device, NodeConfig config, ITransport transport, string folder, string flash)
    {
        this.options = options;
        Device = device;
        Config = config;
        Transport = transport;
        Folder = folder;
        Fixture = device.IsEmulated ? new EmulatorFixture(folder, flash, Config) : new CommandFixture(device);
        Wire = new HilWire(transport, Config);
    }

    /// <summary>The device's entry in the map.</summary>
    public MappedDevice Device { get; }

    /// <summary>Its configuration.</summary>
    public NodeConfig Config { get; }

    /// <summary>The transport to it.</summary>
    public ITransport Transport { get; }

    /// <summary>Controls its power and its reset.</summary>
    public IFixture Fixture { get; }

    /// <summary>The link to it.</summary>
    public HilWire Wire { get; }

    /// <summary>Folder of its logs and captures.</summary>
    public string Folder { get; }

    /// <summary>Results so far, in order.</summary>
    public List<Invariant> Results { get; } = [];

    /// <summary>Whether it was heard, so that further tests make sense.</summary>
    public bool IsHeard => Wire.Last != null;

    private int PatienceMs => (int)(options.PatienceSeconds * 1000);

    /// <summary>Switches it on and waits until it sends a frame.</summary>
    /// <exception cref="HilFailure">It does not, or cannot be told from others.</exception>
    public string Start(Func<int, bool> isHarness)
    {
        Stopwatch waiting = Stopwatch.StartNew();
        Fixture.On();
        if (Device.Pseudonym != 0)
        {
            Wire.Device = Device.Pseudonym;
        }
        else
        {
            HashSet<int> found = Wire.Find(PatienceMs, isHarness);
            if (found.Count > 1)
            {
                throw new HilFailure(
                    $"{found.Count} nodes are in {Transport.Description}, {string.Join(", ", found.Select(Hex))}: give '{Device.Id}' its "
                        + "'pseudonym' in the map, or a place of its own");
            }

            Wire.Device = found.Count == 1 ? found.Single() : throw Silence();
        }

        return Wire.Hear(PatienceMs) == null ? throw Silence()
            : F($"node {Hex(Wire.Device)}, float {Wire.Last!.FloatUvu:N0} uVU, {Wire.Last.Edges.Count} edges, heard after ")
                + F($"{waiting.Elapsed.TotalSeconds:0.0} s");
    }

    /// <summary>Waits until it is back after a power cut or a reset, and compares it with its state before.</summary>
    /// <param name="how">Cuts the power and gives it again, or resets.</param>
    /// <param name="edge">Peer of an edge that must have survived; 0 for none.</param>
    /// <exception cref="HilFailure">It does not come back, or not as what it was.</exception>
    public string Return(Action how, int edge)
    {
        while (Wire.Hear(0) != null)
        {
        }

        NodeView before = Wire.Last!;
        how();
        Wire.Drain();
        sinceCensus.Reset();
        Stopwatch waiting = Stopwatch.StartNew();
        int violations = Wire.Violations;
        NodeView after = Wire.Hear(PatienceMs) ?? throw new HilFailure(
            $"it did not come back as {Hex(Wire.Device)} within {options.PatienceSeconds:0} s"
                + (Others() is { Length: > 0 } others ? $"; {others} is there instead: it lost its ledger" : Words()));
        if (Wire.Violations > violations)
        {
            throw new HilFailure(Wire.Violation);
        }

        EdgeView? had = before.Edges.FirstOrDefault(e => e.Peer == edge);
        EdgeView? has = after.Edges.FirstOrDefault(e => e.Peer == edge);
        if (had != null && (has == null))
        {
            throw new HilFailure("it forgot an edge that it had told of");
        }

        return had != null && (has!.SentUvu < had.SentUvu || has.CreditedUvu < had.CreditedUvu)
            ? throw new HilFailure(
                F($"it forgot what it had told: sent {had.SentUvu:N0} became {has.SentUvu:N0}, credited {had.CreditedUvu:N0} became ")
                    + F($"{has.CreditedUvu:N0} uVU"))
            : F($"same node, nothing it had told is lost, heard again after {waiting.Elapsed.TotalSeconds:0.0} s");
    }

    /// <summary>Waits until it would obey a census again: nodes obey one in 30 s (SPEC 4).</summary>
    public void AwaitCensusRest()
    {
        while (sinceCensus.IsRunning && sinceCensus.ElapsedMilliseconds < Limits.HoldRestMs + 500)
        {
            Wire.Hear(200);
        }

        sinceCensus.Restart();
    }

    /// <summary>Runs one test and keeps its result.</summary>
    public void Run(string name, Func<string> test)
    {
        Invariant result;
        int violations = Wire.Violations;
        long began = Stopwatch.GetTimestamp();
        try
        {
            string detail = test();
            result = new(name, true, detail);
        }
        catch (HilFailure e)
        {
            result = new(name, false, e.Message);
        }
        catch (UserException e)
        {
            result = new(name, null, e.Message);
        }

        if (result.Holds == true && Wire.Violations > violations)
        {
            result = new(name, false, Wire.Violation);
        }

        Add(result with { Seconds = Math.Round(Stopwatch.GetElapsedTime(began).TotalSeconds, 3) });
    }

    /// <summary>Keeps a result under the device's name.</summary>
    public void Add(Invariant result) => Results.Add(result with { Name = Device.Id + "." + result.Name });

    /// <inheritdoc/>
    public void Dispose()
    {
        Fixture.Dispose();
        Wire.Dispose();
    }

    /// <summary>A pseudonym as it is shown to people.</summary>
    public static string Hex(int pseudonym) => pseudonym.ToString("x8", CultureInfo.InvariantCulture);

    private HilFailure Silence()
    {
        (int frames, int senders) = Wire.Strange;
        string strange = frames > 0
            ? $"; {frames} frames of {senders} senders did not authenticate: its swarmKey is not that of the configuration, or "
                + "it signs wrongly"
            : "";
        return new HilFailure(
            $"it is silent: no diff of it was heard within {options.PatienceSeconds:0.#} s in {Transport.Description}{strange}; one with "
                + $"'powerMode' solar on a cell sleeps between its slots: test it fed from USB{Words()}");
    }

    private string Words() => Fixture.LastWords.Length > 0 ? "; " + Fixture.LastWords : "";

    private string Others() => string.Join(", ", Wire.Find(AloneMs, p => p == Wire.Device).Select(Hex));

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
