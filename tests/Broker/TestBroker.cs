using System;
using System.Globalization;
using System.IO;

using LVS.Harness;
using LVS.Tests.Live;

namespace LVS.Tests.Broker;

/// <summary>A real mosquitto with a configuration of the test's own. Can be killed and come back on the same port.</summary>
internal sealed class TestBroker : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly string config;
    private Mosquitto? running;

    public TestBroker(string extra = "allow_anonymous true", string listener = "")
    {
        Address = new BrokerAddress("127.0.0.1", Mosquitto.FreePort());
        config = folder.File("broker.conf");
        File.WriteAllText(config,
            string.Create(CultureInfo.InvariantCulture, $"listener {Address.Port} "
                + $"127.0.0.1\n{listener.Replace("FOLDER", folder.Path, StringComparison.Ordinal)}\n")
            + "user root\npersistence false\nset_tcp_nodelay true\nmax_queued_messages 5000\nlog_dest "
                + $"stderr\n{extra.Replace("FOLDER", folder.Path, StringComparison.Ordinal)}\n");
    }

    public BrokerAddress Address { get; }

    public string Port => Address.Port.ToString(CultureInfo.InvariantCulture);

    public string Folder => folder.Path;

    /// <summary>What it has said so far.</summary>
    public string Log
    {
        get
        {
            using FileStream file = new(folder.File("broker.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using StreamReader reader = new(file);
            return reader.ReadToEnd();
        }
    }

    public static TestBroker Started(string extra = "allow_anonymous true")
    {
        TestBroker broker = new(extra);
        broker.Start();
        return broker;
    }

    public void Start() => running = Mosquitto.StartWith(config, folder.File("broker.log"), Address);

    public void Kill()
    {
        running?.Dispose();
        running = null;
    }

    /// <summary>Holds the broker in time: its sockets stay open and nothing is read or written.</summary>
    public void Freeze(bool frozen) => Tool.Run("kill", frozen ? "-STOP" : "-CONT", running!.Id.ToString(CultureInfo.InvariantCulture));

    public void Dispose()
    {
        Kill();
        folder.Dispose();
    }
}
