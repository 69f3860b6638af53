using System;

using LVS.Core;
using LVS.Harness;
using LVS.Node;

namespace LVS.Bench;

/// <summary>
/// Fourteen nodes of a board's size keep stripes of 4 + 8 together: give, audit, serve, and repair after two of them have stopped. The
/// first is measured. Runs over rewritten assemblies, so it hands back nothing but numbers.
/// </summary>
public sealed class KeepingCostDriver
{
    /// <summary>How long it runs for the figures of tests and bench, in virtual ms.</summary>
    public const long UsualMs = 360_000;

    private const int NodeCount = 14;
    private const int StripeCount = 40;
    private const int DataCount = 4;
    private const int TotalCount = 12;
    private const long StopMs = 100_000;

    private static readonly string[] Names =
        ["other", "diff", "census", "offer", "want", "fragment", "challenge", "proof", "hello", "keepsake", "recall", "rest", "renewal"];

    private readonly MicroNode[] nodes = new MicroNode[NodeCount];
    private readonly CostPort[] ports = new CostPort[NodeCount];
    private readonly CostHashes hashes = new();
    private readonly Func<long> total;
    private readonly Action<string> mark;
    private readonly long[] noise = [1];
    private long nowMs;

    private KeepingCostDriver(Func<long> total, Action<string> mark)
    {
        this.total = total;
        this.mark = mark;
        FragmentOptions options = new() { AuditSecondsMin = 10, AuditSecondsMax = 60, PatienceSeconds = 20, SilenceSeconds = 30 };
        for (int i = 0; i < NodeCount; i++)
        {
            ports[i] = new CostPort(ports);
            CostHashes its = i == 0 ? hashes : new CostHashes();
            SwarmSecrets secrets = new(its, its, new X25519(), new CostKeys(i));
            nodes[i] = new MicroNode(new NodeOptions(), new NodeMemory(1), 0, secrets, ports[i], new RamVault());
            nodes[i].Boot(0, i + 1, 8_000_000L * (1 + (i * 13)), 100 + (i * 60), -1);
            FragmentLog log = new(its, new FragmentIndex(Limits.FragmentSlotCount),
                new MemorySegments(Limits.FlashSegmentCount, Limits.FlashSegmentSize), Limits.FlashSegmentCount, Limits.FlashSegmentSize);
            log.Open();
            nodes[i].Fragments = new FragmentKeeper(options, log, its, nodes[i].Clock, nodes[i].Ledger, nodes[i].Ledger.Pseudonym, i, 0);
        }

        for (int stripe = 0; stripe < StripeCount; stripe++)
        {
            Give();
        }
    }

    /// <summary>Runs the nodes and reports the cost of every turn of the first.</summary>
    /// <param name="virtualMs">How long.</param>
    /// <param name="total">Reads the counter.</param>
    /// <param name="mark">Called before each turn of the first node with "", and after it with the turn's kind.</param>
    public static void Run(long virtualMs, Func<long> total, Action<string> mark)
    {
        KeepingCostDriver driver = new(total, mark);
        driver.Run(virtualMs);
        mark($"repaired {driver.nodes[0].Fragments.RecreatedCount}");
    }

    private void Run(long virtualMs)
    {
        for (; nowMs < virtualMs; nowMs += 5)
        {
            for (int i = 1; i < NodeCount - (nowMs < StopMs ? 0 : 2); i++)
            {
                nodes[i].Tick(nowMs);
            }

            Turn(false);
            while (ports[0].Waiting > 0)
            {
                Turn(true);
            }
        }
    }

    private void Turn(bool hears)
    {
        MicroNode node = nodes[0];
        FragmentKeeper keeper = node.Fragments;
        ports[0].Release(hears ? 1 : 0);
        int heard = hears ? ports[0].Next[0] & 15 : 0;
        (int said, int sent, int hashesBefore) = (keeper.FramesSaid, node.Counters.Get(Counter.FramesSent), hashes.Count);
        bool isAgreeing = node.IsAgreeing;
        bool isMaking = keeper.IsWorking;
        int kept = keeper.Index.Count;
        mark("");
        long before = total();
        node.Tick(nowMs);
        long cost = total() - before;
        bool isSaid = keeper.FramesSaid > said;
        bool isSent = node.Counters.Get(Counter.FramesSent) > sent;

        // A proof is read and computed in a turn of its own; the next one, which is due at once, says it.
        bool isReading = !hears && !isSent && keeper.DueAtMs == nowMs && hashes.Count > hashesBefore;

        // A fragment that is to be kept is given; one that was asked for is said. Turns of the ledger are measured elsewhere.
        bool isGiven = keeper.Said.Kind == FrameKind.Fragment && (keeper.Said.Flags & StoreFrame.FlagKeep) != 0;
        string kind = hears && !isSent ? keeper.Index.Count > kept ? "store" : "hear " + Names[heard]
            : isSaid && !hears ? (isGiven ? "give " : "say ") + Names[keeper.Said.Kind]
            : isSent || isAgreeing ? "ledger" : isReading ? "read " + Names[keeper.Said.Kind] : isMaking ? "repair" : "rest";
        mark(FormattableString.Invariant($"{kind} {cost}"));
        mark(FormattableString.Invariant($"hashes of {kind} {hashes.Count - hashesBefore}"));
    }

    /// <summary>Makes a stripe, and lays its fragments onto nodes in turn.</summary>
    private void Give()
    {
        CostHashes plain = new();
        HashTree tree = new(plain);
        byte[] data = new byte[DataCount * Limits.FragmentSizeMax];
        for (int i = 0; i < data.Length; i++)
        {
            data[i] = (byte)SeededRandom.Next(noise, 0);
        }

        byte[] leaves = new byte[TotalCount * HashTree.HashSize];
        Fragment[] made = new Fragment[TotalCount];
        for (int i = 0; i < TotalCount; i++)
        {
            made[i] = new Fragment
            {
                Index = i, DataCount = DataCount, TotalCount = TotalCount, Size = Limits.FragmentSizeMax, ExpiryMinute = 100_000,
            };
            ErasureCode.Encode(data, DataCount, Limits.FragmentSizeMax, i, made[i].Bytes, 0);
            tree.Leaf(made[i].Bytes, 0, Limits.FragmentSizeMax, i, leaves, i * HashTree.HashSize);
        }

        byte[] root = new byte[HashTree.HashSize];
        tree.Root(leaves, TotalCount, root);
        long name = tree.Name(DataCount, TotalCount, Limits.FragmentSizeMax, root, made[0].Anchor);
        int first = (int)SeededRandom.Below(noise, 0, NodeCount);
        for (int i = 0; i < TotalCount; i++)
        {
            tree.Path(leaves, TotalCount, i, made[i].Path, 0);
            made[i].Stripe = name;
            FragmentKeeper keeper = nodes[(first + i) % NodeCount].Fragments;
            keeper.State.Book.Begin(keeper.Log.Keep(made[i], 0, 0), 1 + (int)SeededRandom.Below(noise, 0, 20));
        }
    }
}
