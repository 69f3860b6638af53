using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Text.Json;
using System.Threading;

using LVS.Core;
using LVS.Harness;
using LVS.Records;

namespace LVS.Cli;

/// <summary>What only the owner of a record can do: <c>renew</c> and <c>forget</c>.</summary>
internal static partial class RecordVerbs
{
    private static int Renew(ParseResult parsed, int hours, CancellationToken stop)
    {
        Capability capability = Capability.Parse(parsed.GetValue(CapabilityText)!);
        using RecordClient client = Client(Config(parsed), out ITransport transport, parsed.GetValue(Wait));
        using ITransport end = transport;
        RecordGet get = new(client, capability);
        List<RecordStripe> stripes = StripesOf(get, stop);
        RecordList.Entry? known = List.Find(capability.ToString());
        int number = Math.Min((known?.Renewals ?? 0) + 1, OwnerChain.RenewalMax);
        long expiry = client.Minute + (hours * 60L);
        int least = new RecordOwner(client, capability).Renew(stripes, number, expiry, stop).Now();
        if (least < capability.Shape.DataCount)
        {
            throw new UserException($"Only {least} fragments of a stripe were confirmed; {capability.Shape.DataCount} bring it back. Are "
                + "all nodes up? 'lvs check' tells what is there.", UserException.Unknown);
        }

        RecordConsole.Tell(F($"kept for {hours} hours from now; at least {least} of {capability.Shape.TotalCount} fragments of each ")
            + "stripe confirmed it");
        TellOfSleepers(client);
        RecordConsole.Warn(List.Note(new RecordList.Entry(capability.ToString(), known?.Name ?? "", capability.ContentSize,
            known?.StoredUtc ?? DateTime.UtcNow, expiry, number)));
        RecordConsole.Warn(List.Unread);
        if (parsed.GetValue(Json))
        {
            Console.WriteLine(JsonSerializer.Serialize(new { verdict = "holds", hours, expiryMinute = expiry, confirmed = least }));
        }

        return 0;
    }

    private static int Forget(ParseResult parsed, CancellationToken stop)
    {
        Capability capability = Capability.Parse(parsed.GetValue(CapabilityText)!);
        using RecordClient client = Client(Config(parsed), out ITransport transport, parsed.GetValue(Wait));
        using ITransport end = transport;
        List<RecordStripe> stripes = StripesOf(new RecordGet(client, capability), stop);
        (int before, int after) = new RecordOwner(client, capability).Forget(stripes, stop).Now();
        if (before == 0 && after == 0)
        {
            // The capability stays in the list, because another swarm, or nodes that are away, may have the record.
            throw new UserException(
                $"None of the {client.Members.Count} nodes that were heard proved anything of this record before: it was forgotten or has "
                    + "expired, or nodes that keep it are away, or another swarm does. Nothing is told to have been forgotten.",
                UserException.Unknown);
        }

        if (client.Members.SleeperCount > 0 && !client.Members.CountSleepers)
        {
            throw new UserException(F($"Nodes that are awake were told; {client.Members.SleeperCount} that sleep between slots were not, ")
                + F($"and would bring the record back: say it again with --wait {client.Members.NapSecondsMax / 15}."),
                UserException.Unknown);
        }

        RecordConsole.Warn(List.Strike(capability.ToString()));
        RecordConsole.Tell(after == 0 ? "forgotten: no node proves anything of it any more"
            : $"told to forget; {after} fragments are still proved: say it again when all nodes are up");
        if (parsed.GetValue(Json))
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new { verdict = after == 0 ? "holds" : "broken", proved = after }));
        }

        return after == 0 ? 0 : 1;
    }
}
