using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

using LVS.Core;
using LVS.Harness;

namespace LVS.Records;

/// <summary>
/// Fetches a record from the swarm: asks for fragments by name, stripe after stripe and many at a time. A stripe's name authenticates its
/// fragments, so any k accepted fragments are the right ones.
/// </summary>
/// <param name="client">The swarm.</param>
/// <param name="capability">The record's.</param>
public sealed class RecordGet(RecordClient client, Capability capability)
{
    private const int AnswerMsMin = 250;
    private const int AnswerMsMax = 2000;

    // Longer than an audit that misses some holders, and the pause after it.
    private const int RoundsMax = 24;
    private const int PatienceMax = 4;
    private const int WokenMs = 150;
    private const int UnheardRounds = 3;
    private const int ProofMs = 1000;
    private const int WindowMax = 64;

    // What a node serves of each fragment (SPEC 2.5).
    private const int ServedAtOnce = 4;
    private const int ServedMinutes = 20;

    // Where most stripes lack one of the requested fragments, this many more are asked for at once.
    private const int SpareCount = 3;
    private const int JudgedMin = 16;

    private readonly ErasureCode code = new(Limits.ShareCountMax);
    private readonly Dictionary<int, Asked> byGuest = [];
    private int lateCount;
    private bool hasWoken;

    // Response time of stripes that came at the first request (RFC 6298): the mean, and the mean deviation from it.
    private double answerMs = 200;
    private double answerMsSpread = 50;
    private readonly IReadOnlyList<int> levels = capability.Shape.Levels(capability.ContentSize);

    /// <summary>Fragments that were heard.</summary>
    public int HeardCount { get; private set; }

    /// <summary>Stripes that were opened.</summary>
    public int OpenedCount { get; private set; }

    /// <summary>The swarm's minute until which the record is kept, as heard; 0 until anything was heard.</summary>
    public long ExpiryMinute { get; private set; }

    /// <summary>Fetches the content.</summary>
    /// <param name="progress">Called now and then with the number of stripes fetched.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="UserException">The record is not there, not whole, or no node answers; the message says which.</exception>
    public async Task<byte[]> Content(Action<int> progress, CancellationToken stop)
    {
        return await Fetch(0, await NamesOf(0, progress, stop), progress, stop);
    }

    /// <summary>Finds the names of all stripes; fetches no content.</summary>
    public async Task<List<RecordStripe>> Stripes(Action<int> progress, CancellationToken stop)
    {
        List<RecordStripe> all = [];
        long[] names = [capability.Top];
        for (int level = levels.Count - 1; level >= 0; level--)
        {
            all.AddRange(names.Select((name, number) => new RecordStripe(level, number, name, [])));
            names = level > 0 ? Names(await Fetch(level, names, progress, stop)) : names;
        }

        return all;
    }

    private async Task<long[]> NamesOf(int level, Action<int> progress, CancellationToken stop)
    {
        long[] names = [capability.Top];
        for (int above = levels.Count - 1; above > level; above--)
        {
            names = Names(await Fetch(above, names, progress, stop));
        }

        return names;
    }

    private static long[] Names(byte[] list)
    {
        return [.. Enumerable.Range(0, list.Length / RecordShape.NameSize)
            .Select(number => BinaryPrimitives.ReadInt64LittleEndian(list.AsSpan(number * RecordShape.NameSize)))];
    }

    private async Task<byte[]> Fetch(int level, long[] names, Action<int> progress, CancellationToken stop)
    {
        byte[] content = new byte[levels[level]];
        Queue<Asked> queue = new(Enumerable.Range(0, names.Length).Select(number => new Asked(level, number, names[number])));
        List<Asked> asked = [];
        long toldAtMs = client.NowMs;
        client.Heard = Hear;
        client.Woken = _ => hasWoken = true;
        while (queue.Count > 0 || asked.Count > 0)
        {
            stop.ThrowIfCancellationRequested();
            while (asked.Count < WindowMax && queue.Count > 0)
            {
                asked.Add(queue.Dequeue());
                await Ask(asked[^1]);
            }

            await client.Run(20, () => hasWoken || asked.Exists(stripe => stripe.IsThere(capability.Shape)), stop);
            bool isAnyAwake = hasWoken;
            hasWoken = false;
            for (int i = asked.Count - 1; i >= 0; i--)
            {
                if (asked[i].IsThere(capability.Shape))
                {
                    Open(asked[i], content);
                    byGuest.Remove(asked[i].Guest);
                    asked.RemoveAt(i);
                }
                else if (client.NowMs >= asked[i].DueMs || (isAnyAwake && client.NowMs >= asked[i].AskedAtMs + WokenMs))
                {
                    await Again(asked[i], stop);
                }
            }

            if (client.NowMs - toldAtMs > 500)
            {
                toldAtMs = client.NowMs;
                progress(OpenedCount);
            }
        }

        client.Heard = null;
        client.Woken = null;
        return content;
    }

