using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

using LVS.Harness;
using LVS.Node;
using LVS.Records;

namespace LVS.Browser;

/// <summary>
/// Records put into the swarm and brought back from the page: sealed and opened here, as a guest with a connection of its own.
/// </summary>
/// <param name="join">What the invitation says.</param>
internal sealed class BrowserRecords(Invitation join)
{
    private const int PatienceMs = 120_000;

    /// <summary>Seals a content and gives it into the swarm's keeping.</summary>
    /// <param name="content">What is to be kept.</param>
    /// <param name="hours">For how long.</param>
    /// <returns>JSON: <c>capability</c> and <c>text</c>, or <c>error</c>.</returns>
    public Task<string> Put(byte[] content, int hours) => Answer(async (client, stop) =>
    {
        await client.Join(stop);
        RecordShape shape = client.Limit.Demand("the record", content.Length, RecordShape.LossPercentUsual);
        RecordPut put = RecordPut.Of(client, content, shape, client.Minute + (hours * 60L), out Capability capability);
        await put.Run(_ => { }, stop);
        return Json(("capability", capability.ToString()), ("text", $"Stored {content.Length} bytes as {put.FragmentCount} fragments at "
            + $"{put.HolderCount} nodes for {hours} hours; any {put.SurvivesCount} of them may vanish."));
    });

    /// <summary>Brings a record back.</summary>
    /// <returns>JSON: <c>content</c> in Base64 and <c>text</c>, or <c>error</c>.</returns>
    public Task<string> Get(string capability) => Answer(async (client, stop) =>
    {
        RecordGet get = new(client, Capability.Parse(capability));
        await client.Join(stop);
        byte[] content = await get.Content(_ => { }, stop);
        return Json(("content", Convert.ToBase64String(content)),
            ("text", $"Brought back {content.Length} bytes from {get.HeardCount} fragments."));
    });

    private async Task<string> Answer(Func<RecordClient, CancellationToken, Task<string>> work)
    {
        byte[] key = join.Config.KeyBytes();
        MqttGuest wire = new(
            SwarmKeys.TopicName(key), new MqttSession(join.Access, Random.Shared.NextInt64()), new Inbox(), udp: null);
        RecordClient client = new(wire, key, "this page's broker");
        using CancellationTokenSource patience = new(PatienceMs);
        try
        {
            return await work(client, patience.Token);
        }
        catch (UserException e)
        {
            return Json(("error", e.Message));
        }
        catch (OperationCanceledException)
        {
            return Json(("error", $"Not done within {PatienceMs / 1000} s; nothing of it is left. Are enough nodes up?"));
        }
        finally
        {
            // Not disposed of: that waits, which a browser's one thread must not.
            await wire.EndAsync();
        }
    }

    private static string Json(params (string Name, string Value)[] fields)
    {
        using System.IO.MemoryStream bytes = new();
        using (Utf8JsonWriter writer = new(bytes))
        {
            writer.WriteStartObject();
            foreach ((string name, string value) in fields)
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }
}
