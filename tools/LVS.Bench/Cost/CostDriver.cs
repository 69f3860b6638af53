using System;

using LVS.Core;
using LVS.Node;

namespace LVS.Bench;

/// <summary>
/// Nine nodes that all hear each other, each with its 8 slots full; the first of them is measured. Runs over rewritten assemblies, so it
/// hands back nothing but numbers.
/// </summary>
public sealed class CostDriver
{
    /// <summary>How long it runs for the figures of tests and bench, in virtual ms.</summary>
    public const long UsualMs = 1_200_000;

    private const int NodeCount = Limits.SlotCount + 1;

    private readonly MicroNode[] nodes = new MicroNode[NodeCount];
    private readonly CostPort[] ports = new CostPort[NodeCount];
    private readonly NodeMemory memory = new(1);
    private readonly CostHashes hashes = new();
    private readonly byte[] record = new byte[Limits.LedgerRecordSize];
    private readonly Func<long> total;
    private readonly Action<string> mark;
    private long nowMs;

    private CostDriver(Func<long> total, Action<string> mark)
    {
        this.total = total;
        this.mark = mark;
        for (int i = 0; i < NodeCount; i++)
        {
            ports[i] = new CostPort(ports);
            CostHashes its = i == 0 ? hashes : new CostHashes();
            SwarmSecrets secrets = new(its, its, new X25519(), new CostKeys(i));
            nodes[i] = new MicroNode(new NodeOptions(), i == 0 ? memory : new NodeMemory(1), 0, secrets, ports[i], new RamVault());
            nodes[i].Boot(0, i + 1, 8_000_000L * (1 + (i * 13)), 100 + (i * 100), -1);
        }
    }

    /// <summary>Runs the nodes and reports the cost of every turn of the first.</summary>
    /// <param name="virtualMs">How long.</param>
    /// <param name="total">Reads the counter.</param>
    /// <param name="mark">Called before each turn of the first node with "", and after it with the turn's kind.</param>
    public static void Run(long virtualMs, Func<long> total, Action<string> mark) => new CostDriver(total, mark).Run(virtualMs);

    private void Run(long virtualMs)
    {
        for (; nowMs < virtualMs; nowMs += 5)
        {
            for (int i = 1; i < NodeCount; i++)
            {
                nodes[i].Tick(nowMs);
            }

            // First what is due by itself, then one frame a turn, so that each turn has one cause.
            Turn(0);
            while (ports[0].Waiting > 0)
            {
                Turn(1);
            }
        }
    }

    private void Turn(int frames)
    {
        MicroNode node = nodes[0];
        ports[0].Release(frames);
        int sent = node.Counters.Get(Counter.FramesSent);
        int kept = node.Counters.Get(Counter.RecordsWritten);
        int mutual = node.Ledger.MutualCount();
        bool isAgreeing = node.IsAgreeing;
        int hashesBefore = hashes.Count;
        mark("");
        long before = total();
        node.Tick(nowMs);
        long cost = total() - before;
        bool emitted = node.Counters.Get(Counter.FramesSent) > sent;
        string size = mutual == Limits.SlotCount ? "full" : "partial";
        if (node.Counters.Get(Counter.RecordsWritten) > kept)
        {
            // The same record once more, alone; what is left belongs to the frame.
            long start = total();
            LedgerRecord.Write(memory, 1, record);
            long spent = total() - start;
            mark(FormattableString.Invariant($"record {spent}"));
            cost -= spent;
        }

        // An agreement goes on in turns that have nothing else to do; a hello is no diff.
        string kind = frames > 0 ? "hear" : emitted ? "emit" : isAgreeing ? "slice" : "idle";
        mark(FormattableString.Invariant($"{kind} {size} {cost}"));
        mark(FormattableString.Invariant($"hashes of {kind} {size} {hashes.Count - hashesBefore}"));
    }
}
