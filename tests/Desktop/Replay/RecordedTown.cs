using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Node;
using LVS.Sim;
using LVS.Tests.Desktop.Explorer;
using LVS.Tests.Desktop.World;
using LVS.Tests.Shared;

namespace LVS.Tests.Desktop.Replay;

/// <summary>
/// Whole nodes with fragments on one segment in virtual time, and an outsider without a key that records and replays.
/// </summary>
internal sealed class RecordedTown
{
    private const int StepMs = 10;

    private readonly FrameGate gate = new(QuickSecrets.Of(0).Mac);
    private readonly FrameGate reader = new(QuickSecrets.Of(0).Mac) { ReadsStore = true };
    private readonly NodeMemory memory;
    private readonly Port outsider;
    private readonly Port guest;
    private int seq = 1;

    public RecordedTown(int count, long seed, int capacity = Limits.FragmentSlotCount)
    {
        Segment = new Segment(seed) { DelayMsMax = 20 };
        memory = new NodeMemory(count);
        Nodes = new MicroNode[count];
        for (int i = 0; i < count; i++)
        {
            BootPlan plan = new()
            {
                Options = new NodeOptions(),
                Memory = memory,
                NodeIndex = i,
                Secrets = QuickSecrets.Of(i + 1),
                Link = Segment.Join(),
                Vault = new MemoryVault(),
                Seed = (seed * 1_000_003) + i,
                EarnedUvu = 8_000_000,
                Weight = 256,
                CalendarMs = -1,
                Log = Open(capacity),
                FragmentOptions = new FragmentOptions(),
                FragmentSeed = seed + i,
            };
            Nodes[i] = NodeBoot.Run(plan, out _);
        }

        outsider = Segment.Join();
        guest = Segment.Join();
    }

    public Segment Segment { get; }

    public MicroNode[] Nodes { get; }

    public long NowMs { get; private set; }

    /// <summary>All frames of any sender that went over the segment while the outsider listened.</summary>
    public List<(long Ms, byte[] Frame)> Recorded { get; } = [];

    /// <summary>Bytes that the nodes said.</summary>
    public long SaidBytes => Nodes.Sum(node => (long)node.Counters.Get(Counter.BytesSent));

    public void Run(long ms, Action? afterStep = null)
    {
        byte[] frame = new byte[Limits.FrameSizeMax + 1];
        for (long end = NowMs + ms; NowMs < end;)
        {
            NowMs += StepMs;
            foreach (MicroNode node in Nodes)
            {
                node.Tick(NowMs);
            }

            for (int size = outsider.Receive(frame, NowMs, out _); size > 0; size = outsider.Receive(frame, NowMs, out _))
            {
                Recorded.Add((NowMs, frame[..size]));
            }

            guest.Forget();
            afterStep?.Invoke();
        }
    }

    /// <summary>What frames of a kind the outsider has recorded.</summary>
    public List<byte[]> OfKind(int kind) => [.. Recorded.Where(said => Kind(said.Frame) == kind).Select(said => said.Frame)];

    /// <summary>The outsider says a frame again.</summary>
    public void SayAgain(byte[] frame) => Segment.Send(outsider, frame, frame.Length, NowMs);

    /// <summary>A member that keeps nothing says a frame of the fragment store.</summary>
    public void Ask(StoreFrame question)
    {
        byte[] frame = new byte[Limits.FrameSizeMax];
        int size = gate.Seal(question, Nodes[0].Clock.Minute, 0x7777, seq++, frame);
        Segment.Send(guest, frame, size, NowMs);
    }

    /// <summary>Somebody with the key asks for a pause.</summary>
    public void SayCensus(int number)
    {
        byte[] frame = new byte[Limits.FrameSizeMax];
        int size = gate.SealCensus(Nodes[0].Clock.Minute, 0x7777, number, 1_000, frame);
        Segment.Send(guest, frame, size, NowMs);
    }

    /// <summary>Each node gets fragments of its own, and the town time to agree on them.</summary>
    public long[] Publish(int stripeCount)
    {
        Fragment[][] stripes = [.. Enumerable.Range(1, stripeCount).Select(number => NoiseStripe.Make(
            number, 4, 8, Limits.FragmentSizeMax, QuickSecrets.Of(0).Hash, Nodes[0].Clock.Minute + Limits.EpochMinutes))];
        for (int i = 0; i < 8 * stripeCount; i++)
        {
            FragmentKeeper keeper = Nodes[i % Nodes.Length].Fragments;
            keeper.State.Book.Begin(keeper.Log.Keep(stripes[i / 8][i % 8], 0, 0), (int)(NowMs / 1000));
        }

        return [.. stripes.Select(stripe => stripe[0].Stripe)];
    }

    private static FragmentLog Open(int slots)
    {
        FragmentLog log = new(QuickSecrets.Of(0).Hash, new FragmentIndex(slots),
            new MemoryFlash(Limits.FlashSegmentCount, Limits.FlashSegmentSize), Limits.FlashSegmentCount, Limits.FlashSegmentSize);
        log.Open();
        return log;
    }

    private int Kind(byte[] frame) => reader.Look(frame, frame.Length) == Outcome.Done ? reader.Letter.Kind : 0;
}
