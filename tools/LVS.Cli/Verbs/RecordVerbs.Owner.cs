using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Threading;

using LVS.Harness;
using LVS.Records;

namespace LVS.Cli;

/// <summary>What only the owner of a record can do: <c>renew</c> and <c>forget</c>.</summary>
internal static partial class RecordVerbs
{
    private static int Renew(ParseResult parsed, int hours, CancellationToken stop)
    {
        Capability capability = Capability.Parse(parsed.GetValue(CapabilityText)!);
        using RecordClient client = Client(Config(parsed), out ITransport transport);
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
        RecordConsole.Warn(List.Note(new RecordList.Entry(capability.ToString(), known?.Name ?? "", capability.ContentSize,
            known?.StoredUtc ?? DateTime.UtcNow, expiry, number)));
        if (parsed.GetValue(Json))
        {
            Console.WriteLine(JsonSerializer.Serialize(new { verdict = "holds", hours, expiryMinute = expiry, confirmed = least }));
        }

        return 0;
    }

    private static int Forget(ParseResult parsed, CancellationToken stop)
    {
        Capability capability = Capability.Parse(parsed.GetValue(CapabilityText)!);
        using RecordClient client = Client(Config(parsed), out ITransport transport);
        using ITransport end = transport;
        List<RecordStripe> stripes = StripesOf(new RecordGet(client, capability), stop);
        RecordOwner owner = new(client, capability);
        RecordCheck check = new(client, capability);
        check.Run(stripes, stop).Now();
        bool wasThere = check.ProvedCount > 0;
        if (!wasThere)
        {
            client.Join(stop).Now();
        }

        int tries = 0;
        do
        {
            // A repair in progress may bring back what was just forgotten, so it is forgotten again.
            owner.Forget(stripes).Now();
            check.Run(stripes, stop).Now();
        }
        while (check.ProvedCount > 0 && ++tries < ForgetTries);
        if (!wasThere && check.ProvedCount == 0)
        {
            // The capability stays in the list, because another swarm, or nodes that are away, may have the record.
            throw new UserException(
                $"None of the {client.Members.Count} nodes that were heard proved anything of this record before: it was forgotten or has "
                    + "expired, or nodes that keep it are away, or another swarm does. Nothing is told to have been forgotten.",
                UserException.Unknown);
        }

        RecordConsole.Warn(List.Strike(capability.ToString()));
        RecordConsole.Tell(check.ProvedCount == 0 ? "forgotten: no node proves anything of it any more"
            : $"told to forget; {check.ProvedCount} fragments are still proved: say it again when all nodes are up");
        if (parsed.GetValue(Json))
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new { verdict = check.ProvedCount == 0 ? "holds" : "broken", proved = check.ProvedCount }));
        }

        return check.ProvedCount == 0 ? 0 : 1;
    }
}
