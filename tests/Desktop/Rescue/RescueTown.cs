using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Desktop.Explorer;
using LVS.Tests.Desktop.World;
using LVS.Tests.Shared;

namespace LVS.Tests.Desktop.Rescue;

/// <summary>Devices with secrets on one segment in virtual time. Any of them can lose its memory, or its power.</summary>
internal sealed class RescueTown
{
    private const int StepMs = 10;

    private readonly MicroNode?[] nodes;
    private readonly Port[] ports;
    private readonly ILink[] links;
    private readonly MemoryVault[] vaults;
    private readonly MemoryFile[] files;
    private readonly bool hasSecrets;
    private int lives = 1000;

    /// <summary>Newborns.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Seed of all chance.</param>
    /// <param name="hasSecrets">Whether the devices have secrets.</param>
    /// <param name="isLiar">Which of them lie about what they remember.</param>
    public RescueTown(int count, long seed, bool hasSecrets, Func<int, bool>? isLiar = null)
    {
        this.hasSecrets = hasSecrets;
        Segment = new Segment(seed) { LossPercent = 10, DelayMsMax = 20 };
        Memory = new NodeMemory(count);
        nodes = new MicroNode?[count];
        ports = [.. Enumerable.Range(0, count).Select(_ => Segment.Join())];
        links = [.. ports.Select((port, i) => isLiar != null && isLiar(i) ? new LyingLink(port) : (ILink)port)];
        vaults = [.. Enumerable.Range(0, count).Select(_ => new MemoryVault())];
        files = [.. Enumerable.Range(0, count).Select(_ => new MemoryFile())];
        long[] chance = [seed];
        Earned = [.. Enumerable.Range(0, count).Select(_ => 8_000_000 + SeededRandom.Below(chance, 0, 320_000_000))];
        for (int i = 0; i < count; i++)
        {
            Boot(i, Earned[i], 0);
        }
    }

    public Segment Segment { get; }

    public NodeMemory Memory { get; }

    public long[] Earned { get; }

    public long NowMs { get; private set; }

    public int LieCount => links.OfType<LyingLink>().Sum(link => link.LieCount);

    /// <summary>What is neither in a float nor under way over an edge that has both ends, of all that the devices were born with.</summary>
    public long Error => Floats() + InFlight(out _) - Earned.Sum(earned => earned >> 3);

    /// <summary>Mutual ends of edges whose other ends are gone.</summary>
    public int LooseCount
    {
        get
        {
            InFlight(out int loose);
            return loose;
        }
    }

    public MicroNode Node(int index) => nodes[index]!;

    public static byte[] Secret(int index) => [.. Enumerable.Range(0, 16).Select(i => (byte)Mixer.Mix((index * 16) + i))];

    public void Run(long ms, Action? beforeStep = null)
    {
        for (long end = NowMs + ms; NowMs < end;)
        {
            NowMs += StepMs;
            beforeStep?.Invoke();
            foreach (MicroNode? node in nodes)
            {
                node?.Tick(NowMs);
            }
        }
    }

    /// <summary>Devices lose all but their secrets, and ask who remembers them while the others go on.</summary>
    /// <returns>What they found.</returns>
    public Recall[] LoseMemory(params int[] lost)
    {
        foreach (int index in lost)
        {
            nodes[index] = null;
            ports[index].Forget();
            vaults[index] = new MemoryVault();
            files[index].Bytes = [];
        }

        Recall[] recalls = [.. lost.Select(index => Ask(index, ports[index]))];
        Run(Recall.FewMs + 1_000, () =>
        {
            for (int i = 0; i < lost.Length; i++)
            {
                if (nodes[lost[i]] == null && hasSecrets && recalls[i].Tick(NowMs) is not Recall.Asking and not Recall.Twin)
                {
                    Boot(lost[i], recalls[i].BaseUvu * 8, recalls[i].Minute);
                }
                else if (!hasSecrets && nodes[lost[i]] == null)
                {
                    Boot(lost[i], 0, 0);
                }
            }
        });
        return recalls;
    }

    /// <summary>A device with the secret of another begins to ask.</summary>
    public Recall Ask(int secretOf, ILink link) =>
        new(QuickSecrets.Of(lives++), new NodeOptions { DeviceSecret = Secret(secretOf) }, link, NowMs);

    /// <summary>Power goes and comes: memory is what flash holds.</summary>
    public void Reboot(int index) => Boot(index, 0, 0);

    private void Boot(int index, long earned, long minute)
    {
        ports[index].Forget();
        BootPlan plan = new()
        {
            Options = new NodeOptions { DeviceSecret = hasSecrets ? Secret(index) : null, Minute = minute },
            Memory = Memory,
            NodeIndex = index,
            Secrets = QuickSecrets.Of(lives++),
            Link = links[index],
            Vault = vaults[index],
            KeepsakeFile = files[index],
            NowMs = NowMs,
            Seed = lives,
            EarnedUvu = earned,
            Weight = 256,
            CalendarMs = -1,
        };
        nodes[index] = NodeBoot.Run(plan, out _);
        if (links[index] is LyingLink lying)
        {
            lying.Node = nodes[index];
        }
    }

    private long Floats() => Enumerable.Range(0, nodes.Length).Where(i => nodes[i] != null).Sum(i => Memory.Edges.FloatOf[i]);

    private long InFlight(out int loose)
    {
        EdgeTable edges = Memory.Edges;
        EdgeKeyTable keys = Memory.Keys;
        Dictionary<(int Own, int Peer), int> ends = [];
        for (int at = 0; at < edges.PeerOf.Length; at++)
        {
            if (nodes[at / Limits.SlotCount] != null && (edges.SlotFlagsOf[at] & EdgeTable.SlotMutual) != 0)
            {
                ends[(keys.OwnNonceOf[at], keys.PeerNonceOf[at])] = at;
            }
        }

        loose = 0;
        long sum = 0;
        foreach (((int own, int peer), int at) in ends)
        {
            if (ends.TryGetValue((peer, own), out int other))
            {
                sum += edges.SentOf[at] - edges.CreditedOf[other];
            }
            else
            {
                loose++;
                sum += edges.SentOf[at] - edges.CreditedOf[at];
            }
        }

        return sum;
    }
}
