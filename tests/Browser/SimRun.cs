using System;
using System.Diagnostics;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading;

using LVS.Harness;
using LVS.Page;
using LVS.Sim;
using LVS.Tests.Live;

namespace LVS.Tests.Browser;

/// <summary>A simulation under a page on a free port, until the test ends.</summary>
internal sealed class SimRun : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly TestFolder folder = new();
    private readonly PageServer server;
    private readonly Thread thread;

    public SimRun(string scenario, int? nodes = null, PageOptions? options = null, bool isWatched = true, long? cycles = null)
    {
        Options = options ?? PageOptions.Parse("0", null, null);
        SimCommand command = new() { ScenarioName = scenario, Nodes = nodes, Cycles = cycles };
        Source = new SimSource(command.Load(), command.Seed, folder.Path, stop.Token);
        server = PageServer.Start(Options, Source);
        Address = server.Address;
        Uri at = new(Address);
        Http = new HttpClient { BaseAddress = new Uri(at.GetLeftPart(UriPartial.Authority)) };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Options.Token);
        thread = new Thread(Run) { IsBackground = true, Name = "simulation" };
        thread.Start();
        if (isWatched)
        {
            Source.Watched();
        }
    }

    public PageOptions Options { get; }

    public SimSource Source { get; }

    /// <summary>What people open, with the token.</summary>
    public string Address { get; }

    /// <summary>A program that knows the token.</summary>
    public HttpClient Http { get; }

    public BrokerAddress Broker => server.Broker;

    public string Folder => folder.Path;

    /// <summary>What it came to, once it has ended.</summary>
    public SwarmResult? Result { get; private set; }

    /// <summary>The newest picture; on a busy machine the first is not there at once.</summary>
    public PageFrame Frame()
    {
        PageFrame? newest = null;
        WaitFor(frame => (newest = frame) != null, "there is a first picture");
        return newest!;
    }

    public DeedAnswer Do(string name, int? node = null, double? number = null, string? text = null)
    {
        using HttpResponseMessage answer =
            Http.PostAsJsonAsync("/api/deeds", new Deed(name, node, number, text), PageJson.Options).GetAwaiter().GetResult();
        return answer.Content.ReadFromJsonAsync<DeedAnswer>(PageJson.Options).GetAwaiter().GetResult()!;
    }

    public void WaitFor(Func<PageFrame, bool> condition, string what, int seconds = 120)
    {
        for (Stopwatch waiting = Stopwatch.StartNew(); ; Thread.Sleep(30))
        {
            using HttpResponseMessage answer = Http.GetAsync("/api/frame").GetAwaiter().GetResult();
            if (answer.IsSuccessStatusCode
                && condition(answer.Content.ReadFromJsonAsync<PageFrame>(PageJson.Options).GetAwaiter().GetResult()!))
            {
                return;
            }

            if (waiting.Elapsed.TotalSeconds > seconds)
            {
                throw new TimeoutException($"{seconds} s went by before {what}; the frame is {answer.Content.ReadAsStringAsync().Result}");
            }
        }
    }

    public JsonElement Json(string path) => JsonDocument.Parse(Http.GetStringAsync(path).GetAwaiter().GetResult()).RootElement;

    public void Dispose()
    {
        stop.Cancel();
        thread.Join();
        server.Dispose();
        Http.Dispose();
        folder.Dispose();
        stop.Dispose();
    }

    private void Run()
    {
        try
        {
            Result = SimSession.One(Source.CommandOf(1), Source.Scenario, folder.Path, 1, null, stop.Token, Source.Begin);
            Source.Serve(Result);
        }
        catch (UserException)
        {
            // It was stopped before its end.
        }
    }
}
