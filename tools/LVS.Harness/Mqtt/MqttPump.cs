using System.Threading;
using System.Threading.Tasks;

namespace LVS.Harness;

/// <summary>
/// The one thread that sets the sessions of a process to work. A publish only links the session into its list: to queue work for
/// the pool may allocate, which a node's tick must not.
/// </summary>
internal sealed class MqttPump
{
    private readonly AutoResetEvent work = new(false);
    private MqttSession? newest;

    private MqttPump()
    {
        new Thread(Run) { IsBackground = true, Name = "mqtt" }.Start();
    }

    /// <summary>The pump.</summary>
    public static MqttPump Shared { get; } = new();

    /// <summary>Has a session send what waits. The session must not be in the list.</summary>
    public void Queue(MqttSession session)
    {
        MqttSession? before;
        do
        {
            before = Volatile.Read(ref newest);
            session.NextQueued = before;
        }
        while (Interlocked.CompareExchange(ref newest, session, before) != before);
        work.Set();
    }

    private void Run()
    {
        while (true)
        {
            work.WaitOne();
            for (MqttSession? session = Interlocked.Exchange(ref newest, null); session != null;)
            {
                MqttSession now = session;
                session = now.NextQueued;
                now.NextQueued = null;
                _ = Task.Run(now.SendAsync);
            }
        }
    }
}
