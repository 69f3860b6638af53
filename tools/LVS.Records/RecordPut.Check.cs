using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

using LVS.Core;

namespace LVS.Records;

/// <content>
/// Checks whether members that proved a fragment also serve it. Members that sleep are told and asked while they are awake.
/// </content>
public sealed partial class RecordPut
{
    private const int ChecksMax = 5;

    // A member that sleeps takes a few fragments in its window, and may miss some wakes.
    private const int TakesMax = 4;
    private const int AnswerMsOfSleeper = 60;
    private const int SendsMaxOfSleeper = 12;

    private readonly HashSet<int> served = [];
    private readonly Dictionary<int, PutPiece> sleepersToCheck = [];
    private bool hasWoken;

    /// <summary>Checks whether the members that proved also serve, by fetching one fragment of each as a guest.</summary>
    /// <returns>Whether some did not serve, so that their fragments must go to others.</returns>
    private async Task<bool> Check(CancellationToken stop)
    {
        PutPiece[] asked = [.. pieces.Where(piece => piece.IsProved && !served.Contains(piece.Target) && !Sleeps(piece.Target))
            .DistinctBy(piece => piece.Target)];
        for (int round = 0; round < ChecksMax && asked.Any(piece => !served.Contains(piece.Target)); round++)
        {
            foreach (PutPiece piece in asked.Where(piece => !served.Contains(piece.Target)))
            {
                await AskFor(piece);
            }

            await client.Run(AnswerMs, () => asked.All(piece => served.Contains(piece.Target)), stop);
        }

        long endMs = client.NowMs + NapCode.SilenceMs(client.Members.NapSecondsMax);
        while (sleepersToCheck.Count > 0 && client.NowMs < endMs && client.IsPatient)
        {
            await client.Run(IsAnyAwake() ? AnswerMsOfSleeper : IdleMs, () => hasWoken, stop);
            hasWoken = false;
            await AskSleepers();
        }

        int[] caught = [.. asked.Select(piece => piece.Target).Concat(sleepersToCheck.Keys).Where(target => !served.Contains(target))];
        sleepersToCheck.Clear();
        foreach (PutPiece piece in pieces.Where(piece => piece.IsProved && caught.Contains(piece.Target)))
        {
            piece.Tried.Add(piece.Target);
            strikes[piece.Target] = StrikesMax;
            piece.IsProved = false;
            piece.Target = 0;
            ProvedCount--;
        }

        return caught.Length > 0;
    }

    /// <summary>Asks for a fragment under another name.</summary>
    private async Task AskFor(PutPiece piece)
    {
        piece.Checker = client.DrawGuest();
        StoreFrame want = new() { Kind = FrameKind.Want, Mask = 1 << piece.Fragment.Index };
        want.Fragment.Stripe = piece.Fragment.Stripe;
        await client.Say(want, piece.Checker);
    }

    private bool Sleeps(int member) => client.Members.NapSecondsOf(member) > 0;

    /// <summary>Lets a piece wait until its target is heard again. When that takes too long, the target counts as gone.</summary>
    private void LetSleep(PutPiece piece)
    {
        piece.Waits = true;
        piece.DueMs = client.NowMs + NapCode.SilenceMs(client.Members.NapSecondsOf(piece.Target));
    }

    /// <summary>Sends a member that has woken as much as it takes in one window.</summary>
    private void Wake(int member)
    {
        hasWoken = true;
        foreach (PutPiece piece in told.Where(piece => piece.Target == member && piece.Waits).Take(TakesMax))
        {
            piece.Waits = false;
            piece.DueMs = client.NowMs;
        }
    }

    private bool IsAnyAwake() => sleepersToCheck.Keys.Any(member => client.Members.IsAwake(member, client.NowMs));

    /// <summary>Asks each member that sleeps and has proved something to serve one fragment, while it is awake.</summary>
    private async Task AskSleepers()
    {
        foreach (PutPiece piece in sleepersToCheck.Values.ToArray())
        {
            if (client.NowMs >= piece.DueMs && client.Members.IsAwake(piece.Target, client.NowMs))
            {
                piece.DueMs = client.NowMs + AnswerMsOfSleeper;
                await AskFor(piece);
            }
        }
    }

    private void HearServed(StoreFrame heard, int sender)
    {
        if ((heard.Flags & StoreFrame.FlagKeep) != 0 || served.Contains(sender))
        {
            return;
        }

        long name = client.Namer.NameOf(heard.Fragment);
        if (byName.TryGetValue((name, heard.Fragment.Index), out PutPiece? piece) && piece.Checker == heard.Target
            && piece.Target == sender)
        {
            served.Add(sender);
            sleepersToCheck.Remove(sender);
        }
    }
}
