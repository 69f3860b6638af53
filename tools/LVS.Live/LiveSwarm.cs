using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

using LVS.Core;
using LVS.Harness;
using LVS.Node;

namespace LVS.Live;

/// <summary>
/// A live swarm: micro-nodes on a few threads and in firmware processes, on real sockets. It starts them, watches them drift, asks for the
/// census, and passes everything that it found to <see cref="LiveVerdict"/>.
/// </summary>
public sealed partial class LiveSwarm : ILiveTouch, IDisposable
{
    private const int SampleMs = 250;
    private const int SampleMsMax = 5_000;

    /// <summary>Largest number of floats in all samples: with many nodes samples are taken less often.</summary>
    private const long FloatsMax = 4_000_000;

    /// <summary>Number of nodes that end at the same time: each waits for its broker.</summary>
    private const int EndingMax = 4;

    /// <summary>Number of nodes that start before checking whether the broker has accepted them.</summary>
    private const int WaveCount = 100;

    private const int WaveMsMax = 60_000;
    private const int FirmwareStartMsMax = 60_000;
    private const int CensusHoldMs = 8_000;
    private const int CensusMsMax = 7_000;
    private const int CensusRepeatMs = 250;

    /// <summary>From this interval on, the usual pause may be too short for a node to send the same content twice.</summary>
    private const int SlowEmitMs = 1_500;

    private const int SlowCensusMsMax = Limits.HoldMsMax - 1_000;

    // On a busy machine a node may be heard too late: it is asked again, once nodes obey the next census (SPEC 4).
    private const int CensusRounds = 3;
    private const int CensusAgainMs = Limits.HoldRestMs + 1_000;

    private readonly SwarmOptions options;
    private readonly bool isWatched;
    private readonly ITransport transport;
    private readonly LivePool pool;
    private readonly Observer observer;
    private readonly bool isSlow;
    private readonly List<Member> members = [];
    private readonly List<string> flashes = [];
    private readonly List<NodeView?> held = [];
    private readonly List<Sample> samples = [];
    private readonly Stopwatch clock = new();
    private readonly PrivateFolder flash = new();
    private readonly List<LiveIntruder> intruders = [];
    private readonly LiveGuests guests;
    private readonly long[] handChance;
    private readonly Lock gate = new();
    private bool isCounted;
    private int threadsMax;
    private long lateMsMax;
    private long bytesPerNode;

    private LiveSwarm(SwarmOptions options, string folder, bool isWatched)
    {
        NodeConfig config = options.Config;
        this.options = options;
        this.isWatched = isWatched;
        handChance = [~options.Seed];
        isSlow = config.EmitIntervalMsMin >= SlowEmitMs;
        Hands = new LiveHands(this);
        guests = new LiveGuests(isWatched ? members : null, intruders);
        UdpGroup group = new(config.Group, config.Port, config.Interface);
        transport = TransportChoice.Of(config, options.Bridge, options.Tell, isCrowd: options.Nodes > SwarmPace.FewNodes);
        try
        {
            transport.Probe();
            pool = new LivePool(transport, config.KeyBytes(), options.Nodes);
        }
        catch
        {
            transport.Dispose();
            flash.Dispose();
            throw;
        }

        observer = new Observer(transport, group, config.KeyBytes(), Path.Combine(folder, "trace.pcap"))
        {
            TakesFirst = isSlow,
        };
    }

    /// <summary>Runs a swarm from start to verdict.</summary>
    /// <param name="options">What to run.</param>
    /// <param name="folder">Existing folder for captures, logs and the firmware's flash.</param>
    /// <param name="progress">Called with every sample, on the calling thread.</param>
    /// <param name="stop">Ends the drift early; the census still follows. Ends the wait between its rounds, too.</param>
    /// <param name="started">Called with the swarm once all its nodes have started, to watch it and to disturb it; null for none.</param>
    /// <exception cref="UserException">The swarm could not be started.</exception>
    public static SwarmResult Run(
        SwarmOptions options, string folder, Action<Sample> progress, CancellationToken stop, Action<LiveSwarm>? started = null)
    {
        using LiveSwarm swarm = new(options, folder, started != null);
        swarm.Start(folder, stop);
        started?.Invoke(swarm);
        swarm.Watch(progress, stop);
        double seconds = swarm.clock.Elapsed.TotalSeconds;
        swarm.TakeCensus(progress, stop);
        options.Counted?.Invoke();
        IReadOnlyList<Finding> findings = swarm.Collect();
        return new LiveVerdict(options, folder, seconds, findings, swarm.samples, swarm.observer).ToResult() with
        {
            ThreadsMax = swarm.threadsMax,
            MemoryBytesPerNode = swarm.bytesPerNode,
            LateMsMax = swarm.lateMsMax,
            DeedSeconds = swarm.DeedSeconds(seconds),
        };
    }

