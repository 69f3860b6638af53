namespace LVS.Tests.Desktop.World;

/// <summary>A broker in memory: delivers at once, by exact topics, and allocates nothing.</summary>
internal sealed class MemoryBroker
{
    private const int SessionsMax = 16;

    private readonly MemorySession[] sessions = new MemorySession[SessionsMax];
    private int count;

    public int DeliveredCount { get; private set; }

    public void Add(MemorySession session) => sessions[count++] = session;

    public void Publish(string topic, byte[] payload, int size)
    {
        for (int i = 0; i < count; i++)
        {
            DeliveredCount += sessions[i].Deliver(topic, payload, size) ? 1 : 0;
        }
    }
}
