using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

using LVS.Core;

namespace LVS.Records;

/// <summary>What requires the capability: keeping a record for longer, or ending its keeping. Holders check the owner's chain.</summary>
/// <param name="client">The swarm.</param>
/// <param name="capability">The record's.</param>
public sealed class RecordOwner(RecordClient client, Capability capability)
{
    private const int AnswerMs = 600;
    private const int RoundsMax = 5;
    private const int Draws = 2;
    private const int ForgetTimes = 3;
    private const int ForgetTries = 3;
    private const int ForgetPauseMs = 300;

    // Every holder hears all of these frames. Frames that come faster than a holder takes turns would overflow its inbox.
    private const int ForgetBurst = 32;
    private const int ForgetBurstMs = 20;

    private readonly OwnerChain chain = new(client.World.Hash);

    /// <summary>Link 0 of each chain that a stripe may have.</summary>
    public IEnumerable<byte[]> Secrets(RecordStripe stripe) =>
        Enumerable.Range(0, Draws).Select(draw => capability.ChainSecret(stripe.Level, stripe.Number, draw));

    /// <summary>Keeps a record for longer.</summary>
    /// <param name="stripes">Its stripes.</param>
    /// <param name="number">Number of the renewal, 1..63.</param>
    /// <param name="expiryMinute">The swarm's minute until which it is to be kept.</param>
    /// <param name="stop">Ends it early.</param>
    /// <returns>Fragments whose holders confirmed the renewal, of the stripe that has the fewest.</returns>
    public async Task<int> Renew(IReadOnlyList<RecordStripe> stripes, int number, long expiryMinute, CancellationToken stop)
    {
        Dictionary<long, int> confirmed = stripes.ToDictionary(stripe => stripe.Name, _ => 0);
        Dictionary<int, long> asked = [];
        int guest = client.DrawGuest();
        client.Heard = (heard, sender) =>
        {
            if (heard.Kind == FrameKind.Proof && heard.Target == guest && asked.TryGetValue(heard.Seed, out long name)
                && heard.Fragment.Stripe == name && client.Namer.IsProof(heard, sender))
            {
                confirmed[name] |= 1 << heard.Fragment.Index;
            }
        };
        int all = (1 << capability.Shape.TotalCount) - 1;
        await new Question(client, Ask, () => confirmed.Values.All(mask => mask == all)).Repeat(RoundsMax, AnswerMs, stop);
        client.Heard = null;
        return confirmed.Values.Min(int.PopCount);

        async Task Ask()
        {
            foreach (RecordStripe stripe in stripes.Where(stripe => confirmed[stripe.Name] != all))
            {
                foreach (byte[] secret in Secrets(stripe))
                {
                    StoreFrame said = new() { Kind = FrameKind.Renewal, Number = number };
                    said.Fragment.Stripe = stripe.Name;
                    said.Fragment.ExpiryMinute = expiryMinute;
                    chain.Show(secret, number, said.Link);
                    asked[await client.Say(said, guest)] = stripe.Name;
                }

                await client.Run(8, () => false, stop);
            }
        }
    }

    /// <summary>Ends the keeping of a record.</summary>
    /// <param name="stripes">Its stripes.</param>
    /// <param name="stop">Ends it early.</param>
    /// <returns>Fragments of it that were proved before, and those that still are.</returns>
    public async Task<(int Before, int After)> Forget(IReadOnlyList<RecordStripe> stripes, CancellationToken stop)
    {
        RecordCheck check = new(client, capability);
        await check.Run(stripes, stop);
        int before = check.ProvedCount;
        if (before == 0 && !client.HasJoined)
        {
            // Nothing is sent about a record when no node answers.
            await client.Join(stop);
        }

        int tries = 0;
        do
        {
            // A repair in progress may bring back what was just forgotten, so it is forgotten again.
            await Tell(client, stripes, Secrets, client.IsPatient, stop);
            await check.Run(stripes, stop);
        }
        while (check.ProvedCount > 0 && ++tries < ForgetTries);
        return (before, check.ProvedCount);
    }

    /// <summary>
    /// Tells holders to end the keeping of stripes. It is repeated with pauses, because a busy node may miss some of the frames.
    /// </summary>
    /// <param name="client">The swarm.</param>
    /// <param name="stripes">The stripes.</param>
    /// <param name="secrets">Link 0 of the chains that a stripe may have.</param>
    /// <param name="isPatient">Whether members that sleep are told as well.</param>
    /// <param name="stop">Ends it early.</param>
    /// <param name="times">How often it is said.</param>
    internal static async Task Tell(RecordClient client, IReadOnlyList<RecordStripe> stripes,
        Func<RecordStripe, IEnumerable<byte[]>> secrets, bool isPatient, CancellationToken stop, int times = ForgetTimes)
    {
        int guest = client.DrawGuest();
        int saidCount = 0;
        await new Question(client, Say, () => false) { IsPatient = isPatient }.Repeat(times, ForgetPauseMs, stop);

        async Task Say()
        {
            foreach (RecordStripe stripe in stripes)
            {
                foreach (byte[] secret in secrets(stripe))
                {
                    StoreFrame said = new()
                    {
                        Kind = FrameKind.Renewal,
                        Flags = StoreFrame.FlagForgets,
                        Number = OwnerChain.Forget,
                    };
                    said.Fragment.Stripe = stripe.Name;
                    secret.CopyTo(said.Link, 0);
                    await client.Say(said, guest);
                    if (++saidCount % ForgetBurst == 0)
                    {
                        await client.Run(ForgetBurstMs, () => false, stop);
                    }
                }
            }
        }
    }
}
