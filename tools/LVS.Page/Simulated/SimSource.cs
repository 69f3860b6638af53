using System;
using System.Globalization;
using System.Linq;
using System.Threading;

using LVS.Harness;
using LVS.Sim;

namespace LVS.Page;

/// <summary>
/// A simulated swarm for the page: looks on, holds virtual time to the wall's, and does what is asked for between windows.
/// </summary>
public sealed class SimSource : Watcher, ISwarmSource
{
    private readonly SimClockwork clockwork;
    private readonly SimVisits visits;
    private readonly string command;
    private readonly string folder;
    private SimDeeds? deeds;
    private SimReader? reader;
    private PageFrame last;
    private int faultNext;
    private string verdict = "";
    private bool isWatched;

    /// <summary>Makes the source of a simulation that is about to be made.</summary>
    /// <param name="scenario">What it goes through.</param>
    /// <param name="seed">Its seed.</param>
    /// <param name="folder">Run folder, for the scenario that repeats what is done by hand.</param>
    /// <param name="stop">Ends all waiting.</param>
    public SimSource(Scenario scenario, long seed, string folder, CancellationToken stop)
    {
        this.folder = folder;
        Scenario = SimDeeds.Prepared(scenario);
        command = CommandOf(seed).Reproduce(seed);

        // Nothing is missed: virtual time waits for the first look.
        clockwork = new SimClockwork(SimOffers.SpeedFor(scenario.DurationMs), stop);
        clockwork.Pause();
        visits = new SimVisits(clockwork, Log);
        Facts = SimOffers.Facts(Scenario, seed, clockwork.Speed);
        last = new PageFrame { Seconds = 0, State = "running", Up = 0, EntropyNats = 0, SpreadUvu = 0 };
    }

    /// <summary>The scenario to run: with intruders that may be called.</summary>
    public Scenario Scenario { get; }

    /// <inheritdoc/>
    public PageFacts Facts { get; }

    /// <inheritdoc/>
    public PageLog Log { get; } = new();

    /// <inheritdoc/>
    public PageEdges Edges => reader?.Edges ?? new PageEdges(0, []);

    /// <summary>The command that repeats what this run does, whatever is done by hand.</summary>
    public SimCommand CommandOf(long seed) => new() { ScenarioName = System.IO.Path.Combine(folder, SimSession.ScenarioName), Seed = seed };

    /// <summary>The simulation has been made.</summary>
    public void Begin(Simulation simulation)
    {
        reader = new SimReader(simulation, Log);
        deeds = new SimDeeds(simulation, folder);
        visits.Begin(simulation, deeds);
        simulation.World.Watch(this);
    }

    /// <summary>The run is over: the page stays as it is until it is stopped.</summary>
    /// <param name="result">What it came to.</param>
    public void Serve(SwarmResult result)
    {
        verdict = $"{result.Verdict}: {string.Join(' ', result.Reasons.Take(2))}";
        Log.Add(result.Seconds, result.Verdict == "broken" ? "error" : "fault", -1, $"the run has ended, {verdict}");
        clockwork.Serve((long)(result.Seconds * 1000));
    }

    /// <inheritdoc/>
    public void Watched() => clockwork.Between(nowMs =>
    {
        if (!isWatched)
        {
            isWatched = true;
            clockwork.Go(nowMs);
        }

        return true;
    });

    /// <inheritdoc/>
    public PageFrame Take() => clockwork.Between(nowMs => reader!.Read(nowMs)) is PageFrame read ? last = Dressed(read) : Dressed(last);

    /// <inheritdoc/>
    public NodeDetail? Detail(int node) => clockwork.Between(_ => reader!.Detail(node));

    /// <inheritdoc/>
    public DeedAnswer Do(Deed deed)
    {
        if (SimVisits.Is(deed) && verdict.Length == 0)
        {
            return visits.Do(deed);
        }

        DeedAnswer answer = clockwork.Between(nowMs => Do(deed, nowMs))
            ?? new DeedAnswer(false, "The simulation has ended: start it again to do more.");
        return answer;
    }

    /// <inheritdoc/>
    public override void Between(SimWorld world, long nowMs)
    {
        for (; faultNext < reader!.Plan.Count && reader.Plan[faultNext].AtMs <= nowMs; faultNext++)
        {
            FaultEvent fault = reader.Plan[faultNext];
            string name = fault.Node < 0 ? "" : reader.Name(fault.Node) + " ";
            bool isNamed = fault.Node >= 0 && fault.Text.StartsWith(name, StringComparison.Ordinal);
            Log.Add(fault.AtMs / 1000.0, "fault", isNamed ? fault.Node : -1, isNamed ? fault.Text[name.Length..] : fault.Text);
        }

        visits.Pass();
        clockwork.Pass(nowMs);
    }

