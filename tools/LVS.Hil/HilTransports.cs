using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text.Json;

using LVS.Harness;
using LVS.Live;
using LVS.Node;

namespace LVS.Hil;

/// <summary>
/// Works out from options, map and configuration how each device is reached, and starts one broker in this process for all that need one.
/// </summary>
/// <param name="options">What is tested.</param>
/// <param name="folder">Run folder.</param>
public sealed class HilTransports(HilOptions options, string folder) : IDisposable
{
    /// <summary>Names of the transports over which a device can be tested.</summary>
    public static readonly IReadOnlyList<string> Names = [NodeConfig.TransportUdp, NodeConfig.TransportMqtt];

    private readonly PrivateFolder flash = new();
    private EmbeddedBroker? broker;

    /// <summary>Prepares a device; nothing is switched on.</summary>
    /// <param name="device">The device.</param>
    /// <param name="number">Number of the device in the run, from 1.</param>
    /// <exception cref="UserException">What is sent where it should be does not arrive.</exception>
    public TestedDevice Prepare(MappedDevice device, int number)
    {
        NodeConfig config = ConfigFor(device);
        string own = Path.Combine(folder, device.Id);
        string drive = Path.Combine(flash.Path, device.Id);
        Directory.CreateDirectory(own);
        ITransport transport = TransportChoice.Of(config, bridge: false, _ => { });
        transport.Probe();
        if (device.IsEmulated)
        {
            transport.Provision(config, number, drive);
        }

        return new TestedDevice(options, device, config, transport, own, drive);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        broker?.Dispose();
        flash.Dispose();
    }

    private NodeConfig ConfigFor(MappedDevice device)
    {
        NodeConfig config = options.Config;
        NodeConfig own = JsonSerializer.Deserialize<NodeConfig>(JsonSerializer.Serialize(config))!;
        own.Board = device.Board;
        own.Interface = device.Interface.Length > 0 ? device.Interface : config.Interface.Length > 0 || !device.IsEmulated
            ? config.Interface : UdpGroup.Loopback;
        own.Transport = options.Transport.Length > 0 ? options.Transport : device.Transport.Length > 0
            ? device.Transport : config.Transport;
        bool addressed = device.Address.Length > 0 && device.Transport == own.Transport;
        if (own.Transport == NodeConfig.TransportMqtt)
        {
            own.Broker = options.Broker.Length > 0 ? options.Broker : addressed ? device.Address : config.Broker.Length > 0
                ? config.Broker : OwnBroker(device);
        }
        else if (own.Transport != NodeConfig.TransportUdp)
        {
            throw new UserException(
                $"the configuration has transport '{own.Transport}', and a device is tested over one at a time: choose with --transport "
                    + "udp or mqtt.");
        }
        else if (addressed)
        {
            string[] parts = device.Address.Split(':');
            own.Group = parts[0];
            own.Port = int.Parse(parts[1], CultureInfo.InvariantCulture);
        }

        if (device.IsEmulated && own.EarnedUvu == 0)
        {
            // Value to drift with. A physical board has its own.
            own.EarnedUvu = 8 * 60_000_000L;
        }

        return own;
    }

    private string OwnBroker(MappedDevice device)
    {
        if (!device.IsEmulated)
        {
            throw new UserException(
                $"'{device.Id}' is a board and cannot reach a broker of this run: name the one it uses, as its 'address' in the map or "
                    + "with --broker HOST:PORT.");
        }

        broker ??= EmbeddedBroker.Start();
        return broker.Address.ToString();
    }
}
