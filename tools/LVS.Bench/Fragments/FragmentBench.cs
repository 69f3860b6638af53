using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;

using LVS.Core;
using LVS.Node;

namespace LVS.Bench;

/// <summary>
/// Measures what keeping fragments costs and how safe it is, with the board's own source in virtual time. The same seed gives the same
/// figures in every run.
/// </summary>
/// <param name="seed">Seed of all chance.</param>
/// <param name="trials">Trials of each line of the first table.</param>
/// <param name="intervals">Repair intervals of each line of the second table.</param>
public sealed class FragmentBench(long seed, int trials, int intervals)
{
    private const int NodeCount = 24;

    /// <summary>Losses of one shape at one loss rate.</summary>
    /// <param name="Shape">Name of the shape.</param>
    /// <param name="LossPercent">Holders lost in a repair interval.</param>
    /// <param name="Predicted">Stripes lost in an interval by the binomial law.</param>
    /// <param name="Measured">Stripes lost.</param>
    /// <param name="Trials">Stripes tried.</param>
    public sealed record Durability(string Shape, int LossPercent, double Predicted, double Measured, long Trials)
    {
        /// <summary>
        /// Whether no more are lost than the law says: within five standard deviations, and for rare events the few more that a Poisson
        /// law allows.
        /// </summary>
        public bool Holds => Trials > 0 && (Measured - Predicted) * Trials <= (5 * Math.Sqrt(Predicted * Trials)) + 3;
    }

    /// <summary>Cost of the repair after a part of the nodes vanishes at once.</summary>
    /// <param name="Percent">How many of the nodes vanish, in percent.</param>
    /// <param name="Shape">How the stripes are spread.</param>
    /// <param name="Lost">Fragments that vanish with the nodes.</param>
    /// <param name="Of">All fragments of the six stripes.</param>
    /// <param name="StripesLost">Stripes of the six that have fewer than k fragments left.</param>
    /// <param name="FullSeconds">Seconds until the remaining nodes hold all fragments again; below 0 when that takes more than two
    /// hours.</param>
    /// <param name="Recreated">Fragments re-created for that.</param>
    /// <param name="FragmentBytes">Bytes of fragment frames for each re-created fragment, beyond those of the same time in a run where no
    /// node vanishes.</param>
    /// <param name="AllBytes">Bytes of all frames for each re-created fragment, counted the same way.</param>
    /// <param name="FragmentHashes">Native hashes that a node computes to take in a fragment.</param>
    /// <param name="ProofHashes">Native hashes to check a proof.</param>
    /// <param name="TurnHashes">Native hashes of the most expensive turn, which computes one slice of a proof or of a repair.</param>
    public sealed record Repair(int Percent, string Shape, int Lost, int Of, int StripesLost, double FullSeconds, int Recreated,
        double FragmentBytes, double AllBytes, double FragmentHashes, double ProofHashes, long TurnHashes)
    {
        /// <summary>Whether everything that could be repaired was.</summary>
        public bool Holds => FullSeconds >= 0;
    }

    /// <summary>What keeping costs while nothing happens.</summary>
    /// <param name="Nodes">Nodes.</param>
    /// <param name="Held">Fragments that they hold.</param>
    /// <param name="Fragments">Fragments of all stripes.</param>
    /// <param name="BytesEach">Bytes sent in an hour for each fragment.</param>
    /// <param name="FramesEach">Frames that each node sends in an hour.</param>
    /// <param name="RecordBytes">Bytes of the records that the fragments belong to.</param>
    /// <param name="Wire">What carried it.</param>
    public sealed record Rest(int Nodes, int Held, int Fragments, double BytesEach, double FramesEach, long RecordBytes, string Wire)
    {
        private const int BytesEachMost = 110;

        /// <summary>Whether every fragment is held, hardly one twice, and each for few bytes.</summary>
        public bool Holds => Held >= Fragments && Held <= Fragments * 102 / 100 && BytesEach <= BytesEachMost;

        /// <summary>Whether a fragment costs the same within a fifth as in a swarm of another size.</summary>
        /// <param name="other">That swarm.</param>
        public bool CostsAsMuchAs(Rest other) => Math.Abs(BytesEach - other.BytesEach) <= other.BytesEach / 5;
    }

    /// <summary>The three shapes.</summary>
    public static IReadOnlyList<(string Name, int DataCount, int TotalCount)> Shapes { get; } =
        [("5 copies", 1, 5), ("4 + 4", 4, 8), ("4 + 8", 4, 12)];

