using System.Collections.Generic;
using System.Linq;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// A member of the fragment store that keeps the rules of SPEC 9 until everybody trusts it with fragments, and then lies in one way. This
/// class has the honest behaviour; each way to lie is a subclass. It keeps as much as it is given.
/// </summary>
public abstract class FalseHolder : Intruder
{
    /// <summary>After this time every holder has checked it, and will not do so again for the rest of the day.</summary>
    protected const int CheckedMs = 18_000_000;

    private const int OfferMs = 30_000;

    private readonly int home;
    private readonly HashSet<long> known = [];
    private readonly List<long> stripes = [];
    private int seq;
    private long offerAtMs;

    /// <summary>Makes the intruder.</summary>
    protected FalseHolder(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
        : base(world, index, shard, group, key)
    {
        Namer = new Namer(Secrets.Hash);
        Self = DrawPseudonym();
        home = Below(1 << 16);
        Gate.ReadsStore = true;
    }

    /// <summary>Its pseudonym.</summary>
    public int Self { get; }

    /// <summary>Hashes and names.</summary>
    protected Namer Namer { get; }

    /// <summary>Fragments that it was given and has not discarded.</summary>
    protected Dictionary<(long Stripe, int Index), Fragment> Kept { get; } = [];

    /// <summary>All fragments that it was ever given.</summary>
    public HashSet<(long Stripe, int Index)> Given { get; } = [];

    /// <summary>All stripes that it has noted, each once: those of challenges, and what a way to lie adds.</summary>
    protected IReadOnlyList<long> Stripes => stripes;

    /// <summary>Whether it lies now.</summary>
    protected bool Lies { get; private set; }

    /// <summary>The free room that it announces.</summary>
    protected virtual int Room => RoomCode.Of(Limits.FragmentSlotCount / 2);

    /// <summary>How long it keeps the rules.</summary>
    protected virtual int HonestMs => 1_200_000;

    /// <inheritdoc/>
    protected override int PaceMs => 500;

    /// <inheritdoc/>
    protected override void Hear(FrameGate gate)
    {
    }

    /// <inheritdoc/>
    protected override void HearStore(Letter letter, long nowMs)
    {
        if (nowMs < FromMs)
        {
            return;
        }

        StoreFrame heard = letter.Store;
        switch (heard.Kind)
        {
            case FrameKind.Offer when (heard.Flags & StoreFrame.FlagAsks) != 0:
                offerAtMs = nowMs;
                break;
            case FrameKind.Fragment when heard.Target == Self && (heard.Flags & StoreFrame.FlagKeep) != 0:
                Keep(heard, letter.Sender, letter.Seq);
                break;
            case FrameKind.Challenge:
                Note(heard.Fragment.Stripe);
                HearChallenge(heard.Fragment.Stripe, heard.Mask, letter.Sender, heard.Seed);
                break;
            case FrameKind.Want:
                HearWant(heard.Fragment.Stripe, heard.Mask, letter.Sender);
                break;
            default:
                Overhear(heard, letter.Sender, letter.Seq);
                break;
        }
    }

    /// <inheritdoc/>
    protected override void Act(long nowMs)
    {
        if (!Lies && nowMs >= FromMs + HonestMs)
        {
            Lies = true;
            BeginToLie();
        }

        if (nowMs >= offerAtMs)
        {
            offerAtMs = nowMs + OfferMs;
            Say(new StoreFrame { Kind = FrameKind.Offer, Room = Room, Home = home }, Self);
        }
        else if (Lies)
        {
            Lie();
        }
    }

    /// <summary>Called when it begins to lie.</summary>
    protected virtual void BeginToLie()
    {
    }

    /// <summary>Called while it lies, when it has time for more than answers.</summary>
    protected virtual void Lie()
    {
    }

    /// <summary>Notes a stripe.</summary>
    protected void Note(long stripe)
    {
        if (known.Add(stripe))
        {
            stripes.Add(stripe);
        }
    }

    /// <summary>Handles a fragment that it was given.</summary>
    protected virtual void Keep(StoreFrame heard, int sender, int number)
    {
        Fragment fragment = new();
        fragment.CopyFrom(heard.Fragment);
        fragment.Stripe = Namer.NameOf(fragment);
        Given.Add((fragment.Stripe, fragment.Index));
        Kept[(fragment.Stripe, fragment.Index)] = fragment;
        Prove(fragment, sender, number);
    }

    /// <summary>Handles a request for proofs.</summary>
    protected virtual void HearChallenge(long stripe, int mask, int sender, int seed)
    {
        foreach (Fragment fragment in Asked(stripe, mask))
        {
            Prove(fragment, sender, seed);
        }
    }

    /// <summary>Handles a request for fragments.</summary>
    protected virtual void HearWant(long stripe, int mask, int sender)
    {
        foreach (Fragment fragment in Asked(stripe, mask))
        {
            Serve(fragment, sender);
        }
    }

    /// <summary>Handles any other frame of the store.</summary>
    protected virtual void Overhear(StoreFrame heard, int sender, int number)
    {
    }

    /// <summary>The requested fragments of a stripe that it has.</summary>
    protected IEnumerable<Fragment> Asked(long stripe, int mask) => Kept.Values
        .Where(fragment => fragment.Stripe == stripe && (mask >> fragment.Index & 1) != 0).OrderBy(fragment => fragment.Index).ToArray();

    /// <summary>Proves a fragment.</summary>
    protected void Prove(Fragment fragment, int target, int seed)
    {
        StoreFrame said = new() { Kind = FrameKind.Proof, Target = target, Seed = seed };
        said.Fragment.CopyFrom(fragment);
        Namer.Prove(said, Self);
        Say(said, Self);
    }

    /// <summary>Serves a fragment.</summary>
    protected void Serve(Fragment fragment, int target)
    {
        StoreFrame said = new() { Kind = FrameKind.Fragment, Target = target };
        said.Fragment.CopyFrom(fragment);
        Say(said, Self);
    }

    /// <summary>Signs and sends a frame.</summary>
    protected void Say(StoreFrame said, int sender) => Put(Frame, Gate.Seal(said, Minute, sender, ++seq, Frame), -1);
}
