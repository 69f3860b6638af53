using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Threading;

using LVS.Harness;
using LVS.Live;
using LVS.Node;
using LVS.Records;

namespace LVS.Page;

/// <summary>What can be done to a live swarm, and records put into it and brought back.</summary>
/// <param name="config">Key and place of the swarm.</param>
/// <param name="stop">Ends what takes long.</param>
internal sealed class LiveHand(NodeConfig config, CancellationToken stop)
{
    public const string Put = "put";
    public const string Get = "get";

    private const int RecordMsMax = 60_000;
    private const int HoursUsual = 24;

    private readonly Lock gate = new();

    /// <summary>Whether the page can reach the swarm's records: it knows the broker where there is one.</summary>
    public bool KeepsRecords => !TransportChoice.NeedsBroker(config.Transport) || config.Broker.Length > 0;

    /// <summary>Whether a deed is about records.</summary>
    public bool IsRecord(string name) => name is Put or Get;

    /// <summary>What is offered.</summary>
    /// <param name="canChange">Whether the nodes are ours to disturb.</param>
    public IEnumerable<DeedOffer> Offers(bool canChange)
    {
        if (canChange)
        {
            yield return new DeedOffer(LiveDeed.Kill, "Cut power", "Takes a node's power away. Its flash stays.", "node");
            yield return new DeedOffer(LiveDeed.Restart, "Give power", "Gives a node its power back: it boots from its flash.", "node");
            yield return new DeedOffer(
                LiveDeed.Split, "Split", "Splits the swarm in two halves that do not hear each other, or joins them again.");
            yield return new DeedOffer(LiveDeed.Loss, "Loss", "Loses so many percent of what nodes hear.", "number", 0, 100, "30");
            yield return new DeedOffer(LiveDeed.Intruder, "Intruder",
                "Lets somebody join who does not follow the protocol; most have the swarm key.", "choice", Choices: LiveIntruder.Kinds);
        }

        if (KeepsRecords)
        {
            yield return new DeedOffer(
                Put, "Store it", "A text to store in the swarm, sealed", "text", Usual: "Dear swarm, keep this for me.");
            yield return new DeedOffer(Get, "Bring it back", "Capability of a record to bring back", "text");
        }
    }

    /// <summary>Stores a record, or brings one back. One at a time.</summary>
    public DeedAnswer DoRecord(Deed deed, Action<string> told)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(RecordMsMax);
        lock (gate)
        {
            try
            {
                using ITransport transport = TransportChoice.Of(config, bridge: false, told);
                using RecordClient client = new(transport, config);
                return deed.Name == Put
                    ? Store(client, deed.Text!, told, patience.Token) : Fetch(client, deed.Text!.Trim(), told, patience.Token);
            }
            catch (UserException e)
            {
                return new DeedAnswer(false, e.Message);
            }
            catch (OperationCanceledException)
            {
                return new DeedAnswer(
                    false, $"Not done within {RecordMsMax / 1000} s; nothing of it is left. Are enough nodes up?");
            }
        }
    }

    private static DeedAnswer Store(RecordClient client, string text, Action<string> told, CancellationToken cancel)
    {
        byte[] content = Encoding.UTF8.GetBytes(text);
        client.Join(cancel).Now();
        RecordShape shape = client.Limit.Demand("the text", content.Length, RecordShape.LossPercentUsual);
        RecordPut put = RecordPut.Of(client, content, shape, client.Minute + (HoursUsual * 60), out Capability capability);
        put.Run(_ => { }, cancel).Now();
        string what = string.Create(CultureInfo.InvariantCulture,
            $"Stored {content.Length:N0} bytes as {put.FragmentCount} fragments at {put.HolderCount} nodes for {HoursUsual} hours; ")
            + $"any {put.SurvivesCount} may vanish.";
        told(what);
        return new DeedAnswer(true, what, capability.ToString());
    }

    private static DeedAnswer Fetch(RecordClient client, string text, Action<string> told, CancellationToken cancel)
    {
        Capability capability = Capability.Parse(text);
        client.Join(cancel).Now();
        RecordGet get = new(client, capability);
        byte[] content = get.Content(_ => { }, cancel).Now();
        string what = string.Create(
            CultureInfo.InvariantCulture, $"Brought back {content.Length:N0} bytes from {get.HeardCount} fragments.");
        told(what);
        return new DeedAnswer(true, what, Encoding.UTF8.GetString(content));
    }
}