    /// <summary>
    /// Each holder of a stripe vanishes with a given probability. The stripe is lost when the remaining fragments do not decode to its
    /// data.
    /// </summary>
    public Durability Lose(string name, int dataCount, int totalCount, int lossPercent)
    {
        bool[] recoverable = Recoverable(dataCount, totalCount);
        long[] chance = [seed];
        long lost = 0;
        for (int trial = 0; trial < trials; trial++)
        {
            int left = 0;
            for (int share = 0; share < totalCount; share++)
            {
                left |= SeededRandom.Below(chance, 0, 100) >= lossPercent ? 1 << share : 0;
            }

            lost += recoverable[left] ? 0 : 1;
        }

        return new Durability(name, lossPercent, Predicted(lossPercent / 100.0, dataCount, totalCount), lost / (double)trials, trials);
    }

    /// <summary>
    /// The same, measured with the protocol. In every interval each of 24 nodes is replaced by an empty one with a given probability; the
    /// others repair until the next interval begins. A lost stripe is published anew.
    /// </summary>
    /// <param name="name">Name of the shape.</param>
    /// <param name="dataCount">k.</param>
    /// <param name="totalCount">n.</param>
    /// <param name="lossPercent">Probability.</param>
    public Durability Live(string name, int dataCount, int totalCount, int lossPercent)
    {
        const int Stripes = 12;
        const int IntervalMs = 1_800_000;
        FragmentWorld world = new(NodeCount, 5, seed, new FragmentOptions { PatienceSeconds = 60 });
        world.Run(5000);
        world.Publish(Stripes, dataCount, totalCount, out List<Fragment> fragments);
        world.Run(600_000);
        long[] stripes = [.. fragments.Select(fragment => fragment.Stripe).Distinct()];
        long lost = 0;
        long whole = 0;
        for (int interval = 0; interval < intervals; interval++)
        {
            // The binomial law holds only for a stripe that was whole. A stripe whose repair has not finished is at greater risk and is
            // counted separately.
            bool[] isWhole = [.. stripes.Select(stripe => int.PopCount(world.Held(stripe)) == totalCount)];
            for (int node = 0; node < NodeCount; node++)
            {
                if (world.Draw(100) < lossPercent)
                {
                    world.Replace(node);
                }
            }

            for (int i = 0; i < stripes.Length; i++)
            {
                bool isLost = int.PopCount(world.Held(stripes[i])) < dataCount;
                whole += isWhole[i] ? 1 : 0;
                lost += isLost && isWhole[i] ? 1 : 0;
                if (isLost)
                {
                    world.Give(fragments.Where(fragment => fragment.Stripe == stripes[i]));
                }
            }

            world.Run(IntervalMs);
        }

        return new Durability(name, lossPercent, Predicted(lossPercent / 100.0, dataCount, totalCount), lost / (double)whole, whole);
    }

    /// <summary>A part of 24 nodes vanishes at once, for good.</summary>
    /// <param name="percent">Which part.</param>
    /// <param name="totalCount">n, with k = 4.</param>
    public Repair Vanish(int percent, int totalCount)
    {
        FragmentWorld world = Settled(totalCount, out long[] stripes);
        int all = (1 << totalCount) - 1;
        for (int node = 0; node < NodeCount * percent / 100; node++)
        {
            world.Dead.Add(node);
        }

        int lost = stripes.Sum(stripe => totalCount - int.PopCount(world.Held(stripe)));
        long[] left = [.. stripes.Where(stripe => int.PopCount(world.Held(stripe)) >= 4)];
        int before = world.RecreatedCount;
        (long bytes, long moved) = (world.Bytes, world.BytesByKind[FrameKind.Fragment]);
        long ms = world.RunUntil(() => left.All(stripe => world.Held(stripe) == all), 7_200_000);
        (bytes, moved) = (world.Bytes - bytes, world.BytesByKind[FrameKind.Fragment] - moved);
        int recreated = Math.Max(1, world.RecreatedCount - before);

        // The same swarm where no node vanishes gives the cost of audits, offers and fetch checks, which is subtracted.
        FragmentWorld calm = Settled(totalCount, out _);
        (long calmBytes, long calmMoved) = (calm.Bytes, calm.BytesByKind[FrameKind.Fragment]);
        calm.Run(ms < 0 ? 7_200_000 : ms);
        bytes -= calm.Bytes - calmBytes;
        moved -= calm.BytesByKind[FrameKind.Fragment] - calmMoved;
        return new Repair(percent, string.Create(CultureInfo.InvariantCulture, $"4 + {totalCount - 4}"), lost, totalCount * stripes.Length,
            stripes.Length - left.Length, ms / 1000.0, recreated, moved / (double)recreated, bytes / (double)recreated,
            world.Hashes.Each(FrameKind.Fragment), world.Hashes.Each(FrameKind.Proof), world.Hashes.TurnMost);
    }