    /// <summary>The options of the run.</summary>
    public SwarmOptions Options => options;

    /// <inheritdoc/>
    public IReadOnlyList<Member> Members => members;

    /// <summary>Hears all nodes on the wire.</summary>
    public Observer Observer => observer;

    /// <summary>The swarm's transport.</summary>
    public ITransport Transport => transport;

    /// <inheritdoc/>
    public LiveAir? Air { get; private set; }

    /// <summary>Carries out interventions.</summary>
    public LiveHands Hands { get; }

    /// <summary>The intruders that were added.</summary>
    public IReadOnlyList<LiveIntruder> Intruders => intruders;

    /// <inheritdoc/>
    public double Seconds => clock.Elapsed.TotalSeconds;

    /// <inheritdoc/>
    public bool Disturb(Action what)
    {
        lock (gate)
        {
            if (!isCounted)
            {
                what();
            }

            return !isCounted;
        }
    }

    /// <inheritdoc/>
    public void GivePower(Member member)
    {
        LiveNode before = member.Inside!;
        member.Inside = new LiveNode(
            transport, options.Config, member.EarnedUvu, Seed(handChance), null, Air, before, pool: pool);
    }

    /// <inheritdoc/>
    public void LetIn(string kind) => intruders.Add(
        new LiveIntruder(transport, options.Config.KeyBytes(), kind, (int)(Seed(handChance) & int.MaxValue)));

    /// <inheritdoc/>
    public void Dispose()
    {
        intruders.ForEach(intruder => intruder.Dispose());
        End(member => member.Dispose());
        pool.Dispose();
        observer.Dispose();
        foreach (string flash in flashes)
        {
            transport.Forget(flash);
        }

        transport.Dispose();
        flash.Dispose();
    }

    /// <summary>When something was done to it, as planned and by hand; null where nothing was.</summary>
    private double[]? DeedSeconds(double seconds)
    {
        IEnumerable<double> planned = options.Deeds.Select(deed => deed.AtSeconds);
        planned = options.Kill > 0 ? planned.Append(options.KillAtSeconds) : planned;
        double[] all = [.. planned.Concat(Hands.Done.Select(deed => deed.AtSeconds)).Where(at => at <= seconds).Order()];
        return all.Length > 0 ? all : null;
    }

    private void Start(string folder, CancellationToken stop)
    {
        Air = isWatched || options.Deeds.Count > 0 ? new LiveAir() : null;
        long[] chance = [options.Seed];
        for (int i = 1; i <= options.FirmwareNodes; i++)
        {
            string name = $"firmware-{i}";
            NodeConfig config = Provision(options.FirmwareConfig ?? options.Config, Earned(chance), Seed(chance));
            string drive = Path.Combine(flash.Path, name);
            transport.Provision(config, i, drive);
            flashes.Add(drive);
            FirmwareProcess process = new(drive, config, Path.Combine(folder, name + ".log"));
            members.Add(new Member(name, config.EarnedUvu) { Outside = process });
        }

        AwaitFirmware(stop);
        int inside = options.Nodes - options.FirmwareNodes;
        long bytesBefore = Environment.WorkingSet;
        int digits = inside.ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
        for (int i = 1; i <= inside; i++)
        {
            long earned = Earned(chance);
            LiveNode node = new(transport, options.Config, earned, Seed(chance), null, Air, room: options.Room, pool: pool);
            members.Add(new Member($"node-{i.ToString(new string('0', digits), System.Globalization.CultureInfo.InvariantCulture)}",
                earned) { Inside = node });
            if (i % WaveCount == 0)
            {
                AwaitWave(stop);
            }
        }

        bytesPerNode = (Environment.WorkingSet - bytesBefore) / Math.Max(1, inside);
        OwnFrames own = new(members);
        observer.IsOwn = own.Says;
        clock.Start();
    }

    /// <summary>Waits, because a broker accepts no more connections at once than fit in its listen queue.</summary>
    private void AwaitWave(CancellationToken stop)
    {
        List<Member> wave = members.GetRange(Math.Max(0, members.Count - WaveCount), Math.Min(WaveCount, members.Count));
        for (Stopwatch waiting = Stopwatch.StartNew(); !stop.IsCancellationRequested && waiting.ElapsedMilliseconds < WaveMsMax
            && wave.Exists(m => m.Inside is { IsConnected: false });)
        {
            Thread.Sleep(5);
        }
    }

