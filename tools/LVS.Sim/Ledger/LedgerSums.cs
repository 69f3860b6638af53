using System;

namespace LVS.Sim;

/// <summary>
/// The sums over a range of ledgers after a cycle, and the claims that broke. Sums of ranges can be added in any order: none depends on the
/// distribution of nodes. Amounts in micro-VU.
/// </summary>
public sealed class LedgerSums
{
    /// <summary>Numbers in <see cref="Values"/>.</summary>
    public const int Count = BrokenAt + ClaimCount;

    private const int ClaimCount = (int)LedgerClaim.Floor + 1;
    private const int BrokenAt = 11;

    private readonly long[] values = new long[Count];

    /// <summary>Makes sums of 0.</summary>
    public LedgerSums()
    {
        FloatLeast = long.MaxValue;
        FloatMost = long.MinValue;
    }

    /// <summary>All numbers, to be sent.</summary>
    public ReadOnlySpan<long> Values => values;

    /// <summary>Floats.</summary>
    public ref long FloatUvu => ref values[0];

    /// <summary>Floats at birth.</summary>
    public ref long BaseUvu => ref values[1];

    /// <summary>Paid less accepted, over all ends.</summary>
    public ref long InFlightUvu => ref values[2];

    /// <summary>Sum of the hashes of the ledgers.</summary>
    public ref long Hash => ref values[3];

    /// <summary>Smallest float.</summary>
    public ref long FloatLeast => ref values[4];

    /// <summary>Largest float.</summary>
    public ref long FloatMost => ref values[5];

    /// <summary>Diffs sent.</summary>
    public ref long Said => ref values[6];

    /// <summary>Diffs that a listener heard.</summary>
    public ref long Heard => ref values[7];

    /// <summary>Diffs that a listener lost.</summary>
    public ref long Lost => ref values[8];

    /// <summary>Diffs for which VaultGuard held something back.</summary>
    public ref long Guarded => ref values[9];

    /// <summary>Payments.</summary>
    public ref long Payments => ref values[10];

    /// <summary>A description of the first break; null while there is none.</summary>
    public string? Detail { get; private set; }

    /// <summary>How many times a claim broke.</summary>
    public long BrokenCount(LedgerClaim claim) => values[BrokenAt + (int)claim];

    /// <summary>A claim broke.</summary>
    /// <param name="claim">Which.</param>
    /// <param name="detail">The node, the measured value and the bound.</param>
    public void Break(LedgerClaim claim, string detail)
    {
        values[BrokenAt + (int)claim]++;
        Detail ??= detail;
    }

    /// <summary>Adds the sums of another range.</summary>
    public void Add(LedgerSums other) => Add(other.values, other.Detail);

    /// <summary>Adds the sums of another range, in the form in which they were sent.</summary>
    /// <param name="sent">Its <see cref="Values"/>.</param>
    /// <param name="detail">Its <see cref="Detail"/>.</param>
    public void Add(ReadOnlySpan<long> sent, string? detail)
    {
        long least = Math.Min(FloatLeast, sent[4]);
        long most = Math.Max(FloatMost, sent[5]);
        for (int i = 0; i < Count; i++)
        {
            values[i] += sent[i];
        }

        FloatLeast = least;
        FloatMost = most;
        Detail ??= detail;
    }

    /// <summary>Restores all numbers.</summary>
    public void Set(ReadOnlySpan<long> kept) => kept.CopyTo(values);

    /// <summary>Begins the sums of another cycle: counts stay, measurements begin again.</summary>
    public void Begin()
    {
        FloatUvu = BaseUvu = InFlightUvu = Hash = 0;
        FloatLeast = long.MaxValue;
        FloatMost = long.MinValue;
    }
}
