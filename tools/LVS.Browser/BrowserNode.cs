using System;
using System.Diagnostics;

using LVS.Core;
using LVS.Harness;
using LVS.Node;
using LVS.Transports;

namespace LVS.Browser;

/// <summary>
/// A micro-node in a browser: the node's own source, its broker behind a WebSocket, its ledger in the browser's storage. A turn at a time,
/// called by the worker's timer.
/// </summary>
internal sealed class BrowserNode
{
    /// <summary>While the page is out of sight: from one wake to the next, in ms, at the multiples of it since 1970.</summary>
    public const int NapPeriodMs = 60_000;

    // Long enough to connect, to hear whoever answers, and to say what a record holds.
    private const int AwakeMs = 4_000;
    private const int WaitMsMax = 1_000;

    // In sight and connected, longer: the time in which a node without any event looks after its slots, as on a PC.
    private const int RestMsMax = 2_000;

    // Work that was begun goes on in the same wake, in ms: a timer for each of its steps would wake the device for each.
    private const int WorkMsMax = 10;
    private const int TicksMeasured = 256;

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly NappingSession session;
    private readonly MqttOverlay overlay;
    private bool isHidden;
    private bool isNapping;
    private long napAtMs;

    /// <summary>Boots the node from the storage, or brings it into being.</summary>
    /// <param name="join">What the invitation says.</param>
    /// <param name="keeps">Whether there is room for fragments.</param>
    /// <param name="wake">Called when something has arrived.</param>
    public BrowserNode(Invitation join, bool keeps, Action wake)
    {
        NodeConfig config = join.Config;
        byte[] key = config.KeyBytes();
        byte[] chance = new byte[2 * sizeof(long)];
        new PcKeySource().Fill(chance, 0, chance.Length);
        long seed = BitConverter.ToInt64(chance, 0);
        session = new NappingSession(join.Access, seed, () =>
        {
            if (!isNapping)
            {
                wake();
            }
        });
        Inbox inbox = new();
        Link = new MqttLink(session, inbox);
        NodeReport report = new("BROWSER", "") { Home = HomeOf(BitConverter.ToInt32(chance, sizeof(long))) };
        long silenceMs = Math.Max(BrokerConfig.SilenceMsOf(config), Limits.SilenceNaps * join.NapMsMax);
        overlay = new MqttOverlay(Link, report, ~seed, (int)Math.Min(silenceMs, int.MaxValue), config.EmitIntervalMsMin);
        NodeOptions options = config.ToOptions();
        options.NapMsMax = join.NapMsMax;
        BootPlan plan = new()
        {
            Options = options,
            Memory = new NodeMemory(1),
            Secrets = PcSecrets.Of(key),
            Link = Link,
            Overlay = overlay,
            Vault = Vault,
            KeepsakeFile = new StoredRecord("keepsakes"),
            NowMs = clock.ElapsedMilliseconds,
            Seed = seed,
            EarnedUvu = 0,
            Weight = config.Weight,
            CalendarMs = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
            Log = keeps ? StoredFlash.Room.OpenOn(new StoredFlash()) : null,
            FragmentOptions = new FragmentOptions(),
            FragmentSeed = seed,
        };
        Node = NodeBoot.Run(plan, out bool isRestored);
        IsRestored = isRestored;
        overlay.Start(SwarmKeys.TopicName(key), Node.Ledger.Pseudonym);
    }

    /// <summary>The node.</summary>
    public MicroNode Node { get; }

    /// <summary>Its link.</summary>
    public MqttLink Link { get; }

    /// <summary>Where its ledger is.</summary>
    public StoredVault Vault { get; } = new();

    /// <summary>Whether its ledger was in the storage.</summary>
    public bool IsRestored { get; }

    /// <summary>Turns so far.</summary>
    public long Ticks { get; private set; }

    /// <summary>Mean time of the last turns, in us.</summary>
    public double TickUs { get; private set; }

    /// <summary>Longest turn, in us.</summary>
    public double TickUsMax { get; private set; }

    /// <summary>Whether it sleeps until its next slot.</summary>
    public bool IsNapping => isNapping;

    /// <summary>Time of the node, in ms.</summary>
    public long NowMs => clock.ElapsedMilliseconds;

    /// <summary>Bytes over the connection that is up.</summary>
    public long Bytes => session.Bytes;

    /// <summary>
    /// The page went out of sight or came back. Out of sight a browser gives timers rarely, and a phone none: the node says so and sleeps
    /// between slots, instead of leaving its neighbours to guess.
    /// </summary>
    public void Hide(bool hidden)
    {
        isHidden = hidden;
        overlay.Sleeps = hidden;
        napAtMs = NowMs + AwakeMs;
        WakeUp();
    }

    /// <summary>One turn.</summary>
    /// <returns>Ms until the next one is due.</returns>
    public int Turn()
    {
        if (isNapping)
        {
            napAtMs = NowMs + AwakeMs;
            WakeUp();
        }

        long begunMs = NowMs;
        do
        {
            double tickMs = clock.Elapsed.TotalMilliseconds;
            Node.Tick((long)tickMs);
            overlay.Attend(Node, (long)tickMs);
            Measure(clock.Elapsed.TotalMilliseconds - tickMs);
        }
        while (Node.DueAtMs <= NowMs + 1 && NowMs - begunMs < WorkMsMax);

        if (isHidden && NowMs >= napAtMs && !Node.IsAgreeing)
        {
            isNapping = true;
            _ = session.Nap();
            return NapPeriodMs - (int)(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() % NapPeriodMs);
        }

        int waitMs = Link.IsConnected && !isHidden ? RestMsMax : WaitMsMax;
        return (int)Math.Clamp(Math.Min(Node.DueAtMs, overlay.DueAtMs) - NowMs, 1, waitMs);
    }

    /// <summary>Closes all edges: what they owe comes back. Tell it for a few turns before the end.</summary>
    public void Leave()
    {
        Node.Fragments?.Leave();
        for (int slot = 0; slot < Limits.SlotCount; slot++)
        {
            if (Node.Ledger.Peer(slot) != 0)
            {
                Node.Forget(slot, NowMs);
            }
        }
    }

    /// <summary>The name by which people know the node (SPEC 13.4): drawn once, and kept.</summary>
    private static int HomeOf(int drawn)
    {
        byte[] kept = new byte[sizeof(int)];
        StoredFile.Read("home", 0, kept);
        if (LittleEndian.Read32(kept, 0) == 0)
        {
            LittleEndian.Write32(kept, 0, drawn | 1);
            StoredFile.Write("home", 0, kept);
        }

        return LittleEndian.Read32(kept, 0);
    }

    private void WakeUp()
    {
        isNapping = false;
        session.Wake();
    }

    private void Measure(double ms)
    {
        Ticks++;
        double us = Math.Max(0, ms * 1000);
        TickUs += (us - TickUs) / Math.Min(Ticks, TicksMeasured);
        TickUsMax = Math.Max(TickUsMax, us);
    }
}
