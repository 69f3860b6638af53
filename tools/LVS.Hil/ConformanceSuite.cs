using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

using LVS.Core;
using LVS.Harness;

namespace LVS.Hil;

/// <summary>
/// Tests how one device handles single frames of a scripted neighbour: opening an edge, crediting, paying, every conformance vector and
/// every forgery. Only the diffs that the device sends afterwards decide.
/// </summary>
/// <param name="wire">The air.</param>
/// <param name="peer">The neighbour.</param>
/// <param name="chance">State of the seeded generator, one element.</param>
public sealed class ConformanceSuite(HilWire wire, ScriptedPeer peer, long[] chance)
{
    /// <summary>Names of the tests, in order.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "opensAnEdge", "creditsOnce", "checksTheMac", "paysByTheRule", "understandsEveryVector", "refusesEveryHostileFrame",
            "outlivesGarbage",
        "closesAndGivesBack",
    ];

    private const int GarbageFrames = 100;

    // Below the clip that applies to a stranger.
    private const int ForgedUvu = 500_000;
    private const int FramesPerPeer = 6;
    private const int AttemptsMax = 10;
    private const int LossesMax = 2;

    /// <summary>
    /// Amounts that a device is made to pay, in micro-VU. Small ones show the rounding, large ones the formula. No state weight is above
    /// 64, the most that a device believes of a stranger.
    /// </summary>
    private static readonly (long Uvu, int Weight)[] Payments = [(0, 64), (1, 64), (65, 1), (1_001, 63), (250_000, 50), (999_999, 64)];

    /// <summary>
    /// Runs one of <see cref="Names"/>. A device may close the edge of a silent neighbour, so a failure does not count when the tester
    /// spoke too late. A failure with a lost edge counts only at the second time, because a real fault repeats itself.
    /// </summary>
    /// <returns>What was measured.</returns>
    /// <exception cref="HilFailure">The device failed it.</exception>
    /// <exception cref="UserException">This PC is too busy to tell.</exception>
    public string Run(string name)
    {
        int failures = 0;
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            int lapses = peer.Lapses;
            try
            {
                return RunOnce(name);
            }
            catch (HilFailure) when (peer.Lapses > lapses || (peer.End == null && failures++ == 0))
            {
                // The result does not count; the test runs once more.
            }
        }

        throw peer.TooSlow();
    }

    private string RunOnce(string name) => name switch
    {
        "opensAnEdge" => Opens(),
        "creditsOnce" => CreditsOnce(),
        "checksTheMac" => ChecksTheMac(),
        "paysByTheRule" => PaysByTheRule(),
        "understandsEveryVector" => Understands(),
        "refusesEveryHostileFrame" => Refuses(),
        "outlivesGarbage" => OutlivesGarbage(),
        "closesAndGivesBack" => GivesBack(),
        _ => throw new ArgumentException($"no test '{name}'", nameof(name)),
    };

    private string Opens()
    {
        peer.Open();
        return "edge opened, its key agreed on, and used";
    }

    private string CreditsOnce()
    {
        peer.Open();
        const int Amount = 5_000;
        byte[] paid = peer.Say(0, 0, Amount);
        for (int i = 0; i < 3; i++)
        {
            wire.Send(paid);
            peer.Say(0, 0);
        }

        wire.Send(paid);
        try
        {
            peer.Probe("it stopped answering when a diff was repeated");
        }
        catch (HilFailure) when (peer.End?.CreditedUvu > peer.SentUvu)
        {
            throw new HilFailure(
                F($"it credits twice: a diff was repeated, and of {peer.SentUvu:N0} uVU that were sent it credited ")
                    + F($"{peer.End.CreditedUvu:N0} (SPEC 5.3 rule 1)"));
        }

        return F($"of a diff heard 5 times and 3 newer ones that say the same, {Amount:N0} uVU were credited once");
    }

    private string ChecksTheMac()
    {
        peer.Open();
        int obeyed = 0;
        for (int i = 0; i <= Limits.MacSize; i++)
        {
            obeyed += Credits(Forge(ForgedUvu, i), "a frame with a wrong MAC") ? 1 : 0;
        }

        return obeyed == 0 ? "no byte of the MAC may be wrong, nor may its key"
            : throw new HilFailure(
                $"it ignores the MAC: {obeyed} of {Limits.MacSize + 1} frames with a wrong one were obeyed, and value was credited that "
                    + "nobody in the swarm paid (SPEC 2.5, check 5)");
    }

    /// <summary>
    /// Whether the device credits a payment that it must refuse. The device would take the payment for real, but the tester's books do not
    /// count it.
    /// </summary>
    private bool Credits(byte[] frame, string what)
    {
        long before = peer.SentUvu;
        wire.Send(frame);
        try
        {
            peer.Probe($"it stopped answering after {what}");
            return false;
        }
        catch (HilFailure) when (peer.End?.CreditedUvu >= before + ForgedUvu)
        {
            peer.Open();
            return true;
        }
    }

    /// <summary>
    /// Invalid diffs whose tags are right. No vector can have the key of this edge, and only a diff with that key makes visible whether the
    /// device accepted it.
    /// </summary>
    private IEnumerable<(string Name, Outcome Outcome, Func<byte[]> Make)> HostilePayments()
    {
        yield return ("last bit of the MAC", Outcome.BadMac, () =>
        {
            byte[] frame = peer.Forge(ForgedUvu, 0);
            frame[^1] ^= 0x80;
            return frame;
        });
        yield return ("a byte after the last tag", Outcome.TrailingBytes, () =>
        {
            byte[] paid = peer.Forge(ForgedUvu, 0);
            byte[] frame = [.. paid, 0];
            frame[paid.Length - Limits.MacSize] = 0;
            wire.Gate.Seal(frame, frame.Length - Limits.MacSize);
            return frame;
        });
    }

    /// <summary>A payment that nobody made, with one wrong byte in its MAC or signed under another key.</summary>
    private byte[] Forge(long amountUvu, int which)
    {
        byte[] frame = peer.Forge(amountUvu, (byte)(which < Limits.MacSize ? 0 : 1));
        if (which < Limits.MacSize)
        {
            frame[frame.Length - Limits.MacSize + which] ^= (byte)(1 << (int)SeededRandom.Below(chance, 0, 8));
        }

        return frame;
    }

    private string PaysByTheRule()
    {
        peer.Open();

        // Give it something to pay from. The amount returns when the edge closes.
        peer.Say(0, 0, 4_000_000);
        peer.Probe("it stopped answering");
        int cases = 0;
        foreach ((long uvu, int weight) in Payments)
        {
            cases += Payment(uvu, weight) ? 1 : 0;
        }

        return cases > 0
            ? $"{cases} payments of 0 to 999,999 uVU were those of SPEC 5.3" : throw new HilFailure("it could not be brought to pay "
                + "anything");
    }

    /// <summary>Makes the device pay roughly an amount, by claiming the float that calls for it.</summary>
    private bool Payment(long wantedUvu, int weight)
    {
        peer.Accept();
        peer.Probe("it stopped answering");
        NodeView before = wire.Last!;
        EdgeView end = peer.End!;
        const int Paid = 200;
        long own = before.FloatUvu + Paid;
        if (before.Weight == 0 || own < 2 * wantedUvu)
        {
            return false;
        }

        long Divisor(int degree) => (degree + 4L) * (before.Weight + weight);
        long claimed = ((2 * weight * own) - (wantedUvu * Divisor(1))) / (2 * before.Weight);
        long force = 2 * ((weight * own) - (before.Weight * claimed));
        peer.Accept();
        peer.Say(weight, claimed, Paid);
        if (!peer.Await(() => peer.End?.CreditedUvu >= peer.SentUvu))
        {
            // The diff or its answer was lost. What the device paid meanwhile shows in its next diff, so only this case is given up.
            peer.Probe("it stopped answering");
            return false;
        }

        long paid = peer.End!.SentUvu - end.SentUvu;
        bool fits = Enumerable.Range(1, Math.Max(1, before.Edges.Count)).Any(degree =>
        {
            long least = force <= 0 ? 0 : force / Divisor(degree);
            return paid == least || (force > 0 && force % Divisor(degree) != 0 && paid == least + 1);
        });
        return fits ? true
            : throw new HilFailure(F($"float {own:N0}, weight {before.Weight}, neighbour's float {claimed:N0}, weight {weight}: it paid ")
                + F($"{paid:N0} uVU where SPEC 5.3 has {Math.Max(0, force) / Divisor(1):N0} or one more"));
    }

    private string Understands()
    {
        const int Paid = 300;
        int understood = 0;
        FrameGate reader = new(null!);
        peer.Open();
        foreach (HilVector vector in HilVector.All.Where(v => v.Outcome == Outcome.Done && v.IsDiff))
        {
            if (reader.Look(vector.Frame, vector.Frame.Length) != Outcome.Done)
            {
                continue;
            }

            // The diff says what the vector says and also pays. A device that understood it credits the payment.
            bool isCredited = false;
            for (int attempt = 0; attempt < AttemptsMax && !isCredited; attempt++)
            {
                peer.SayLike(reader.Letter.Diff, attempt == 0 ? Paid : 0);
                isCredited = peer.Await(() => peer.End?.CreditedUvu >= peer.SentUvu);
            }

            understood += isCredited
                ? 1 : throw new HilFailure($"it did not understand the vector '{vector.Name}', a valid diff (shared/vectors/frames.txt)");
        }

        return $"{understood} valid diffs of shared/vectors/frames.txt, retold in its swarm with a payment, were credited";
    }

    private string Refuses()
    {
        List<string> obeyed = [];
        int refused = 0;
        foreach (HilVector vector in HilVector.All.Where(v => v.Outcome != Outcome.Done))
        {
            // A device forgives a lie of a neighbour that has earned trust. Only with a new neighbour does it show that it believed a
            // frame.
            if (refused % FramesPerPeer == 0)
            {
                peer.Open();
            }

            if (Obeys(vector))
            {
                obeyed.Add($"'{vector.Name}' (must be {vector.Outcome})");
                peer.Open();
            }

            refused++;
        }

        peer.Open();
        foreach ((string name, Outcome outcome, Func<byte[]> make) in HostilePayments())
        {
            refused++;
            if (Credits(make(), $"'{name}'"))
            {
                obeyed.Add($"'{name}' (must be {outcome})");
            }
        }

        return obeyed.Count == 0 ? $"{refused} invalid frames of shared/vectors/frames.txt, retold in its swarm, changed nothing"
            : throw new HilFailure($"it obeyed {obeyed.Count} of {refused} invalid frames: {string.Join(", ", obeyed)}");
    }

    /// <summary>
    /// Whether the device obeys an invalid frame: it pauses, or it loses the edge twice although the tester never spoke too late.
    /// </summary>
    private bool Obeys(HilVector vector)
    {
        int losses = 0;
        for (int attempt = 0; attempt < AttemptsMax && losses < LossesMax; attempt++)
        {
            int lapses = peer.Lapses;
            wire.Send(vector.Retold(wire.Config, wire.Minute, peer.Pseudonym, peer.NextSeq()));
            try
            {
                peer.Probe($"it stopped answering after '{vector.Name}'");
                return wire.Last!.IsHolding;
            }
            catch (HilFailure) when (peer.End == null)
            {
                losses += peer.Lapses == lapses ? 1 : 0;
                peer.Open();
            }
        }

        return losses == LossesMax ? true : throw peer.TooSlow();
    }

    private string OutlivesGarbage()
    {
        peer.Open();
        for (int i = 0; i < GarbageFrames; i++)
        {
            byte[] garbage = new byte[1 + (int)SeededRandom.Below(chance, 0, 400)];
            for (int b = 0; b < garbage.Length; b++)
            {
                garbage[b] = (byte)SeededRandom.Below(chance, 0, 256);
            }

            wire.Send(garbage);
        }

        peer.Probe("it stopped answering after random bytes");
        return $"{GarbageFrames} datagrams of random bytes changed nothing";
    }

    private string GivesBack()
    {
        peer.Open();
        peer.Close();
        return F($"float {wire.Last!.FloatUvu:N0} uVU, no edge to the tester left");
    }

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
