using System;
using System.Diagnostics;
using System.Threading;

using LVS.Core;
using LVS.Node;
using LVS.Swarm;
using LVS.Transports;

namespace LVS.Tests.Hil;

/// <summary>
/// A device with one deliberate mistake: a whole node on the air, with something between the two that gets frames wrong. What tests of
/// hardware are worth shows on devices that must not pass them.
/// </summary>
internal sealed class FalseDevice : IDisposable
{
    private readonly UdpMulticastLink air;
    private readonly MicroNode node;
    private readonly Thread thread;
    private volatile bool running = true;

    /// <param name="group">Where it is.</param>
    /// <param name="config">Its configuration.</param>
    /// <param name="mistake">Wraps the air.</param>
    public FalseDevice(UdpGroup group, NodeConfig config, Func<ILink, Authenticator, ILink> mistake)
    {
        air = group.Open(new Inbox());
        PcMac mac = new(config.KeyBytes(), config.Epoch);
        node = new MicroNode(config.ToOptions(), new NodeMemory(1), 0, mac, mistake(air, new Authenticator(mac)), new MemoryVault());
        node.Boot(0, seed: 4711, earned: 8 * 60_000_000L, config.Weight);
        thread = new Thread(Loop) { IsBackground = true };
        thread.Start();
    }

    public void Dispose()
    {
        running = false;
        thread.Join();
        air.Close();
    }

    private void Loop()
    {
        for (Stopwatch clock = Stopwatch.StartNew(); running;)
        {
            node.Tick(clock.ElapsedMilliseconds);
            air.Inbox.Wait((int)Math.Clamp(node.DueAtMs - clock.ElapsedMilliseconds, 1, 50));
        }
    }
}
