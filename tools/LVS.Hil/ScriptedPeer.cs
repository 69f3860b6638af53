using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;

using LVS.Core;
using LVS.Harness;

namespace LVS.Hil;

/// <summary>
/// A neighbour that says exactly what a test wants it to say. It owns its end of one edge with the device and nothing else; what it pays
/// comes from nowhere and goes back when it closes, so a device is left as it was found.
/// </summary>
/// <param name="wire">The air.</param>
/// <param name="chance">State of the seeded generator, one element.</param>
public sealed class ScriptedPeer(HilWire wire, long[] chance)
{
    // More than 64 uVU, so that the device resets its emit timer and answers soon (SPEC 6).
    private const int ProbeUvu = 100;

    private const int Attempts = 8;

    // How often it begins anew when this PC was too slow: a busy one is, now and then.
    private const int OpenAttempts = 10;

    // What its books say it was born with: neighbours check that float and counters always add up to the same (SPEC 5.7).
    private const long BaseUvu = 1_000_000;

    // Starts below the wrap, so that every run crosses it: seq is compared in serial arithmetic.
    private int seq = -24;

    private int distance = 1000 + (int)SeededRandom.Below(chance, 0, 1000);

    private int ownTag = 1 + (int)SeededRandom.Below(chance, 0, 30_000);

    // Runs since it last spoke over the edge.
    private readonly Stopwatch silence = new();

    /// <summary>Its pseudonym: the nearest on the ring ahead of the device, whom a device must always admit (SPEC 5.1 rule 1).</summary>
    public int Pseudonym { get; private set; }

    /// <summary>What it has paid to the device since the edge opened.</summary>
    public long SentUvu { get; private set; }

    /// <summary>What it has accepted from the device.</summary>
    public long CreditedUvu { get; private set; }

    /// <summary>The device's tag of the edge, 0 before it is open.</summary>
    public int DeviceTag { get; private set; }

    /// <summary>
    /// How often it was silent over an edge for longer than a sound device must bear. Then a lost edge proves nothing: the test is
    /// repeated.
    /// </summary>
    public int Lapses { get; private set; }

    /// <summary>How long a device may take to answer once, in ms.</summary>
    private int AnswerMs => 4 * wire.Config.EmitIntervalMsMin + 250;

    /// <summary>Silence after which a device may close an edge, the shorter of the two in SPEC 5.7, in ms.</summary>
    private long SilenceMsMax => Math.Min(
        (long)wire.Config.EmitIntervalMsMin * Limits.ProposalIntervals,
        ((long)wire.Config.EmitIntervalMsMin << wire.Config.EmitDoublings) * new DriftOptions().SilenceIntervals);

    /// <summary>The device's end of the edge as it was last told, or null.</summary>
    public EdgeView? End => wire.Last?.Edges.FirstOrDefault(e => e.Peer == Pseudonym);

    /// <summary>
    /// Opens an edge under a new pseudonym, nearer to the device than all before - it may have banned those for what a test made them say -
    /// and makes sure that it carries value.
    /// </summary>
    /// <exception cref="HilFailure">The device does not take part.</exception>
    /// <exception cref="UserException">This PC is too busy to keep an edge open.</exception>
    public void Open()
    {
        for (int attempt = 0; attempt < OpenAttempts; attempt++)
        {
            int lapses = Lapses;
            try
            {
                OpenOnce();
                return;
            }
            catch (HilFailure) when (Lapses > lapses)
            {
                // The device closed the edge rightly, or may have.
            }
        }

        throw TooSlow();
    }

    /// <summary>What to say when no test can be judged.</summary>
    public UserException TooSlow() => new(
        $"this PC was silent for more than {SilenceMsMax} ms, again and again, so a sound device may have closed its edges: let it do less "
            + "meanwhile, or give the swarm a longer 'emitIntervalMsMin'.",
        UserException.Unknown);

    private void OpenOnce()
    {
        if (End != null)
        {
            SayGoodbye();
        }

        silence.Reset();
        distance -= distance > 1 ? 1 : 0;
        Pseudonym = Near(wire.Device, distance);
        SentUvu = 0;
        CreditedUvu = 0;
        DeviceTag = 0;
        ownTag++;
        EdgeView end = Ask("did not open an edge with its nearest neighbour on the ring (SPEC 5.1 rule 1)", e => e?.PeerTag == ownTag)!;
        DeviceTag = end.OwnTag;
        Probe("credited nothing on a new edge that both ends agree on (SPEC 5.2 rule 4)");
    }

