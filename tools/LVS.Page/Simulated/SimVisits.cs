using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;

using LVS.Harness;
using LVS.Records;
using LVS.Sim;

namespace LVS.Page;

/// <summary>
/// Records that are put into a simulated swarm by hand, and brought back: the caller waits in real time for a result of virtual time.
/// </summary>
/// <param name="clockwork">Holds virtual time.</param>
/// <param name="log">Told what came of a visit.</param>
internal sealed class SimVisits(SimClockwork clockwork, PageLog log)
{
    private const int WaitMs = 60_000;
    private const int LookMs = 50;

    private readonly HashSet<int> unheard = [];
    private Simulation? simulation;
    private SimDeeds? deeds;
    private int toldCount;

    /// <summary>Whether a deed is one.</summary>
    public static bool Is(Deed deed) => deed.Name is SimOffers.Put or SimOffers.Get;

    /// <summary>The simulation has been made.</summary>
    public void Begin(Simulation made, SimDeeds by)
    {
        simulation = made;
        deeds = by;
        toldCount = 0;
    }

    /// <summary>A window has ended: tells what visits have come to.</summary>
    public void Pass()
    {
        for (; simulation?.Visitor is Visitor visitor && toldCount < visitor.Outcomes.Count; toldCount++)
        {
            VisitOutcome outcome = visitor.Outcomes[toldCount];
            log.Add(outcome.AtMs / 1000.0, "record", -1,
                unheard.Contains(toldCount) && outcome.Result != null ? $"{outcome.Text} {outcome.Result}" : outcome.Text);
        }
    }

    /// <summary>Stores a record or brings one back.</summary>
    public DeedAnswer Do(Deed deed)
    {
        string text = deed.Text ?? "";
        try
        {
            text = deed.Name == SimOffers.Put ? text : Capability.Parse(text).ToString();
        }
        catch (UserException e)
        {
            return new DeedAnswer(false, e.Message);
        }

        int number = clockwork.Between(nowMs => Receive(deed, text, nowMs), -1);
        if (number < 0)
        {
            return new DeedAnswer(false, "The simulation has ended, or nobody keeps records in it.");
        }

        for (Stopwatch waiting = Stopwatch.StartNew(); waiting.ElapsedMilliseconds < WaitMs && !clockwork.IsPaused; Thread.Sleep(LookMs))
        {
            if (clockwork.Between(_ => Outcome(number)) is VisitOutcome outcome)
            {
                return new DeedAnswer(outcome.IsDone, outcome.Text, outcome.Result);
            }
        }

        return clockwork.Between(_ => Leave(number)) is VisitOutcome late ? new DeedAnswer(late.IsDone, late.Text, late.Result)
            : new DeedAnswer(true, clockwork.IsPaused
                ? "A guest has come, and waits: virtual time stands still. What it comes to will be among the events."
                : "A guest is at it: this takes more virtual time. What it comes to will be among the events.");
    }

    private int Receive(Deed deed, string text, long nowMs) => simulation?.Visitor == null ? -1 : deeds!.Receive(new Visit
    {
        AtMs = nowMs,
        Put = deed.Name == SimOffers.Put ? text : null,
        Get = deed.Name == SimOffers.Get ? text : null,
        WaitMs = simulation.World.Scenario.Power is { Sleep: { IsOn: true } sleep } ? 4L * (sleep.PeriodMs << sleep.NapDoublings) : 0,
        Draw = System.Random.Shared.Next(),
    });

    private VisitOutcome? Outcome(int number) =>
        simulation!.Visitor!.Outcomes is { } outcomes && number < outcomes.Count ? outcomes[number] : null;

    /// <summary>Nobody waits for it any more.</summary>
    private VisitOutcome? Leave(int number)
    {
        unheard.Add(number);
        return Outcome(number);
    }
}
