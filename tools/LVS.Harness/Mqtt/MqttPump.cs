using System;
using System.Threading;
using System.Threading.Tasks;

namespace LVS.Harness;

/// <summary>
/// The one thread that starts the sending of all connections of a process. A publish only links the connection into its list, because
/// queueing work for the pool may allocate, which a node's tick must not.
/// </summary>
internal sealed class MqttPump
{
    private readonly AutoResetEvent work = new(false);
    private MqttConnection? newest;

    private MqttPump()
    {
        if (!OperatingSystem.IsBrowser())
        {
            new Thread(Run) { IsBackground = true, Name = "mqtt" }.Start();
        }
    }

    /// <summary>The pump.</summary>
    public static MqttPump Shared { get; } = new();

    /// <summary>Starts the sending of a connection, which must not be in the list.</summary>
    public void Queue(MqttConnection connection)
    {
        if (OperatingSystem.IsBrowser())
        {
            // This runs on the pump's own thread, which may allocate.
            _ = Task.Run(connection.SendAsync);
            return;
        }

        MqttConnection? before;
        do
        {
            before = Volatile.Read(ref newest);
            connection.NextQueued = before;
        }
        while (Interlocked.CompareExchange(ref newest, connection, before) != before);
        work.Set();
    }

    private void Run()
    {
        while (true)
        {
            work.WaitOne();
            for (MqttConnection? connection = Interlocked.Exchange(ref newest, null); connection != null;)
            {
                MqttConnection now = connection;
                connection = now.NextQueued;
                now.NextQueued = null;
                _ = Task.Run(now.SendAsync);
            }
        }
    }
}
