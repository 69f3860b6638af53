using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

using LVS.Core;
using LVS.Harness;

namespace LVS.Records;

/// <summary>
/// Stores a record in the swarm. Each fragment is sent to one member until the member proves it, many fragments at a time. Then one
/// fragment of each of these members is fetched, and a member that does not serve is replaced. A put that fails leaves nothing behind.
/// </summary>
/// <param name="client">A client that has joined a swarm.</param>
/// <param name="stripes">All stripes of the record.</param>
public sealed partial class RecordPut(RecordClient client, IReadOnlyList<RecordStripe> stripes)
{
    private const int AnswerMs = 700;
    private const int SendsMax = 4;
    private const int StrikesMax = 6;
    private const int PatienceMs = 20_000;
    private const int WindowMin = 8;
    private const int WindowMax = 256;
    private const int WindowUs = 32_000;
    private const int PerMemberMax = 12;
    private const int BusyMs = 2;
    private const int IdleMs = 1_000;

    private readonly List<PutPiece> pieces = [.. stripes.SelectMany(stripe => Pieces(client, stripe))];
    private readonly Dictionary<(long Stripe, int Index), PutPiece> byName = [];
    private readonly Dictionary<long, List<int>> ranked = [];
    private readonly Dictionary<int, int> strikes = [];
    private readonly Dictionary<int, int> inFlight = [];
    private readonly Dictionary<int, int> given = [];

    // Free places of a member before the put gave it anything: what it said since, and what it had been given by then.
    private readonly Dictionary<int, int> freeBefore = [];
    private readonly List<PutPiece> told = [];
    private long patientToMs = -1;
    private int window = 32;
    private long shrunkAtMs = -AnswerMs;

    /// <summary>Fragments that a member has proved.</summary>
    public int ProvedCount { get; private set; }

    /// <summary>Fragments that were sent again because no proof had come.</summary>
    public int AgainCount { get; private set; }

    /// <summary>Stripes of the record.</summary>
    public int StripeCount => stripes.Count;

    /// <summary>Fragments of the record.</summary>
    public int FragmentCount => pieces.Count;

    /// <summary>Members that hold at least one fragment.</summary>
    public int HolderCount => pieces.Where(piece => piece.IsProved).Select(piece => piece.Target).Distinct().Count();

    /// <summary>How many members, whichever they are, may vanish at once without the loss of the record.</summary>
    public int SurvivesCount => stripes.Min(stripe => SurvivedBy(stripe));

    /// <summary>Seals a content and prepares it for storing.</summary>
    /// <param name="client">A client that has joined a swarm.</param>
    /// <param name="content">What is to be kept.</param>
    /// <param name="shape">How it is coded into fragments.</param>
    /// <param name="expiryMinute">The swarm's minute until which it is to be kept.</param>
    /// <param name="capability">The capability that fetches it.</param>
    public static RecordPut Of(
        RecordClient client, ReadOnlySpan<byte> content, RecordShape shape, long expiryMinute, out Capability capability)
    {
        capability = RecordSeal.Seal(
            content, shape, expiryMinute, out List<RecordStripe> stripes, client.Members.HasMoreRoom, client.World);
        return new RecordPut(client, stripes) { Secrets = new RecordOwner(client, capability).Secrets };
    }

    /// <summary>Stores the record.</summary>
    /// <param name="progress">Called now and then with the number of proved fragments.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="UserException">Some fragments found no holder; nothing is left of the others.</exception>
    public async Task Run(Action<int> progress, CancellationToken stop)
    {
        foreach (PutPiece piece in pieces)
        {
            byName[(piece.Fragment.Stripe, piece.Fragment.Index)] = piece;
        }

        client.Heard = Hear;
        client.Woken = Wake;
        try
        {
            await Tell(progress, stop);
            while (await Check(stop))
            {
                await Tell(progress, stop);
            }
        }
        catch (Exception e) when (e is UserException or OperationCanceledException)
        {
            await TakeBack(isStopped: e is OperationCanceledException);
            throw;
        }
        finally
        {
            client.Heard = null;
            client.Woken = null;
        }
    }

