using System.Globalization;

using LVS.Harness;
using LVS.Node;

namespace LVS.Browser;

/// <summary>
/// What the link by which a browser joins says, behind its <c>#</c>: broker, swarm key, and how the swarm's nodes behave.
/// </summary>
/// <param name="config">The swarm's configuration, as far as a browser needs it.</param>
/// <param name="access">The broker.</param>
internal sealed class Invitation(NodeConfig config, BrokerAccess access)
{
    /// <summary>The swarm's configuration.</summary>
    public NodeConfig Config => config;

    /// <summary>The broker.</summary>
    public BrokerAccess Access => access;

    /// <summary>Longest nap of the swarm's boards, in ms; 0 where none sleeps.</summary>
    public long NapMsMax { get; private init; }

    /// <summary>Reads it.</summary>
    /// <param name="broker">Address of the broker, ws or wss.</param>
    /// <param name="password">Its password, empty for none.</param>
    /// <param name="key">Swarm key, 64 hexadecimal digits.</param>
    /// <param name="emitMs">Shortest emit interval, in ms.</param>
    /// <param name="emitDoublings">The longest one in doublings of it.</param>
    /// <param name="minute">Minute of the configuration.</param>
    /// <param name="napMs">Longest nap of the swarm's boards, in ms, 0 to 2^32.</param>
    /// <param name="complaint">What is wrong with it, or empty.</param>
    public static Invitation Read(
        string broker, string password, string key, int emitMs, int emitDoublings, double minute, long napMs, out string complaint)
    {
        NodeConfig config = new()
        {
            SwarmKey = key,
            Transport = NodeConfig.TransportMqtt,
            Broker = "browser:1",
            Board = "BROWSER",
            EmitIntervalMsMin = emitMs,
            EmitDoublings = emitDoublings,
            Minute = (long)minute,
            TelemetryS = 0,
            Discovery = "",
        };
        complaint = napMs is < 0 or > uint.MaxValue ? "its naps must be 0 to 2^32 ms" : config.Complaint() ?? "";
        return new Invitation(config, new BrokerAccess(broker, 1)
        {
            WebSocket = broker,
            User = password.Length > 0 ? "browser" : "",
            Password = password,
        })
        {
            NapMsMax = napMs,
        };
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{access.WebSocket}, minute {config.Minute}");
}
