using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;

using LVS.Core;
using LVS.Harness;

namespace LVS.Hil;

/// <summary>
/// A neighbour that sends exactly what a test wants. It keeps its end of one edge with the device and nothing else. What it pays comes from
/// nowhere and returns when the edge closes, so a device ends as it began.
/// </summary>
/// <param name="wire">The link to the device.</param>
/// <param name="chance">State of the seeded generator, one element.</param>
public sealed class ScriptedPeer(HilWire wire, long[] chance)
{
    // More than 64 uVU, so that the device resets its emit timer and answers soon (SPEC 6).
    private const int ProbeUvu = 100;

    private const int Attempts = 8;

    // A board takes a second or two to compute a key, and it may have two to compute.
    private const int OpenMsMax = 15_000;
    // How often it starts again when this PC was too slow, which a busy PC sometimes is.
    private const int OpenAttempts = 10;

    // The float base that its books claim. Neighbours check that float and counters always add up to the same sum (SPEC 5.7).
    private const long BaseUvu = 1_000_000;

    private readonly byte[] frame = new byte[Limits.FrameSizeMax + 1];

    // Starts below the wrap, so that every run crosses it. seq is compared in serial-number arithmetic.
    private int seq = -24 - (int)SeededRandom.Below(chance, 0, 8);

    private Persona? persona;

    // Time since it last spoke over the edge.
    private readonly Stopwatch silence = new();

    /// <summary>Its pseudonym.</summary>
    public int Pseudonym => persona?.Name ?? 0;

    /// <summary>What it has paid to the device since the edge opened.</summary>
    public long SentUvu { get; private set; }

    /// <summary>What it has accepted from the device.</summary>
    public long CreditedUvu { get; private set; }

    /// <summary>Whether both ends have the edge's key.</summary>
    public bool IsOpen => Contact is { IsMutual: true };

    /// <summary>
    /// How often it was silent over an edge for longer than a correct device must tolerate. Then a lost edge proves nothing, and the test
    /// is repeated.
    /// </summary>
    public int Lapses { get; private set; }

    /// <summary>Longest time in ms in which a device answers once.</summary>
    private int AnswerMs => 4 * wire.Config.EmitIntervalMsMin + 250;

    /// <summary>Silence in ms after which a device may close an edge: the shorter of the two times in SPEC 5.7.</summary>
    private long SilenceMsMax => Math.Min(
        (long)wire.Config.EmitIntervalMsMin * Limits.ProposalIntervals,
        ((long)wire.Config.EmitIntervalMsMin << wire.Config.EmitDoublings) * new DriftOptions().SilenceIntervals);

    /// <summary>The device's end of the edge as it last reported it, or null.</summary>
    public EdgeView? End => wire.Last?.Edges.FirstOrDefault(e => e.Peer == Pseudonym && e.IsKeyed);

    private Contact? Contact => persona?.Contacts.FirstOrDefault(c => c.Peer == wire.Device);

    /// <summary>
    /// Opens an edge under a new key and makes sure that it carries value. The key is new because the device may have banned the earlier
    /// ones for what a test made them say.
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

    /// <summary>The error when no test can be judged.</summary>
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

    /// <summary>
    /// Pays a little and waits until exactly that is credited. This shows that the device is alive and that the edge is still the same.
    /// </summary>
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

    /// <summary>Closes the edge, whereupon the device returns its net flow.</summary>
    /// <exception cref="HilFailure">The device keeps the edge.</exception>
    public void Close()
    {
        if (!SayGoodbye())
        {
            throw new HilFailure("it keeps an edge that its other end says is closed, under the edge's key (SPEC 5.4)");
        }
    }

    /// <summary>Sends a diff once.</summary>
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

    /// <summary>Sends a diff like another one except for the edges. Its own edge comes first, and its books are made to add up.</summary>
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

    /// <summary>Makes a frame, not sent, that claims a payment over its edge which it did not make.</summary>
    /// <param name="amountUvu">The amount that it claims to have paid in addition.</param>
    /// <param name="keyFault">Added to the key's first byte; 0 signs correctly.</param>
    public byte[] Forge(long amountUvu, byte keyFault)
    {
        Diff diff = Describe(0, 0);
        diff.Seq = ++seq;
        diff.Sent[0] += amountUvu;
        Balance(diff);
        int size = persona!.Seal(wire.Gate, diff, frame);
        if (keyFault != 0)
        {
            // Its tags stay right, so only the MAC is wrong.
            byte[] key = wire.Config.KeyBytes();
            key[0] ^= keyFault;
            new FrameGate(new PcMac(key)).Seal(frame, size - Limits.MacSize);
        }

        return frame[..size];
    }

    /// <summary>Credits all that the device has paid so far.</summary>
    public void Accept() => CreditedUvu = End?.SentUvu ?? CreditedUvu;

    /// <summary>The next seq, for frames that a test builds itself.</summary>
    public int NextSeq() => ++seq;

    /// <summary>Waits for a condition on what the device says, for as long as one answer may take.</summary>
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
            // A device that has refused a hello, because it had no slot for us yet, must not take the next one for a repeat.
            persona.Seq = ++seq;
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

    /// <summary>Makes the books add up with an edge to a node that the device never hears, which took or brought the difference.</summary>
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