    private static IEnumerable<PutPiece> Pieces(RecordClient client, RecordStripe stripe)
    {
        int guest = client.DrawGuest();
        return stripe.Fragments.Select(fragment => new PutPiece(fragment, guest));
    }

    private async Task Tell(Action<int> progress, CancellationToken stop)
    {
        // Shuffled, so that consecutive fragments belong to different stripes.
        PutPiece[] waiting = [.. pieces.Where(piece => !piece.IsProved)];
        client.World.Chance.Shuffle(waiting);
        Queue<PutPiece> queue = new(waiting);
        told.Clear();
        long toldAtMs = client.NowMs;
        while (queue.Count > 0 || told.Count > 0)
        {
            stop.ThrowIfCancellationRequested();
            int underWay = told.Count(piece => !piece.Waits);
            for (int tries = Math.Min(queue.Count, PerMemberMax); tries > 0 && underWay < window && queue.Count > 0; tries--)
            {
                PutPiece piece = queue.Dequeue();
                if (!Choose(piece))
                {
                    queue.Enqueue(piece);
                    continue;
                }

                told.Add(piece);
                tries++;
                if (client.Members.IsAwake(piece.Target, client.NowMs))
                {
                    underWay++;
                    await Send(piece);
                }
                else
                {
                    LetSleep(piece);
                }
            }

            client.Hear();
            await client.Run(
                underWay > 0 || IsAnyAwake() ? BusyMs : IdleMs, () => hasWoken || told.Exists(piece => piece.IsProved), stop);
            hasWoken = false;
            await AskSleepers();
            await Sort(queue);
            if (client.NowMs - toldAtMs > 500)
            {
                toldAtMs = client.NowMs;
                progress(ProvedCount);
            }
        }

        progress(ProvedCount);
    }

    /// <summary>Removes proved fragments, repeats unanswered ones, and chooses other members where one is silent.</summary>
    private async Task Sort(Queue<PutPiece> queue)
    {
        for (int i = told.Count - 1; i >= 0; i--)
        {
            PutPiece piece = told[i];
            if (piece.IsProved)
            {
                Leave(i);
                Resize(window + 1);
            }
            else if (piece.Waits ? client.NowMs < piece.DueMs && client.IsPatient : client.NowMs < piece.DueMs)
            {
                continue;
            }
            else if (!piece.Waits && !client.Members.IsAwake(piece.Target, client.NowMs))
            {
                LetSleep(piece);
            }
            else if (!piece.Waits && piece.Sends < (Sleeps(piece.Target) ? SendsMaxOfSleeper : SendsMax))
            {
                if (!Sleeps(piece.Target))
                {
                    Shrink();
                    AgainCount++;
                }

                await Send(piece);
            }
            else
            {
                strikes[piece.Target] = strikes.GetValueOrDefault(piece.Target) + 1;
                piece.Tried.Add(piece.Target);
                Leave(i);
                queue.Enqueue(piece);
            }
        }
    }

    /// <summary>
    /// Halves the number of fragments in flight, because lost frames mean that too many were sent at once. Losses within one answer time
    /// count once.
    /// </summary>
    private void Shrink()
    {
        if (client.NowMs - shrunkAtMs >= AnswerMs)
        {
            shrunkAtMs = client.NowMs;
            Resize(window / 2);
        }
    }

    private void Resize(int wanted)
    {
        window = Math.Clamp(wanted, WindowMin, WindowMax);
        client.PaceUs = WindowUs / window;
    }

    private void Leave(int at)
    {
        inFlight[told[at].Target]--;
        told.RemoveAt(at);
    }