    private async Task Again(Asked stripe, CancellationToken stop)
    {
        stripe.Rounds++;
        bool isThere = HeardCount > 0 || client.IsPatient || stripe.Rounds != UnheardRounds || await IsHeld(stripe, stop);
        if (isThere && (stripe.Rounds < RoundsMax || client.IsPatient))
        {
            await Ask(stripe);
            return;
        }

        bool isWithheld = isThere && await IsWithheld(stripe, stop);
        client.Heard = null;
        throw new UserException(isWithheld
            ? $"Nodes proved that they have enough of this record, but did not serve it now: each serves a fragment {ServedAtOnce} times, "
                + $"and {ServedAtOnce} times more in {ServedMinutes} minutes. Try again in {ServedMinutes / ServedAtOnce} minutes or later."
            : isThere
            ? $"{OpenedCount} of {capability.Shape.StripeCount(capability.ContentSize)} stripes are there; another has only "
                + $"{stripe.Fragments.Count} of the {capability.Shape.DataCount} fragments that it needs. More nodes may come back: try "
                + "again later."
            : "No node of this swarm that is awake has anything of this record: the capability is of another swarm, the record has "
                + "expired, or its holders sleep. 'lvs get --wait MINUTES' waits for those.",
            UserException.Unknown);
    }

    /// <summary>Whether a stripe that is not served is proved to be there, with what was served of it.</summary>
    private async Task<bool> IsWithheld(Asked stripe, CancellationToken stop)
    {
        int all = (1 << capability.Shape.TotalCount) - 1;
        return await Proved(stripe, stripe.Fragments.Keys.Aggregate(0, (mask, index) => mask | (1 << index)),
            mask => int.PopCount(mask & all) >= capability.Shape.DataCount, stop);
    }

    /// <summary>
    /// Finds out why nothing is served. Perhaps there is no holder. Perhaps this PC's clock is wrong and the swarm's minute must be learnt.
    /// Or the stripe is being audited: then holders serve nothing for some seconds (SPEC 9.3), but they prove what they hold.
    /// </summary>
    private async Task<bool> IsHeld(Asked stripe, CancellationToken stop)
    {
        client.Heard = null;
        await client.Join(stop);
        return await Proved(stripe, 0, mask => mask != 0, stop);
    }

    /// <summary>Asks for proofs of a stripe, a few times.</summary>
    /// <param name="stripe">The stripe.</param>
    /// <param name="mask">Fragments that are known to be there, as bits.</param>
    /// <param name="isEnough">Whether these fragments suffice.</param>
    /// <param name="stop">Ends it early.</param>
    private async Task<bool> Proved(Asked stripe, int mask, Func<int, bool> isEnough, CancellationToken stop)
    {
        StoreFrame challenge = new()
        {
            Kind = FrameKind.Challenge,
            Seed = client.DrawGuest(),
            Mask = (1 << capability.Shape.TotalCount) - 1,
        };
        challenge.Fragment.Stripe = stripe.Name;
        int guest = client.DrawGuest();
        client.Heard = (heard, sender) =>
        {
            if (heard.Kind == FrameKind.Proof && heard.Target == guest && heard.Fragment.Stripe == stripe.Name
                && client.Namer.IsProof(heard, sender))
            {
                mask |= 1 << heard.Fragment.Index;
            }
        };
        for (int i = 0; i < UnheardRounds && !isEnough(mask); i++)
        {
            await client.Say(challenge, guest);
            await client.Run(ProofMs, () => isEnough(mask), stop);
        }

        client.Heard = Hear;
        return isEnough(mask);
    }

