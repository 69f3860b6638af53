using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

using LVS.Core;
using LVS.Harness;

namespace LVS.Records;

/// <content>
/// Takes back what was stored when a put fails or is stopped. Whoever stopped it waits for that, so it is then told fewer times the more
/// there is, and some stripes are asked whether they are gone.
/// </content>
public sealed partial class RecordPut
{
    private const int StripesTwice = 1_000;
    private const int StripesOnce = 2_000;
    private const int SampleMax = 32;
    private const int SampleMs = 8;
    private const int TakeBackUs = 500;

    /// <summary>Link 0 of a stripe's chains, which is shown to the holders when a put fails.</summary>
    public required Func<RecordStripe, IEnumerable<byte[]>> Secrets { get; init; }

    /// <summary>
    /// Fragments still proved, after a put was stopped, of at most 32 stripes that were asked about; null when that is not known.
    /// </summary>
    public int? LeftCount { get; private set; }

    /// <summary>Tries to remove what was stored. Its own errors are ignored, because the first error is the one to report.</summary>
    /// <param name="isStopped">Whether somebody stopped the put and waits; members that sleep are then not told.</param>
    private async Task TakeBack(bool isStopped)
    {
        RecordStripe[] stored = [.. stripes.Where(stripe => stripe.Fragments.Any(f => byName[(f.Stripe, f.Index)].Seeds.Count > 0))];
        try
        {
            if (!isStopped)
            {
                await RecordOwner.Tell(client, stored, Secrets, isPatient: true, CancellationToken.None);
                return;
            }

            Dictionary<long, byte[]> secrets = stored.ToDictionary(stripe => stripe.Name, SecretOf);
            int times = stored.Length < StripesTwice ? 3 : stored.Length < StripesOnce ? 2 : 1;
            client.PaceUs = TakeBackUs;
            await RecordOwner.Tell(client, stored, stripe => [secrets[stripe.Name]], isPatient: false, CancellationToken.None, times);
            LeftCount = await ProvedOf(stored);
            if (LeftCount > 0)
            {
                // Nodes that were busy: once more.
                await RecordOwner.Tell(client, stored, stripe => [secrets[stripe.Name]], isPatient: false, CancellationToken.None, 1);
                LeftCount = await ProvedOf(stored);
            }
        }
        catch (UserException)
        {
            // The swarm is out of reach. Nobody can read what is left there, and holders drop it when its time is over.
            LeftCount = null;
        }
    }

    /// <summary>The secret of the chain whose anchor the stripe's fragments carry.</summary>
    private byte[] SecretOf(RecordStripe stripe)
    {
        OwnerChain chain = new(client.World.Hash);
        byte[] anchor = new byte[OwnerChain.LinkSize];
        return Secrets(stripe).First(secret =>
        {
            chain.Show(secret, 0, anchor);
            return anchor.AsSpan().SequenceEqual(stripe.Fragments[0].Anchor);
        });
    }

    /// <summary>How many fragments are still proved of some of these stripes, evenly chosen.</summary>
    private async Task<int> ProvedOf(RecordStripe[] stored)
    {
        int count = Math.Min(stored.Length, SampleMax);
        RecordStripe[] sample = [.. Enumerable.Range(0, count).Select(at => stored[(int)((long)at * stored.Length / count)])];
        HashSet<long> names = [.. sample.Select(stripe => stripe.Name)];
        HashSet<(long Stripe, int Index)> proved = [];
        int guest = client.DrawGuest();
        int seed = client.DrawGuest();
        client.Heard = (heard, sender) =>
        {
            if (heard.Kind == FrameKind.Proof && heard.Target == guest && heard.Seed == seed && names.Contains(heard.Fragment.Stripe)
                && client.Namer.IsProof(heard, sender))
            {
                proved.Add((heard.Fragment.Stripe, heard.Fragment.Index));
            }
        };
        foreach (RecordStripe stripe in sample)
        {
            StoreFrame said = new() { Kind = FrameKind.Challenge, Seed = seed, Mask = (1 << stripe.Fragments[0].TotalCount) - 1 };
            said.Fragment.Stripe = stripe.Name;
            await client.Say(said, guest);
            await client.Run(SampleMs, () => false, CancellationToken.None);
        }

        await client.Run(count > 0 ? AnswerMs : 0, () => false, CancellationToken.None);
        client.Heard = null;
        return proved.Count;
    }
}