    /// <summary>Chooses the member that is to keep a fragment: the nearest one that has none of the stripe.</summary>
    /// <returns>False when the fragment has to wait because all these members are busy.</returns>
    private bool Choose(PutPiece piece)
    {
        long name = piece.Fragment.Stripe;
        int total = piece.Fragment.TotalCount;
        if (!ranked.TryGetValue(name, out List<int>? near))
        {
            near = client.Members.Rank(name, total);
            ranked[name] = near;
        }

        HashSet<int> taken = [.. Enumerable.Range(0, total).Select(index => byName[(name, index)])
            .Where(other => other != piece && other.Target != 0).Select(other => other.Target)];
        bool waits = false;
        bool wasSilent = false;
        foreach (int member in near)
        {
            if (taken.Contains(member) || !HasRoom(member) || (Sleeps(member) && !client.IsPatient))
            {
                continue;
            }

            if (piece.Tried.Contains(member) || strikes.GetValueOrDefault(member) >= StrikesMax)
            {
                wasSilent = true;
                continue;
            }

            if (inFlight.GetValueOrDefault(member) < PerMemberMax)
            {
                piece.Target = member;
                piece.Sends = 0;
                piece.Waits = false;
                inFlight[member] = inFlight.GetValueOrDefault(member) + 1;
                return true;
            }

            waits = true;
        }

        return waits || (wasSilent && IsSecondChance()) ? false : throw new UserException(
            $"Only {ProvedCount} of {pieces.Count} fragments found a place in the swarm ({client.Members.Count} nodes, "
                + $"{client.Members.FreeFragments} places for guests): nodes are silent, cannot write, or have given guests all the room "
                + "that they give. Nothing is left of what was stored. Add nodes, or try again later.", UserException.Unknown);
    }

    /// <summary>
    /// Members that were silent may have been busy for seconds. Before the put fails, all of them are tried again for a while, with few
    /// fragments in flight.
    /// </summary>
    /// <returns>False when the while is over.</returns>
    private bool IsSecondChance()
    {
        if (patientToMs < 0)
        {
            patientToMs = client.NowMs + PatienceMs;
        }

        if (client.NowMs >= patientToMs)
        {
            return false;
        }

        strikes.Clear();
        foreach (PutPiece piece in pieces)
        {
            piece.Tried.Clear();
        }

        Resize(WindowMin);
        return true;
    }

    private bool HasRoom(int member) => KnownMembers.GuestShare(freeBefore.GetValueOrDefault(member, client.Members.FreeOf(member)))
        > given.GetValueOrDefault(member);

    private async Task Send(PutPiece piece)
    {
        StoreFrame said = new() { Kind = FrameKind.Fragment, Flags = StoreFrame.FlagKeep, Target = piece.Target };
        said.Fragment.CopyFrom(piece.Fragment);
        int seq = await client.Say(said, piece.Guest);
        piece.Sends++;
        piece.Seeds.Add(seq);
        piece.DueMs = client.NowMs + (Sleeps(piece.Target) ? AnswerMsOfSleeper : AnswerMs);
    }

    private void Hear(StoreFrame heard, int sender)
    {
        if (heard.Kind == FrameKind.Proof && byName.TryGetValue((heard.Fragment.Stripe, heard.Fragment.Index), out PutPiece? piece)
            && heard.Target == piece.Guest && piece.Seeds.Contains(heard.Seed) && sender == piece.Target && !piece.IsProved
            && client.Namer.IsProof(heard, sender))
        {
            piece.IsProved = true;
            ProvedCount++;
            strikes[sender] = 0;
            given[sender] = given.GetValueOrDefault(sender) + 1;
            if (Sleeps(sender) && !served.Contains(sender))
            {
                sleepersToCheck.TryAdd(sender, piece);
            }
        }
        else if (heard.Kind == FrameKind.Offer && (heard.Flags & (StoreFrame.FlagAsks | StoreFrame.FlagLeaves)) == 0)
        {
            freeBefore[sender] = client.Members.FreeOf(sender) + given.GetValueOrDefault(sender);
        }
        else if (heard.Kind == FrameKind.Fragment)
        {
            HearServed(heard, sender);
        }
    }

    /// <summary>
    /// How many members may vanish without the loss of the stripe, in the worst case: each step removes the member that holds most.
    /// </summary>
    private int SurvivedBy(RecordStripe stripe)
    {
        List<int> holders = [.. stripe.Fragments.Select(f => byName[(f.Stripe, f.Index)]).Where(p => p.IsProved).Select(p => p.Target)];
        int need = stripe.Fragments[0].DataCount;
        int gone = 0;
        while (holders.Count >= need)
        {
            int worst = holders.GroupBy(member => member).MaxBy(group => group.Count())!.Key;
            holders.RemoveAll(member => member == worst);
            gone++;
        }

        return gone - 1;
    }
}