    /// <summary>Asks for the data fragments first, because they need no decoding, then for any others.</summary>
    private async Task Ask(Asked stripe)
    {
        bool isGappy = stripe.Rounds > 0 || (OpenedCount >= JudgedMin && 2 * lateCount > OpenedCount);
        int mask = stripe.Next(capability.Shape, isGappy ? SpareCount : 0);
        byGuest.Remove(stripe.Guest);
        stripe.Guest = client.DrawGuest();
        byGuest[stripe.Guest] = stripe;
        StoreFrame want = new()
        {
            Kind = FrameKind.Want,
            Mask = mask,
        };
        want.Fragment.Stripe = stripe.Name;
        await client.Say(want, stripe.Guest);
        stripe.AskedAtMs = client.NowMs;
        long patienceMs = (long)Math.Clamp(answerMs + (4 * answerMsSpread), AnswerMsMin, AnswerMsMax);
        stripe.DueMs = client.NowMs + (patienceMs * Math.Min(1 + stripe.Rounds, PatienceMax));
    }

    private void Hear(StoreFrame heard, int sender)
    {
        if (heard.Kind != FrameKind.Fragment || (heard.Flags & StoreFrame.FlagKeep) != 0
            || !byGuest.TryGetValue(heard.Target, out Asked? stripe) || client.Namer.NameOf(heard.Fragment) != stripe.Name
            || stripe.Fragments.ContainsKey(heard.Fragment.Index))
        {
            return;
        }

        Fragment kept = new();
        kept.CopyFrom(heard.Fragment);
        stripe.Fragments[kept.Index] = kept;
        HeardCount++;
        ExpiryMinute = ExpiryMinute == 0 ? kept.ExpiryMinute : Math.Min(ExpiryMinute, kept.ExpiryMinute);
    }

    private void Open(Asked stripe, byte[] content)
    {
        Fragment[] chosen = [.. stripe.Fragments.Values.OrderBy(fragment => fragment.Index).Take(capability.Shape.DataCount)];
        int size = chosen[0].Size;
        byte[] shares = new byte[chosen.Length * size];
        byte[] indices = [.. chosen.Select(fragment => (byte)fragment.Index)];
        for (int i = 0; i < chosen.Length; i++)
        {
            chosen[i].Bytes.AsSpan(0, size).CopyTo(shares.AsSpan(i * size));
        }

        byte[] data = new byte[shares.Length];
        code.Decode(shares, indices, chosen.Length, size, data);
        byte[] plain = new byte[capability.Shape.ContentOf(content.Length, stripe.Number)];
        bool fits = chosen[0].DataCount == capability.Shape.DataCount && data.Length >= RecordShape.TagSize + plain.Length
            && RecordSeal.TryOpen(capability, stripe.Level, stripe.Number, data, plain);
        if (!fits)
        {
            throw new UserException("What the swarm keeps under this name does not open with this capability: it is of another record, "
                + "or was made by another version. Ask whoever stored it to store it again.", UserException.Unknown);
        }

        plain.CopyTo(content, stripe.Number * capability.Shape.StripeContentSize);
        OpenedCount++;
        lateCount += stripe.Rounds > 0 ? 1 : 0;
        if (stripe.Rounds == 0)
        {
            long tookMs = client.NowMs - stripe.AskedAtMs;
            answerMsSpread += (Math.Abs(tookMs - answerMs) - answerMsSpread) / 4;
            answerMs += (tookMs - answerMs) / 8;
        }
    }

    /// <summary>A stripe that is being fetched.</summary>
    private sealed class Asked(int level, int number, long name)
    {
        private readonly int[] askedTimes = new int[Limits.ShareCountMax];

        public int Level { get; } = level;

        public int Number { get; } = number;

        public long Name { get; } = name;

        public int Guest { get; set; }

        public int Rounds { get; set; }

        public long AskedAtMs { get; set; }

        public long DueMs { get; set; }

        public Dictionary<int, Fragment> Fragments { get; } = [];

        /// <summary>
        /// Which fragments to ask for next, as bits: as many as are missing and some spares, those asked for least often first. Holders
        /// serve each fragment only so often (SPEC 2.5), so a client asks for no more than it needs.
        /// </summary>
        public int Next(RecordShape shape, int spareCount)
        {
            int mask = 0;
            foreach (int index in Enumerable.Range(0, shape.TotalCount).Where(index => !Fragments.ContainsKey(index))
                .OrderBy(index => askedTimes[index]).Take(shape.DataCount - Fragments.Count + spareCount))
            {
                askedTimes[index]++;
                mask |= 1 << index;
            }

            return mask;
        }

        public bool IsThere(RecordShape shape) => Fragments.Count >= shape.DataCount;
    }
}
