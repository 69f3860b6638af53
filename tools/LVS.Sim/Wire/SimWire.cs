using System;
using System.Collections.Generic;

namespace LVS.Sim;

/// <summary>
/// The air between stations: loss, duplication, reordering, delay, flipped bits, congestion, partitions and outages. What happens to a
/// frame on its way to one receiver follows only from the seed, the sender, the frame's number and the receiver. It changes only between
/// windows; all shards read it.
/// </summary>
public sealed class SimWire
{
    // How many receivers ahead the next ones are brought nearer, and then their queues.
    private const int FarAhead = 6;
    private const int NearAhead = 3;

    private readonly Topology topology;
    private readonly ulong key;
    private readonly int[]? noise;
    private readonly int powerCenti;
    private readonly List<Cut> cuts = [];

    /// <summary>Makes a wire that loses nothing.</summary>
    /// <param name="topology">Which stations hear which.</param>
    /// <param name="key">Key of all chance.</param>
    /// <param name="noise">Noise trace in 1/100 dBm for a topology of signal strengths, one reading a millisecond; null for a quiet -98
    /// dBm.</param>
    /// <param name="powerCenti">Transmit power in 1/100 dBm.</param>
    public SimWire(Topology topology, ulong key, int[]? noise = null, int powerCenti = 0)
    {
        this.topology = topology;
        this.key = key;
        this.noise = noise;
        this.powerCenti = powerCenti;
    }

    /// <summary>The noise floor of a 2.4 GHz radio, in 1/100 dBm.</summary>
    public const int QuietCenti = -9_800;

    /// <summary>Which stations hear which.</summary>
    public Topology Topology => topology;

    /// <summary>Whether frames of the fragment store go through a broker, by topics; all others go to the stations in range.</summary>
    public bool IsBroker { get; init; }

    /// <summary>Whether all frames go through a broker, by the topics that nodes subscribe to (SPEC 13.3).</summary>
    public bool IsByTopics { get; init; }

    /// <summary>Frames lost, 0..100 %.</summary>
    public int LossPercent { get; set; }

    /// <summary>Frames that arrive twice, 0..100 %.</summary>
    public int DuplicatePercent { get; set; }

    /// <summary>Frames held back so that later ones overtake them, 0..100 %.</summary>
    public int ReorderPercent { get; set; }

    /// <summary>Longest time for which they are held back.</summary>
    public int ReorderMsMax { get; set; } = 400;

    /// <summary>Frames with one flipped bit, 0..100 %.</summary>
    public int BitFlipPercent { get; set; }

    /// <summary>Shortest travel time of a frame, 1 ms or more: the length of a window.</summary>
    public int DelayMsMin { get; init; } = 5;

    /// <summary>Longest travel time of a frame that is not held back.</summary>
    public int DelayMsMax { get; set; } = 20;

    /// <summary>Bytes a second that a receiver's air carries; 0 for no bound.</summary>
    public int AirBytesPerSecond { get; set; }

    /// <summary>Transmit power in 1/100 dBm.</summary>
    public int PowerCenti => powerCenti;

    /// <summary>Number of outages at this time: above 0 no frame gets through, because the broker is down.</summary>
    public int Outages { get; set; }

    /// <summary>Whether all stations can hear each other now.</summary>
    public bool JoinsAll => topology.IsFull && Outages == 0 && cuts.Count == 0;

    /// <summary>Begins a partition.</summary>
    public void Begin(Cut cut) => cuts.Add(cut);

    /// <summary>Ends a partition.</summary>
    public void End(Cut cut) => cuts.Remove(cut);

    /// <summary>Whether a frame may pass from one station to another.</summary>
    public bool IsOpen(int from, int to) => Outages == 0 && (cuts.Count == 0 || !IsCut(from, to));

