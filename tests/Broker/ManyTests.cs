using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

using LVS.Harness;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Broker;

/// <summary>Two thousand connections in one process, without a thread for each.</summary>
/// <remarks>Counts the threads of the whole process, so nothing else runs beside it.</remarks>
[TestClass]
[DoNotParallelize]
public sealed class ManyTests
{
    private const int Count = 2000;

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public async Task TwoThousandClientsLiveInOneProcess()
    {
        using TestBroker broker = TestBroker.Started();
        Stopwatch clock = Stopwatch.StartNew();
        Recorder[] recorders = [.. Enumerable.Range(0, Count).Select(_ => new Recorder())];
        BrokerClient[] clients = new BrokerClient[Count];
        await Parallel.ForAsync(0, Count, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, _) =>
            clients[i] = await ClientTests.Connect(broker, Text(i), recorders[i]));
        double connectSeconds = clock.Elapsed.TotalSeconds;
        try
        {
            await Task.WhenAll(Enumerable.Range(0, Count).Select(i => clients[i].SubscribeAsync(mustArrive: true, $"many/{Text(i)}")));
            using Process self = Process.GetCurrentProcess();
            TestContext.WriteLine($"{Count} connected in {connectSeconds:0.0} s, {self.Threads.Count} threads");
            Assert.IsLessThan(100, self.Threads.Count);

            // Everyone to the next, five times around.
            for (int round = 0; round < 5; round++)
            {
                await Task.WhenAll(Enumerable.Range(0, Count).Select(i =>
                    clients[i].PublishAsync($"many/{Text((i + 1) % Count)}", "around"u8.ToArray(), mustArrive: false, retain: false)));
            }

            Recorder.WaitFor(() => recorders.All(r => r.Messages.Count == 5), "every message arrived");
            Assert.IsTrue(clients.All(c => c.IsConnected));
        }
        finally
        {
            foreach (BrokerClient client in clients)
            {
                client.Dispose();
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
