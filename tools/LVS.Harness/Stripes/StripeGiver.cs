using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;

namespace LVS.Harness;

/// <summary>
/// A guest that gives fragments to a swarm, in the time of its world. It sends each fragment to the nearest member that has none of the
/// stripe, until that member proves it; silent members are skipped. Then it fetches one fragment of each of these members under another
/// name, and replaces members that do not serve. It sends at most one frame a turn.
/// </summary>
public sealed class StripeGiver
{
    private const int AnswerMs = 1500;
    private const int SendsMax = 4;
    private const int WindowMax = 16;
    private const int AskMs = 1000;
    private const int PaceMs = 5;
    private const int ChecksMax = 5;
    private const int StrikesMax = 2;

    // A sleeper hears a frame only this soon after it was heard itself. It takes four fragments a wake, and may miss a few wakes.
    private const int AwakeMs = 250;
    private const int AnswerMsOfSleeper = 60;
    private const int TakesMax = 4;
    private const int SendsMaxOfSleeper = 12;
    private const int AskAgainMs = 150;

    private readonly Namer namer;
    private readonly List<Piece> waiting;
    private readonly List<Piece> told = [];
    private readonly Dictionary<int, (int Free, int Home, int NapSeconds)> members = [];
    private readonly Dictionary<int, long> heardAtMs = [];
    private readonly Dictionary<(long Stripe, int Index), int> holders = [];
    private readonly Dictionary<(long Stripe, int Index), Piece> pieces = [];
    private readonly Dictionary<(long Stripe, int Member), int> counts = [];
    private readonly Dictionary<int, int> strikes = [];
    private readonly HashSet<int> served = [];
    private Piece? asked;
    private int guest;
    private int asks;
    private long askedToMs;
    private readonly int self;
    private long askAtMs;
    private long askedAtMs = long.MinValue / 2;
    private long awakeToMs = long.MinValue / 2;
    private long speakAtMs;
    private long readyAtMs = long.MaxValue;
    private int saidSeq;

    /// <summary>Makes a giver of fragments.</summary>
    /// <param name="fragments">Fragments with their names.</param>
    /// <param name="hmac">The hash by which they were named.</param>
    /// <param name="self">The guest's name.</param>
    public StripeGiver(IEnumerable<Fragment> fragments, IHmac hmac, int self)
    {
        namer = new Namer(hmac);
        this.self = self;
        guest = self;
        waiting = [.. fragments.Select(fragment => new Piece(fragment))];
        waiting.ForEach(piece => pieces[(piece.Fragment.Stripe, piece.Fragment.Index)] = piece);
    }

    /// <summary>Fragments that a member has proved.</summary>
    public int ProvedCount => holders.Count;

    /// <summary>Fragments for which no member was left.</summary>
    public int FailedCount { get; private set; }

    /// <summary>Whether there is nothing left to do.</summary>
    public bool IsDone => waiting.Count == 0 && told.Count == 0 && Unchecked(long.MinValue) == null;

    /// <summary>Members that proved fragments but did not serve them.</summary>
    public int CaughtCount { get; private set; }

    /// <summary>The frame to send.</summary>
    public StoreFrame Said { get; } = new();

    /// <summary>The sender's name in it.</summary>
    public int SaidSender { get; private set; }

    /// <summary>When it wants its next turn.</summary>
    public long DueAtMs(long nowMs) => IsDone || AllSleep(nowMs) ? nowMs + AskMs : Math.Max(nowMs + 1, speakAtMs);

    /// <summary>Any frame of a member was heard. A member that sleeps between slots is now awake and gets what waits for it.</summary>
    public void Notice(int sender, long nowMs)
    {
        if (nowMs < readyAtMs)
        {
            askAtMs = Math.Min(askAtMs, askedAtMs + AskAgainMs);
        }

        if (NapOf(sender) == 0)
        {
            return;
        }

        bool isAsleep = !IsAwake(sender, nowMs);
        heardAtMs[sender] = nowMs;
        awakeToMs = nowMs + AwakeMs;
        if (isAsleep)
        {
            foreach (Piece piece in told.Where(piece => piece.Target == sender).Take(TakesMax))
            {
                piece.DueMs = nowMs;
                piece.Waits = false;
            }
        }
    }

