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

    // A board computes a key in a second or two, and there may be two to compute.
    private const int OpenMsMax = 15_000;
    // How often it begins anew when this PC was too slow: a busy one is, now and then.
    private const int OpenAttempts = 10;

    // What its books say it was born with: neighbours check that float and counters always add up to the same (SPEC 5.7).
    private const long BaseUvu = 1_000_000;

    private readonly byte[] frame = new byte[Limits.FrameSizeMax + 1];

    // Starts below the wrap, so that every run crosses it: seq is compared in serial arithmetic.
    private int seq = -24 - (int)SeededRandom.Below(chance, 0, 8);

    private Persona? persona;

    // Runs since it last spoke over the edge.
    private readonly Stopwatch silence = new();

    /// <summary>Its pseudonym.</summary>
    public int Pseudonym => persona?.Name ?? 0;

    /// <summary>What it has paid to the device since the edge opened.</summary>
    public long SentUvu { get; private set; }

    /// <summary>What it has accepted from the device.</summary>
    public long CreditedUvu { get; private set; }

    /// <summary>Whether the edge has its key at both ends.</summary>
    public bool IsOpen => Contact is { IsMutual: true };

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
    public EdgeView? End => wire.Last?.Edges.FirstOrDefault(e => e.Peer == Pseudonym && e.IsKeyed);

    private Contact? Contact => persona?.Contacts.FirstOrDefault(c => c.Peer == wire.Device);

    /// <summary>
    /// Opens an edge under a new key - the device may have banned those before for what a test made them say - and makes sure that it
    /// carries value.
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
        persona = new Persona(PcSecrets.Of(wire.Config.KeyBytes()), (int)(wire.Minute / Limits.EpochMinutes), 1);
        wire.Heard = persona.Hear;
        SentUvu = 0;
        CreditedUvu = 0;
        for (Stopwatch opening = Stopwatch.StartNew(); !IsOpen || End == null;)
        {
            if (opening.ElapsedMilliseconds > OpenMsMax)
            {
                throw new HilFailure("it opened no edge with a neighbour that proposes one and tells its key (SPEC 5.2)"
                    + (wire.Last?.Edges.Any(e => e.Peer == Pseudonym) == true ? ": it proposed, and got no further" : ""));
            }

            Say(0, 0);
            Await(() => IsOpen && End != null);
        }

        Probe("credited nothing on a new edge that both ends agree on (SPEC 5.2)");
    }

    /// <summary>Pays a little and waits until exactly that is credited: the device is alive, and the edge is the one it was.</summary>
    /// <exception cref="HilFailure">It is not.</exception>
    public void Probe(string complaint)
    {
        SentUvu += ProbeUvu;
        EdgeView end = Ask(complaint, e => e?.CreditedUvu >= SentUvu)!;
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
            throw new HilFailure("it keeps an edge that its other end says is closed, under the edge's key (SPEC 5.4)");
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
        return Say(diff);
    }

    /// <summary>Says what another diff says, but for the edges: its own edge comes first, and books are made to add up.</summary>
    /// <param name="other">The other diff.</param>
    /// <param name="paidUvu">What it pays with it.</param>
    public void SayLike(Diff other, long paidUvu)
    {
        SentUvu += paidUvu;
        Diff diff = Describe(int.Min(other.Weight, 64), 0);
        diff.Flags = other.Flags & (Diff.FlagHolding | Diff.FlagRelay);
        diff.RelayPeer = other.RelayPeer;
        diff.RelaySeq = other.RelaySeq;
        diff.RelayMark = other.RelayMark;
        diff.EntryCount = 1;
        for (int i = 0; i < other.EntryCount && diff.EntryCount < Limits.SlotCount; i++)
        {
            if (other.Peer[i] != wire.Device && other.Peer[i] != Pseudonym)
            {
                int at = diff.EntryCount++;
                diff.Peer[at] = other.Peer[i];
                diff.Nonce[at] = other.Nonce[i];
                diff.NonceHeard[at] = other.NonceHeard[i];
                diff.Echo[at] = other.Echo[i];
                diff.Sent[at] = other.Sent[i];
                diff.Credited[at] = other.Credited[i];
                diff.Granted[at] = other.Granted[i];
            }
        }

        diff.OpenCount = 0;
        diff.Float = BaseUvu - Net(diff);
        if (Math.Abs(diff.Float) <= Limits.AmountUvuMax)
        {
            Say(diff);
        }
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
        int size = persona!.Seal(wire.Gate, diff, frame);
        if (keyFault != 0)
        {
            // Its tags stay right: only the MAC tells.
            byte[] key = wire.Config.KeyBytes();
            key[0] ^= keyFault;
            new FrameGate(new PcMac(key)).Seal(frame, size - Limits.MacSize);
        }

        return frame[..size];
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
            bool isHeard = wire.Hear(20) != null;
            TellKey();
            if (isHeard && condition())
            {
                return true;
            }
        }

        return false;
    }

    private byte[] Say(Diff diff)
    {
        diff.Seq = ++seq;
        byte[] datagram = frame[..persona!.Seal(wire.Gate, diff, frame)];
        wire.Send(datagram);
        TellKey();
        return datagram;
    }

    private void TellKey()
    {
        if (persona is { WantsHello: true })
        {
            wire.Send(frame[..persona.WriteHello(wire.Gate, wire.Minute, frame)]);
        }
    }

    private bool SayGoodbye()
    {
        for (int attempt = 0; attempt < Attempts && Contact is Contact contact; attempt++)
        {
            Diff diff = Describe(0, BaseUvu);
            diff.EntryCount = 0;
            diff.Seq = ++seq;
            wire.Send(frame[..persona!.SealTombstone(contact, wire.Gate, diff, frame)]);
            if (Await(() => wire.Last!.Edges.All(e => e.Peer != Pseudonym || !e.IsKeyed)))
            {
                return true;
            }
        }

        return End == null;
    }

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
            $": it says credited {end.CreditedUvu:N0} of {SentUvu:N0} uVU")));
    }

    private Diff Describe(int weight, long floatUvu)
    {
        Diff diff = new();
        persona!.Describe(diff);
        diff.Minute = wire.Minute;
        if (diff.EntryCount == 0)
        {
            return diff;
        }

        diff.OpenCount = Limits.SlotCount - 2;
        diff.Float = floatUvu;
        diff.Weight = weight;
        diff.Sent[0] = SentUvu;
        diff.Credited[0] = CreditedUvu;
        Balance(diff);
        return diff;
    }

    /// <summary>Makes the books add up: an edge to a node that the device never hears took or brought the difference.</summary>
    private void Balance(Diff diff)
    {
        diff.EntryCount = 1;
        long net = BaseUvu - diff.Float - Net(diff);
        diff.EntryCount = 2;
        diff.Peer[1] = ~Pseudonym;
        diff.Nonce[1] = 0;
        diff.Sent[1] = net > 0 ? net : 0;
        diff.Credited[1] = net < 0 ? -net : 0;
    }

    private static long Net(Diff diff)
    {
        long net = 0;
        for (int i = 0; i < diff.EntryCount; i++)
        {
            net += diff.Nonce[i] != 0 ? 0 : diff.Sent[i] - diff.Credited[i];
        }

        return net;
    }
}
