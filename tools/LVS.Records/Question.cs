using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

using LVS.Core;

namespace LVS.Records;

/// <summary>
/// Repeats what is said about a record until it is answered: some times to the members that are awake, and to each member that sleeps
/// when it wakes.
/// </summary>
/// <param name="client">The swarm.</param>
/// <param name="say">Says it.</param>
/// <param name="isAnswered">Whether nothing is missing any more.</param>
internal sealed class Question(RecordClient client, Func<Task> say, Func<bool> isAnswered)
{
    private const int IdleMs = 1_000;

    // A member that sleeps is asked twice in its window.
    private const int WindowMs = 60;
    private const int SaidInWindow = 2;

    private readonly HashSet<int> met = [];
    private bool hasWoken;

    /// <summary>Whether it waits for members that sleep; no longer than the client's patience.</summary>
    public bool IsPatient { get; init; } = client.SleepersMsMax > 0;

    /// <summary>Repeats it.</summary>
    /// <param name="roundsMax">How often it is said to those that are awake.</param>
    /// <param name="answerMs">How long an answer may take, in ms.</param>
    /// <param name="stop">Ends it early.</param>
    public async Task Repeat(int roundsMax, int answerMs, CancellationToken stop)
    {
        if (IsPatient && !client.HasJoined)
        {
            await client.Join(stop);
        }

        client.Woken = Meet;
        long endMs = client.NowMs + NapCode.SilenceMs(client.Members.NapSecondsMax);
        for (int round = 0; !isAnswered() && (round < roundsMax || hasWoken || Waits(endMs));)
        {
            if (hasWoken)
            {
                hasWoken = false;
                for (int i = 0; i < SaidInWindow; i++)
                {
                    await say();
                    await client.Run(WindowMs, isAnswered, stop);
                }
            }
            else if (round < roundsMax)
            {
                await say();
                round += await client.Run(answerMs, () => hasWoken || isAnswered(), stop) ? 0 : 1;
            }
            else
            {
                await client.Run(IdleMs, () => hasWoken, stop);
            }
        }

        client.Woken = null;
    }

    /// <summary>Whether a member that sleeps may still wake, and has not been asked yet.</summary>
    private bool Waits(long endMs) => IsPatient && client.IsPatient && client.NowMs < endMs
        && client.Members.Sleepers.Any(member => !met.Contains(member));

    private void Meet(int member)
    {
        hasWoken = true;
        met.Add(member);
    }
}