    /// <summary>Distributes a frame to those receivers that belong to a shard.</summary>
    /// <param name="sending">The frame.</param>
    /// <param name="shard">The shard.</param>
    /// <param name="stations">All stations.</param>
    public void Spread(in Sending sending, Shard shard, Station[] stations)
    {
        ulong frameKey = Chance.Of(key, sending.Sender, sending.Number);
        if (sending.Place is BrokerPlace place)
        {
            Publish(sending, place, frameKey, shard, stations);
            return;
        }

        if (sending.Topic != null)
        {
            foreach (int to in shard.Topics.Of(sending.Topic))
            {
                Pass(sending, to, frameKey, shard, stations);
            }

            return;
        }

        int reach = topology.Reach(sending.Sender);
        for (int link = 0; link < reach; link++)
        {
            int to = topology.To(sending.Sender, link);
            if (shard.IsLarge)
            {
                Approach(sending.Sender, link, reach, shard, stations);
            }

            if (!shard.Owns(to) || (sending.Only >= 0 && sending.Only != to))
            {
                continue;
            }

            ulong bits = Chance.Of(frameKey, to);
            if (((bits & 1023) >= (ulong)Survival(sending, link, to)) || !IsOpen(sending.Sender, to))
            {
                shard.LostCount++;
                continue;
            }

            Deliver(sending, to, bits, shard, stations);
        }
    }

    private void Approach(int sender, int link, int reach, Shard shard, Station[] stations)
    {
        int far = topology.To(sender, Math.Min(link + FarAhead, reach - 1));
        if (shard.Owns(far))
        {
            stations[far].ApproachRadio();
        }

        int near = topology.To(sender, Math.Min(link + NearAhead, reach - 1));
        if (shard.Owns(near))
        {
            stations[near].ApproachQueue();
        }
    }

    private void Publish(in Sending sending, BrokerPlace place, ulong frameKey, Shard shard, Station[] stations)
    {
        for (int to = shard.First; to < shard.First + shard.Stations.Length; to++)
        {
            if (to != sending.Sender && stations[to].Listens(place))
            {
                Pass(sending, to, frameKey, shard, stations);
            }
        }
    }

    /// <summary>Passes a message from the broker to one station, which hears its own as well if it listens to it.</summary>
    private void Pass(in Sending sending, int to, ulong frameKey, Shard shard, Station[] stations)
    {
        ulong bits = Chance.Of(frameKey, to);
        if (Happens(bits, LossPercent) || !IsOpen(sending.Sender, to))
        {
            shard.LostCount++;
            return;
        }

        Deliver(sending, to, bits, shard, stations);
    }

    private bool IsCut(int from, int to)
    {
        foreach (Cut cut in cuts)
        {
            if (cut.Blocks(from, to))
            {
                return true;
            }
        }

        return false;
    }

    private int Survival(in Sending sending, int link, int to)
    {
        int chance = topology.Quality(sending.Sender, link);
        if (topology.IsSignal)
        {
            // Each receiver has a different position in the trace; all positions advance with time.
            int heard = noise == null ? QuietCenti : noise[(int)((ulong)(sending.AtMs + (to * 7919L)) % (ulong)noise.Length)];
            chance = Reception.Chance1024(chance + powerCenti - heard);
        }

        return LossPercent == 0 ? chance : chance * (100 - LossPercent) / 100;
    }

    private void Deliver(in Sending sending, int to, ulong bits, Shard shard, Station[] stations)
    {
        ulong more = Chance.Of(bits, 1);
        long order = ((long)sending.Sender << 40) | (sending.Number << 1);
        int delayMs = DelayMsMin + Chance.Below(more, Math.Max(1, DelayMsMax - DelayMsMin + 1));
        if (Happens(bits >> 10, ReorderPercent))
        {
            delayMs += Chance.Below(Chance.Of(bits, 2), ReorderMsMax + 1);
        }

        int flip = Happens(bits >> 20, BitFlipPercent) ? Chance.Below(Chance.Of(bits, 3), sending.Frame.Size * 8) : -1;
        shard.DeliveredCount++;
        stations[to].Arrive(new Arrival(sending.AtMs + delayMs, order, sending.Frame, flip, sending.Topic));
        if (Happens(bits >> 30, DuplicatePercent))
        {
            int laterMs = delayMs + Chance.Below(Chance.Of(bits, 4), ReorderMsMax + 1);
            shard.DeliveredCount++;
            stations[to].Arrive(new Arrival(sending.AtMs + laterMs, order | 1, sending.Frame, flip, sending.Topic));
        }
    }

    private static bool Happens(ulong bits, int percent) => percent > 0 && (bits & 1023) * 100 < (ulong)percent * 1024;
}