    private void AwaitFirmware(CancellationToken stop)
    {
        Stopwatch waiting = Stopwatch.StartNew();
        foreach (Member member in members)
        {
            FirmwareProcess process = member.Outside!;
            while (process.Pseudonym == 0 && !stop.IsCancellationRequested)
            {
                if (!process.IsRunning || waiting.ElapsedMilliseconds > FirmwareStartMsMax)
                {
                    string what = process.IsRunning ? "did not boot in time" : $"ended with exit code {process.ExitCode}";
                    throw new UserException(
                        $"{member.Name} {what}; its last words: \"{process.LastLine}\". See its log in the run folder.",
                            UserException.Unknown);
                }

                Thread.Sleep(20);
            }
        }
    }

    private static long Earned(long[] chance) => 8 * (1_000_000 + SeededRandom.Below(chance, 0, 99_000_001));

    private static long Seed(long[] chance) => 1 + SeededRandom.Below(chance, 0, NodeConfig.SeedMax);

    private static NodeConfig Provision(NodeConfig config, long earned, long seed) => new()
    {
        SwarmKey = config.SwarmKey,
        Minute = Math.Max(config.Minute, HeardMinute.OfClock),
        Group = config.Group,
        Port = config.Port,
        Interface = config.Interface,
        Board = config.Board,
        EarnedUvu = earned,
        Weight = config.Weight,
        Seed = seed,
        EmitIntervalMsMin = config.EmitIntervalMsMin,
        EmitDoublings = config.EmitDoublings,
        FaultLossPercent = config.FaultLossPercent,
        FaultDuplicatePercent = config.FaultDuplicatePercent,
        FaultReorderPercent = config.FaultReorderPercent,
        FaultBitFlipPercent = config.FaultBitFlipPercent,
        FaultDelayMsMax = config.FaultDelayMsMax,
    };

    private void Watch(Action<Sample> progress, CancellationToken stop)
    {
        int toKill = options.Kill;
        int pauseMs = options.Nodes <= SwarmPace.FewNodes ? SampleMs
            : (int)Math.Clamp(options.Seconds * 1000 * options.Nodes / FloatsMax, SampleMs, SampleMsMax);
        Queue<LiveDeed> toDo = new(options.Deeds.OrderBy(deed => deed.AtSeconds));
        while (clock.Elapsed.TotalSeconds < options.Seconds && !stop.IsCancellationRequested)
        {
            if (toKill > 0 && clock.Elapsed.TotalSeconds >= options.KillAtSeconds)
            {
                CutPower(toKill);
                toKill = 0;
            }

            while (toDo.TryPeek(out LiveDeed? next) && clock.Elapsed.TotalSeconds >= next.AtSeconds)
            {
                Hands.Do(next.Name, next.Value, out string text, isPlanned: true);
                options.Tell(text);
                toDo.Dequeue();
            }

            TakeSample(progress);
            LookAtProcess();
            stop.WaitHandle.WaitOne(pauseMs);
        }
    }

    private List<Finding> Collect()
    {
        IReadOnlyDictionary<int, Heard> heard = observer.Snapshot();
        List<Finding> findings = [];
        string[] states = new string[members.Count];
        for (int i = 0; i < members.Count; i++)
        {
            Member member = members[i];
            Heard? known = heard.GetValueOrDefault(member.Pseudonym);
            bool answered = member.IsRunning && known?.Steady > 0;
            string state = answered ? "answered" : member.IsRunning ? "silent" : member.Inside?.IsCut == true
                ? "power cut" : member.Outside?.End ?? "crashed";
            states[i] = state == "silent" && held.ElementAtOrDefault(i) != null ? "paused" : state;
        }

        End(member =>
        {
            member.Inside?.Dispose();
            member.Outside?.Cut();
        });
        for (int i = 0; i < members.Count; i++)
        {
            Member member = members[i];
            Heard? known = heard.GetValueOrDefault(member.Pseudonym);
            bool answered = states[i] == "answered";
            if (states[i] == "paused")
            {
                findings.Add(new Finding(member, known, states[i], held[i], "memory"));
                continue;
            }

            NodeView? flash = answered ? null : member.Inside?.IsCut == true ? member.Inside.Flash : member.Outside?.ReadFlash();
            findings.Add(new Finding(member, known, states[i], flash ?? known?.View, flash != null ? "flash" : Source(known, answered)));
        }

        findings.AddRange(guests.Findings(heard));
        return findings;
    }

    private void End(Action<Member> how) =>
        Parallel.ForEach(members, new ParallelOptions { MaxDegreeOfParallelism = EndingMax }, how);

    private static string Source(Heard? known, bool answered) => answered ? "census" : known != null ? "last frame" : "none";
}