    /// <summary>Handles a frame of the store.</summary>
    public void Hear(StoreFrame heard, int sender, long nowMs)
    {
        if (heard.Kind == FrameKind.Offer && (heard.Flags & (StoreFrame.FlagAsks | StoreFrame.FlagLeaves)) == 0)
        {
            members[sender] = (RoomCode.Read(heard.Room), heard.Home, NapCode.Read(heard.Nap));
            Notice(sender, nowMs);
            readyAtMs = Math.Min(readyAtMs, nowMs + (2 * AskMs));
        }
        else if (heard.Kind == FrameKind.Proof && heard.Target == self)
        {
            Piece? piece = told.Find(
                piece => piece.Fragment.Stripe == heard.Fragment.Stripe && piece.Fragment.Index == heard.Fragment.Index);
            if (piece != null && piece.Target == sender && piece.Seeds.Contains(heard.Seed) && namer.IsProof(heard, sender))
            {
                holders[(heard.Fragment.Stripe, heard.Fragment.Index)] = sender;
                strikes[sender] = 0;
                told.Remove(piece);
            }
        }
        else if (heard.Kind == FrameKind.Fragment && asked != null && heard.Target == guest && sender == asked.Target
            && heard.Fragment.Index == asked.Fragment.Index && namer.NameOf(heard.Fragment) == asked.Fragment.Stripe)
        {
            served.Add(sender);
            asked = null;
        }
    }

    /// <summary>Lets time pass.</summary>
    /// <param name="nowMs">The time of its world.</param>
    /// <param name="seq">Number of the frame that may be sent.</param>
    /// <returns>Whether <see cref="Said"/> is to be sent.</returns>
    public bool Tick(long nowMs, int seq)
    {
        if (nowMs < speakAtMs)
        {
            return false;
        }

        saidSeq = seq;
        SaidSender = self;
        speakAtMs = nowMs + PaceMs;
        if (nowMs >= askAtMs && nowMs < readyAtMs)
        {
            askAtMs = nowMs + AskMs;
            askedAtMs = nowMs;
            Said.Begin(FrameKind.Offer, StoreFrame.FlagAsks);
            Said.Room = 0;
            return true;
        }

        return nowMs >= readyAtMs && (Again(nowMs) || Next(nowMs) || (waiting.Count == 0 && told.Count == 0 && Check(nowMs)));
    }

    /// <summary>Whether nothing can be sent before a sleeper is heard.</summary>
    private bool AllSleep(long nowMs) => awakeToMs > 0 && nowMs > awakeToMs && told.TrueForAll(piece => piece.DueMs > nowMs + AskMs)
        && (waiting.Count == 0 || nowMs < readyAtMs);

    private int NapOf(int member) => members.GetValueOrDefault(member).NapSeconds;

    private bool IsAwake(int member, long nowMs) => NapOf(member) == 0
        || nowMs - heardAtMs.GetValueOrDefault(member, long.MinValue / 2) < AwakeMs;

    /// <summary>A fragment of a member that has not served one yet and is awake at a moment, or at any time; null when all have.</summary>
    private Piece? Unchecked(long atMs)
    {
        KeyValuePair<(long Stripe, int Index), int> held = holders.FirstOrDefault(
            held => !served.Contains(held.Value) && (atMs == long.MinValue || IsAwake(held.Value, atMs)));
        return held.Value == 0 ? null : pieces[held.Key];
    }

    private bool Check(long nowMs)
    {
        asked = asked != null && asks < ChecksMax && !IsAwake(asked.Target, nowMs) ? null : asked;
        if (asked == null)
        {
            asked = Unchecked(nowMs);
            asks = 0;
            askedToMs = nowMs;
            guest = (int)Mixer.Mix(((long)self << 32) ^ saidSeq) | 1;
        }

        if (asked == null || nowMs < askedToMs)
        {
            return false;
        }

        if (asks++ == ChecksMax)
        {
            Replace(asked.Target);
            asked = null;
            return false;
        }

        askedToMs = nowMs + AnswerMsOf(asked.Target);
        SaidSender = guest;
        Said.Begin(FrameKind.Want, 0);
        Said.Fragment.Stripe = asked.Fragment.Stripe;
        Said.Mask = 1 << asked.Fragment.Index;
        return true;
    }

    private int AnswerMsOf(int member) => NapOf(member) == 0 ? AnswerMs : AnswerMsOfSleeper;