    /// <inheritdoc/>
    public override void Sent(SimNode node, Core.Letter said, int size, long nowMs) => reader!.Sent(node.Index);

    /// <inheritdoc/>
    public override void Ticked(SimNode node, long nowMs) => reader!.Ticked(node, nowMs);

    /// <inheritdoc/>
    public override void Booted(SimNode node, long nowMs) => reader!.Booted(node, nowMs);

    /// <inheritdoc/>
    public override void Cutting(SimNode node, long nowMs) => reader!.Cutting(node, nowMs);

    /// <inheritdoc/>
    public override void Crashed(SimNode node, long nowMs, Exception error) =>
        Log.Add(nowMs / 1000.0, "error", node.Index, $"broke a rule of its own: {error.Message}");

    private PageFrame Dressed(PageFrame read) => read with
    {
        State = verdict.Length > 0 ? "ended" : clockwork.IsPaused ? "paused" : "running",
        Speed = clockwork.Speed,
        Repeat = command,
        Verdict = verdict,
        IsSplit = deeds?.IsOpen(SimOffers.Split) == true,
    };

    private DeedAnswer Do(Deed deed, long nowMs)
    {
        if (verdict.Length > 0)
        {
            return new DeedAnswer(false, "The simulation has ended: start it again to do more.");
        }

        SimDeeds by = deeds!;
        string text;
        switch (deed.Name)
        {
            case SimOffers.Pause:
                clockwork.Pause();
                return new DeedAnswer(true, "Virtual time stands still.");
            case SimOffers.Go:
                clockwork.Go(nowMs);
                return new DeedAnswer(true, "Virtual time passes.");
            case SimOffers.Speed:
                clockwork.Turn(nowMs, deed.Number!.Value);
                return new DeedAnswer(
                    true, deed.Number == 0 ? "As fast as this machine can." : F($"{deed.Number} virtual seconds a second."));
            case SimOffers.Step:
                clockwork.Go(nowMs, (long)(deed.Number!.Value * 1000));
                return new DeedAnswer(true, F($"One step of {deed.Number} s."));
            case SimOffers.Kill:
                if (by.IsOpen(Name(deed)) || !reader!.IsPresent(deed.Node!.Value))
                {
                    return new DeedAnswer(false, $"{Name(deed)} has no power already.");
                }

                by.Begin(Name(deed), "reboot", deed.Node.Value, -1, nowMs);
                text = $"The power of {Name(deed)} is cut.";
                break;
            case SimOffers.Restart:
                if (!by.IsOpen(Name(deed)))
                {
                    return new DeedAnswer(false, $"{Name(deed)} was not cut off by hand; cut its power first.");
                }

                long atMs = by.End(Name(deed), nowMs);
                text = F($"{Name(deed)} has power again in {(atMs - nowMs) / 1000.0:0.0} s.");
                break;
            case SimOffers.Split:
                text = Toggle(SimOffers.Split, "partition", 50, nowMs)
                    ? "The swarm is split in two halves." : "The two halves hear each other again.";
                break;
            case SimOffers.Sun:
                text = Toggle(SimOffers.Sun, "dark", -1, nowMs) ? "The sun is cut." : "The sun is back.";
                break;
            case SimOffers.Loss:
                if (by.IsOpen(SimOffers.Loss))
                {
                    by.End(SimOffers.Loss, nowMs);
                }

                by.Begin(SimOffers.Loss, "loss", -1, (int)deed.Number!.Value, nowMs);
                text = F($"{deed.Number} % of all frames are lost.");
                break;
            case SimOffers.Intruder:
                if (!by.Waiting.Contains(deed.Text))
                {
                    return new DeedAnswer(false, $"An intruder of kind '{deed.Text}' is there already; choose another kind.");
                }

                by.Call(deed.Text!, nowMs);
                text = $"An intruder joins: {deed.Text}.";
                break;
            default:
                return new DeedAnswer(false, $"There is no '{deed.Name}' here.");
        }

        Log.Add(nowMs / 1000.0, "deed", deed.Node ?? -1, text);
        return new DeedAnswer(true, text);
    }

    /// <summary>Begins what is not, ends what is.</summary>
    /// <returns>Whether it is now.</returns>
    private bool Toggle(string what, string kind, int percent, long nowMs)
    {
        if (deeds!.IsOpen(what))
        {
            deeds.End(what, nowMs);
            return false;
        }

        deeds.Begin(what, kind, -1, percent, nowMs);
        return true;
    }

    private string Name(Deed deed) => reader!.Name(deed.Node!.Value);

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