    /// <summary>24 nodes that hold all the fragments of six stripes that they are to hold.</summary>
    private FragmentWorld Settled(int totalCount, out long[] stripes)
    {
        FragmentWorld world = new(NodeCount, 10, seed);
        world.Run(5000);
        world.Publish(6, 4, totalCount, out List<Fragment> fragments);
        long[] names = [.. fragments.Select(fragment => fragment.Stripe).Distinct()];
        world.RunUntil(() => names.All(stripe => world.Held(stripe) == (1 << totalCount) - 1), 3_600_000);
        stripes = names;
        return world;
    }

    /// <summary>
    /// Hours in which nothing happens, on boards of 4 MB that keep as much as they can. The records are placed once all districts have
    /// their final depth; records placed earlier would be redistributed for hours.
    /// </summary>
    /// <param name="nodes">Nodes.</param>
    /// <param name="stripeCount">Stripes of 4 + 8, of 704 bytes each.</param>
    /// <param name="hours">How long, after the hours of <paramref name="before"/>.</param>
    /// <param name="before">Hours in which everybody learns who holds what.</param>
    /// <param name="isBroker">Whether a broker carries the frames; otherwise every node hears every other.</param>
    public Rest AtRest(int nodes, int stripeCount, int hours, int before, bool isBroker)
    {
        const int HourMs = 3_600_000;
        FragmentWorld world = new(nodes, 5, seed) { IsBroker = isBroker };
        int[] depths = [];
        for (int[] now = world.Depths(); !now.SequenceEqual(depths); now = world.Depths())
        {
            depths = now;
            world.Run(HourMs / 2);
        }

        int placed = world.Place(stripeCount, 4, 12);
        world.Run((long)before * HourMs);
        (long bytes, long frames) = (world.Bytes, world.Frames);
        world.Run((long)hours * HourMs);
        int held = world.HeldCount();
        return new Rest(nodes, held, placed, (world.Bytes - bytes) / (double)hours / Math.Max(1, held),
            (world.Frames - frames) / (double)hours / nodes, stripeCount * 4L * Limits.FragmentSizeMax, isBroker ? "broker" : "segment");
    }

    /// <summary>Probability that fewer than k of n are left when each is lost with a probability.</summary>
    public static double Predicted(double loss, int dataCount, int totalCount)
    {
        double sum = 0;
        for (int left = 0; left < dataCount; left++)
        {
            double ways = 1;
            for (int i = 0; i < left; i++)
            {
                ways = ways * (totalCount - i) / (i + 1);
            }

            sum += ways * Math.Pow(1 - loss, left) * Math.Pow(loss, totalCount - left);
        }

        return sum;
    }

    /// <summary>For each set of shares that are left, by decoding it, whether the data come back.</summary>
    private static bool[] Recoverable(int dataCount, int totalCount)
    {
        byte[] data = [.. Enumerable.Range(0, dataCount).Select(i => (byte)(17 + (i * 59)))];
        byte[] all = new byte[totalCount];
        for (int share = 0; share < totalCount; share++)
        {
            ErasureCode.Encode(data, dataCount, 1, share, all, share);
        }

        ErasureCode code = new(dataCount);
        bool[] recoverable = new bool[1 << totalCount];
        byte[] decoded = new byte[dataCount];
        for (int left = 0; left < recoverable.Length; left++)
        {
            byte[] indices =
                [.. Enumerable.Range(0, totalCount).Where(share => (left >> share & 1) == 1).Reverse().Take(dataCount)
                .Select(share => (byte)share)];
            if (BitOperations.PopCount((uint)left) >= dataCount)
            {
                code.Decode([.. indices.Select(index => all[index])], indices, dataCount, 1, decoded);
                recoverable[left] = decoded.AsSpan().SequenceEqual(data);
            }
        }

        return recoverable;
    }
}