    /// <summary>Pays a little and waits until exactly that is credited: the device is alive, and the edge is the one it was.</summary>
    /// <exception cref="HilFailure">It is not.</exception>
    public void Probe(string complaint)
    {
        SentUvu += ProbeUvu;
        EdgeView end = Ask(complaint, e => e != null && (e.CreditedUvu >= SentUvu || e.OwnTag != DeviceTag))!;
        if (end.OwnTag != DeviceTag)
        {
            throw new HilFailure("it closed the edge");
        }

        if (end.CreditedUvu != SentUvu)
        {
            throw new HilFailure(
                string.Create(CultureInfo.InvariantCulture, $"it credited {end.CreditedUvu:N0} of {SentUvu:N0} uVU that were sent"));
        }
    }

    /// <summary>Closes the edge: the device gives back its net flow.</summary>
    /// <exception cref="HilFailure">The device keeps the edge.</exception>
    public void Close()
    {
        if (!SayGoodbye())
        {
            throw new HilFailure("it keeps an edge whose other end does not list it any more (SPEC 5.2 rule 1)");
        }
    }

    /// <summary>Says a diff once.</summary>
    /// <param name="weight">State weight it claims; 0 is paid nothing.</param>
    /// <param name="floatUvu">Float it claims.</param>
    /// <param name="paidUvu">What it pays with it.</param>
    /// <returns>The frame.</returns>
    public byte[] Say(int weight, long floatUvu, long paidUvu = 0)
    {
        Lapses += silence.ElapsedMilliseconds > SilenceMsMax ? 1 : 0;
        silence.Restart();
        SentUvu += paidUvu;
        Diff diff = Describe(weight, floatUvu);
        diff.Seq = ++seq;
        return wire.Send(diff);
    }

    /// <summary>A payment of its edge that it does not make, not sent.</summary>
    /// <param name="amountUvu">What it claims to have paid besides.</param>
    /// <param name="keyFault">Added to the key's first byte; 0 signs rightly.</param>
    public byte[] Forge(long amountUvu, byte keyFault)
    {
        Diff diff = Describe(0, 0);
        diff.Seq = ++seq;
        diff.Sent[0] += amountUvu;
        Balance(diff);
        byte[] key = wire.Config.KeyBytes();
        key[0] ^= keyFault;
        byte[] buffer = new byte[Limits.FrameSizeMax];
        return buffer[..new FrameGate(new PcMac(key)).Seal(diff, buffer)];
    }

    /// <summary>Accepts all that the device has paid so far.</summary>
    public void Accept() => CreditedUvu = End?.SentUvu ?? CreditedUvu;

    /// <summary>The next seq, for frames that a test makes itself.</summary>
    public int NextSeq() => ++seq;

    /// <summary>Waits for a condition on what the device says, as long as one answer may take.</summary>
    public bool Await(Func<bool> condition)
    {
        for (Stopwatch waiting = Stopwatch.StartNew(); waiting.ElapsedMilliseconds < AnswerMs;)
        {
            if (wire.Hear(20) != null && condition())
            {
                return true;
            }
        }

        return false;
    }

    private bool SayGoodbye()
    {
        Diff diff = Describe(0, BaseUvu);
        diff.EntryCount = 0;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            diff.Seq = ++seq;
            wire.Send(diff);
            if (Await(() => End == null))
            {
                return true;
            }
        }

        return false;
    }

    private static int Near(int device, int distance) => device + distance != 0 ? device + distance : device + distance + 1;

    private EdgeView? Ask(string complaint, Func<EdgeView?, bool> isAnswer)
    {
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            Say(0, 0);
            if (Await(() => isAnswer(End)))
            {
                return End;
            }
        }

        EdgeView? end = End;
        throw new HilFailure(complaint
            + (end == null ? ": no edge to the tester is in its diffs" : string.Create(CultureInfo.InvariantCulture,
            $": it says credited {end.CreditedUvu:N0} of {SentUvu:N0} uVU, own tag {end.OwnTag}, peer tag {end.PeerTag} (ours is "
                + $"{ownTag})")));
    }

    private Diff Describe(int weight, long floatUvu)
    {
        Diff diff = new()
        {
            Epoch = wire.Config.Epoch,
            Sender = Pseudonym,
            OpenCount = Limits.SlotCount - 2,
            Float = floatUvu,
            Weight = weight,
        };
        diff.Peer[0] = wire.Device;
        diff.OwnTag[0] = ownTag;
        diff.PeerTag[0] = DeviceTag;
        diff.Sent[0] = SentUvu;
        diff.Credited[0] = CreditedUvu;
        Balance(diff);
        return diff;
    }

    /// <summary>Makes the books add up: an edge to a node that the device never hears took or brought the difference.</summary>
    private void Balance(Diff diff)
    {
        long net = BaseUvu - diff.Float - diff.Sent[0] + diff.Credited[0];
        diff.EntryCount = 2;
        diff.Peer[1] = ~Pseudonym;
        diff.OwnTag[1] = 1;
        diff.PeerTag[1] = 1;
        diff.Sent[1] = net > 0 ? net : 0;
        diff.Credited[1] = net < 0 ? -net : 0;
    }
}