    /// <summary>Gives everything that a member proved to others.</summary>
    private void Replace(int member)
    {
        CaughtCount++;
        strikes[member] = StrikesMax;
        foreach ((long Stripe, int Index) name in holders.Where(held => held.Value == member).Select(held => held.Key).ToArray())
        {
            holders.Remove(name);
            Leave(pieces[name]);
        }
    }

    /// <summary>Leaves a piece to another member.</summary>
    private void Leave(Piece piece)
    {
        counts[(piece.Fragment.Stripe, piece.Target)]--;
        piece.Tried.Add(piece.Target);
        piece.Target = 0;
        waiting.Add(piece);
    }

    private bool Again(long nowMs)
    {
        foreach (Piece piece in told.Where(piece => nowMs >= piece.DueMs))
        {
            int nap = NapOf(piece.Target);
            if (!IsAwake(piece.Target, nowMs) && !piece.Waits)
            {
                // It gets more when it is heard again, unless it has gone.
                piece.DueMs = nowMs + NapCode.SilenceMs(nap);
                piece.Waits = true;
                return false;
            }

            if (!piece.Waits && piece.Sends < (nap == 0 ? SendsMax : SendsMaxOfSleeper))
            {
                Say(piece, nowMs);
                return true;
            }

            strikes[piece.Target] = strikes.GetValueOrDefault(piece.Target) + 1;
            Leave(piece);
            told.Remove(piece);
            return false;
        }

        return false;
    }

    private bool Next(long nowMs)
    {
        if (waiting.Count == 0 || told.Count(piece => !piece.Waits) >= WindowMax)
        {
            return false;
        }

        Piece piece = waiting[0];
        waiting.RemoveAt(0);
        piece.Target = Choose(piece);
        if (piece.Target == 0)
        {
            FailedCount++;
            return false;
        }

        piece.Sends = 0;
        piece.Waits = false;
        counts[(piece.Fragment.Stripe, piece.Target)] = CountOf(piece.Fragment.Stripe, piece.Target) + 1;
        told.Add(piece);
        if (!IsAwake(piece.Target, nowMs))
        {
            piece.DueMs = nowMs;
            return false;
        }

        Say(piece, nowMs);
        return true;
    }

    private void Say(Piece piece, long nowMs)
    {
        piece.Sends++;
        piece.Seeds.Add(saidSeq);
        piece.DueMs = nowMs + AnswerMsOf(piece.Target);
        Said.Begin(FrameKind.Fragment, StoreFrame.FlagKeep);
        Said.Fragment.CopyFrom(piece.Fragment);
        Said.Target = piece.Target;
    }

    /// <summary>The nearest member of the stripe's district that has the fewest of its fragments; 0 when none is left.</summary>
    private int Choose(Piece piece)
    {
        long name = piece.Fragment.Stripe;
        List<KeyValuePair<int, (int Free, int Home, int NapSeconds)>> near = GuestDistrict.Of(
            members.Where(member => member.Value.Free > 0 && strikes.GetValueOrDefault(member.Key) < StrikesMax),
            member => member.Value.Home, name, piece.Fragment.TotalCount);
        int[] rooms = [.. near.Select(member => member.Value.Free).Order()];
        int median = rooms.Length == 0 ? 0 : rooms[rooms.Length / 2];
        int share = Placement.Share(piece.Fragment.TotalCount, near.Count);
        return near.Where(member => !piece.Tried.Contains(member.Key))
            .Select(member => (member.Key, member.Value.Free, Has: CountOf(name, member.Key)))
            .Where(member => member.Has < share)
            .OrderBy(member => member.Has)
            .ThenBy(member => Placement.Distance(name, member.Key, Placement.Weight(member.Free, median)))
            .Select(member => member.Key).FirstOrDefault();
    }

    private int CountOf(long name, int member) => counts.GetValueOrDefault((name, member));

    /// <summary>One fragment being given.</summary>
    private sealed class Piece(Fragment fragment)
    {
        public Fragment Fragment { get; } = fragment;

        public int Target { get; set; }

        public int Sends { get; set; }

        public long DueMs { get; set; }

        /// <summary>Whether it waits until its sleeping target is heard again; if that takes too long, the target has gone.</summary>
        public bool Waits { get; set; }

        public HashSet<int> Tried { get; } = [];

        public List<int> Seeds { get; } = [];
    }
}
