using System;
using System.Globalization;
using System.Runtime.CompilerServices;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// The claims about ledgers alone. They are checked at every diff that is heard, the only place where they can break, and over every ledger
/// after each cycle.
/// </summary>
/// <param name="drift">The parameters of the drift.</param>
/// <param name="shard">The ledgers.</param>
internal sealed class LedgerAudit(DriftOptions drift, LedgerShard shard)
{
    // Odd numbers that distinguish a ledger's columns in its hash.
    private const ulong HashKey = 0x9E3779B97F4A7C15UL;
    private const ulong CreditedKey = 0xBF58476D1CE4E5B9UL;
    private const ulong EchoedKey = 0x94D049BB133111EBUL;
    private const ulong GoodKey = 0xD6E8FEB86659FD93UL;

    private readonly EdgeTable edges = shard.Columns.Edges;
    private readonly long clipUvu = drift.ClipUvuMax;
    private readonly long capUvu = drift.CapUvuMax;
    private readonly long floorUvu = drift.CapUvu;

    /// <summary>A diff was heard and settled.</summary>
    /// <param name="at">The listener's slot.</param>
    /// <param name="agreement">The result of its echo.</param>
    /// <param name="diff">The diff.</param>
    /// <param name="moved">The value that it moved.</param>
    /// <param name="trust">Trust in its sender.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Heard(int at, EdgeAgreement agreement, Diff diff, Settlement moved, int trust)
    {
        // The diff says what the sender has paid. This compares it with the other end of the edge, not with our own claim.
        if (agreement != EdgeAgreement.Mutual || edges.CreditedOf[at] > diff.Sent[0])
        {
            Overcredited(at, diff.Sent[0]);
        }

        (long paid, long credited) = (moved.PaidUvu, moved.CreditedUvu);
        if (paid < 0 || credited < 0 || paid > clipUvu || credited > clipUvu)
        {
            Break(LedgerClaim.ClipHolds, at, paid > clipUvu || paid < 0 ? paid : credited, clipUvu);
        }

        if (paid > 0)
        {
            // Uses the weight that trust supports. Rounding up may move one unit too much on each side.
            int node = at / Limits.SlotCount;
            long own = edges.FloatOf[node];
            long peer = diff.Float + moved.InFlightUvu;
            if (drift.Believed(trust, diff.Weight) * (own + 1) < edges.WeightOf[node] * (peer - 1))
            {
                Break(LedgerClaim.PayerStaysRicher, at, own, peer);
            }
        }
    }

    /// <summary>Checks every ledger, adds it up and hashes it.</summary>
    internal void TakeStock()
    {
        LedgerSums sums = shard.Sums;
        sums.Begin();
        LedgerColumns columns = shard.Columns;
        for (int node = shard.Offset; node < shard.Offset + shard.Count; node++)
        {
            int first = node * Limits.SlotCount;
            ReadOnlySpan<long> sent = edges.SentOf.AsSpan(first, Limits.SlotCount);
            ReadOnlySpan<long> credited = edges.CreditedOf.AsSpan(first, Limits.SlotCount);
            ReadOnlySpan<long> echoed = edges.PeerCreditedOf.AsSpan(first, Limits.SlotCount);
            long value = edges.FloatOf[node];
            long net = 0;
            long overEchoed = 0;
            long overCap = 0;
            ulong hash = ((ulong)value * HashKey) + (ulong)columns.ChanceOf[node];
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                long carried = sent[slot] - credited[slot];
                net += carried;

                // Collects the sign bits of values that must not be negative.
                overEchoed |= (sent[slot] - echoed[slot]) | echoed[slot];
                overCap |= (capUvu - carried) | (capUvu + carried);
                hash = (hash * HashKey) + (ulong)sent[slot] + ((ulong)credited[slot] * CreditedKey) + ((ulong)echoed[slot] * EchoedKey)
                    + ((ulong)columns.Good(first + slot) * GoodKey);
            }

            sums.FloatUvu += value;
            sums.BaseUvu += edges.EarnedOf[node] >> 3;
            sums.InFlightUvu += net;
            sums.Hash += (long)Chance.Of(hash, shard.First - shard.Offset + node);
            sums.FloatLeast = Math.Min(sums.FloatLeast, value);
            sums.FloatMost = Math.Max(sums.FloatMost, value);
            Judge(node, value, (edges.EarnedOf[node] >> 3) - net, overEchoed, overCap);
        }
    }

    private void Judge(int node, long value, long counted, long overEchoed, long overCap)
    {
        int at = node * Limits.SlotCount;
        if (value != counted)
        {
            Break(LedgerClaim.FloatsFollowCounters, at, value, counted);
        }

        if (overEchoed < 0)
        {
            Break(LedgerClaim.NeverOvercredited, at, -1, 0);
        }

        if (overCap < 0)
        {
            Break(LedgerClaim.CutBound, at, -1, capUvu);
        }

        if (value < floorUvu)
        {
            Break(LedgerClaim.Floor, at, value, floorUvu);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Overcredited(int at, long sent) =>
        Break(LedgerClaim.NeverOvercredited, at, edges.CreditedOf[at], sent);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Break(LedgerClaim claim, int at, long measured, long bound) => shard.Sums.Break(claim, string.Create(
        CultureInfo.InvariantCulture,
        $"{claim}: node {shard.First - shard.Offset + (at / Limits.SlotCount)}, slot {at % Limits.SlotCount}: "
            + $"{measured:N0} against {bound:N0} uVU"));
}
