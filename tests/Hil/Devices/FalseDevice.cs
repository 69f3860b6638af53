using System;
using System.Diagnostics;
using System.IO;
using System.Threading;

using LVS.Core;
using LVS.Harness;
using LVS.Live;
using LVS.Node;

namespace LVS.Tests.Hil;

/// <summary>
/// A device with one deliberate mistake: a whole node on the air, with something between the two that gets frames wrong. What tests of
/// hardware are worth shows on devices that must not pass them.
/// </summary>
internal sealed class FalseDevice : IDisposable
{
    private readonly Func<IEndpoint> attend;
    private readonly NodeConfig config;
    private readonly Func<ILink, FrameGate, Func<MicroNode>, ILink> mistake;
    private readonly string? offSwitch;
    private readonly MemoryVault vault = new();
    private readonly Thread thread;
    private volatile bool running = true;

    /// <param name="attend">Brings it to where it is, with every boot.</param>
    /// <param name="config">Its configuration.</param>
    /// <param name="mistake">Wraps the air; told how to reach the node, whose keys it has.</param>
    /// <param name="offSwitch">It has no power while there is a file of this name; null for always on.</param>
    public FalseDevice(
        Func<IEndpoint> attend,
        NodeConfig config,
        Func<ILink, FrameGate, Func<MicroNode>, ILink> mistake,
        string? offSwitch = null)
    {
        this.attend = attend;
        this.config = config;
        this.mistake = mistake;
        this.offSwitch = offSwitch;
        thread = new Thread(Loop) { IsBackground = true };
        thread.Start();
    }

    private bool HasPower => running && !(offSwitch != null && File.Exists(offSwitch));

    public void Dispose()
    {
        running = false;
        thread.Join();
    }

    private void Loop()
    {
        while (running)
        {
            if (HasPower)
            {
                Live();
            }

            Thread.Sleep(5);
        }
    }

    private void Live()
    {
        using IEndpoint air = attend();
        SwarmSecrets secrets = PcSecrets.Of(config.KeyBytes());
        MicroNode? booted = null;
        ILink link = mistake(air.Link, new FrameGate(secrets.Mac), () => booted!);
        MicroNode node = new(config.ToOptions(), new NodeMemory(1), 0, secrets, link, vault);
        booted = node;
        node.Overlay = air.Overlay;
        node.Boot(0, seed: 4711, earned: 8 * 60_000_000L, config.Weight, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        air.Start(node.Ledger.Pseudonym);
        for (Stopwatch clock = Stopwatch.StartNew(); HasPower;)
        {
            node.Tick(clock.ElapsedMilliseconds);
            long dueAtMs = Math.Min(node.DueAtMs, air.Serve(node, clock.ElapsedMilliseconds));
            air.Inbox.Wait((int)Math.Clamp(dueAtMs - clock.ElapsedMilliseconds, 0, 50));
        }
    }
}
