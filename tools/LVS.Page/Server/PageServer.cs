using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

using LVS.Harness;
using LVS.Node;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using MQTTnet.AspNetCore;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace LVS.Page;

/// <summary>
/// The page's server: files, interface for programs, event stream, metrics, and a broker over WebSocket and TCP, all in this process. Ends
/// with <see cref="Dispose"/>.
/// </summary>
public sealed class PageServer : IDisposable
{
    private const int QueuedMax = 5000;
    private const int StopMs = 2000;

    private readonly WebApplication app;
    private readonly CancellationTokenSource ending;
    private readonly PageSampler sampler;

    private PageServer(WebApplication app, PageSampler sampler, CancellationTokenSource ending, string address, BrokerAddress broker)
    {
        this.app = app;
        this.sampler = sampler;
        this.ending = ending;
        Address = address;
        Broker = broker;
    }

    /// <summary>What to open in a browser; holds the token in its fragment, which no browser sends anywhere.</summary>
    public string Address { get; }

    /// <summary>Where the broker listens for TCP.</summary>
    public BrokerAddress Broker { get; }

    /// <summary>What opens the broker, empty where anybody on this machine may use it.</summary>
    public required string BrokerPassword { get; init; }

    /// <summary>By which address a browser joins; null for a swarm that none can join.</summary>
    public PageInvitation? Invitation { get; private set; }

    /// <summary>Starts it.</summary>
    /// <param name="options">Where, and for whom.</param>
    /// <param name="source">The swarm to show.</param>
    /// <param name="swarm">The swarm that browsers may join at the broker; null for none.</param>
    /// <exception cref="UserException">It cannot listen there.</exception>
    public static PageServer Start(PageOptions options, ISwarmSource source, NodeConfig? swarm = null)
    {
        PageServer? server = null;
        ListenOptions? page = null;
        ListenOptions? broker = null;
        PageGuard guard = new(options);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1 << 17;
            kestrel.Limits.MaxConcurrentConnections = 512;
            kestrel.Listen(options.At, listen =>
            {
                page = listen;
                if (options.Certificate != null)
                {
                    listen.UseHttps(options.Certificate);
                }
            });
            kestrel.Listen(options.At.Address, 0, listen =>
            {
                broker = listen;
                listen.UseMqtt();
            });
        });
        builder.Services.AddSingleton<IHostLifetime, CommandLifetime>();
        builder.Services.AddRoutingCore().AddConnections();
        builder.Services.AddHostedMqttServer(mqtt => mqtt.WithoutDefaultEndpoint().WithMaxPendingMessagesPerClient(QueuedMax));
        builder.Services.AddMqttConnectionHandler();
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.DefaultIgnoreCondition = PageJson.Options.DefaultIgnoreCondition;
            json.SerializerOptions.NumberHandling = PageJson.Options.NumberHandling;
        });
        builder.Services.AddOpenApi("openapi", open => open.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "LVS page";
            document.Info.Description = "A running swarm: what it is, how it is now, what happened, and what can be done to it. "
                + "Amounts are in micro-VU, times in seconds of the swarm. The event stream is at /api/stream (text/event-stream).";
            document.Info.Version = typeof(PageServer).Assembly.GetName().Version!.ToString(3);
            document.Servers = [];
            return Task.CompletedTask;
        }));
        WebApplication app = builder.Build();
        CancellationTokenSource ending = new();
        app.Use((context, next) => guard.Pass(context, next));
        app.UseWebSockets();
        app.UseRouting();
        PageSampler sampler = new(source);
        Map(app, source, sampler, ending.Token);
        PageNode node = new();
        MapNode(app, node, guard, () => server?.Invitation);
        MqttServer mqttServer = app.Services.GetRequiredService<MqttServer>();
        RetainedBounds.Set(mqttServer);
        mqttServer.ValidatingConnectionAsync += asked =>
        {
            asked.ReasonCode = !options.IsClosed || guard.IsBrokerPassword(asked.Password ?? "")
                ? MqttConnectReasonCode.Success : MqttConnectReasonCode.BadUserNameOrPassword;
            return Task.CompletedTask;
        };
        try
        {
            app.StartAsync().GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            sampler.Dispose();
            ending.Dispose();
            throw new UserException(
                $"the page cannot listen on {options.At} ({e.Message}); name another port with --page PORT, or 0 for a free one.",
                UserException.Unknown);
        }

        IPAddress reached = options.At.Address.Equals(IPAddress.Any) ? OwnAddress() : options.At.Address;
        string scheme = options.Certificate == null ? "http" : "https";
        string address = $"{scheme}://{new IPEndPoint(reached, page!.IPEndPoint!.Port)}/";
        string password = options.IsClosed ? guard.BrokerPassword : "";
        return server = new PageServer(
            app, sampler, ending, $"{address}#token={options.Token}", new BrokerAddress(reached.ToString(), broker!.IPEndPoint!.Port))
        {
            BrokerPassword = password,
            Invitation = swarm == null || !node.IsThere ? null : PageInvitation.Of(new Uri(address), password, swarm, !options.IsClosed),
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ending.Cancel();
        using CancellationTokenSource patience = new(StopMs);
        try
        {
            app.StopAsync(patience.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            // The remaining listeners were told to end.
        }

        sampler.Dispose();
        ((IDisposable)app).Dispose();
        ending.Dispose();
    }

    private static void Map(WebApplication app, ISwarmSource source, PageSampler sampler, CancellationToken ending)
    {
        PageFiles files = new();
        PageStream stream = new(source, sampler);
        PageMetrics metrics = new(source, sampler);
        new PageApi(source, sampler).Map(app);
        app.MapOpenApi("/api/{documentName}.json");
        app.MapMqtt("/mqtt");

        // As plain requests, which the document for programs leaves out.
        app.MapGet("/api/stream", (RequestDelegate)(context => stream.Serve(context, ending)));
        app.MapGet("/metrics", (RequestDelegate)metrics.Serve);
        app.MapGet("/", (RequestDelegate)(context => files.Serve(context, "index.html")));
        foreach (string name in files.Names)
        {
            app.MapGet("/" + name, (RequestDelegate)(context => files.Serve(context, name)));
        }
    }

    /// <summary>The node in the browser, and how one joins. That holds the swarm key, so even on this machine it needs the token.</summary>
    private static void MapNode(WebApplication app, PageNode node, PageGuard guard, Func<PageInvitation?> invitation)
    {
        app.MapGet(PageNode.Path + "/{**name}", (RequestDelegate)(context =>
        {
            // Its files name each other from the folder on.
            if (context.Request.Path == PageNode.Path)
            {
                context.Response.Redirect(PageNode.Path + "/");
                return Task.CompletedTask;
            }

            return node.Serve(context, (string?)context.Request.RouteValues["name"] ?? "");
        }));
        app.MapGet("/api/invitation", (RequestDelegate)(context =>
        {
            context.Response.StatusCode = !guard.HasToken(context.Request) ? StatusCodes.Status401Unauthorized
                : invitation() == null ? StatusCodes.Status204NoContent : StatusCodes.Status200OK;
            return context.Response.StatusCode == StatusCodes.Status200OK
                ? context.Response.WriteAsJsonAsync(invitation(), PageJson.Options) : Task.CompletedTask;
        }));
    }

    /// <summary>An address of this machine that others may reach.</summary>
    private static IPAddress OwnAddress() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(one => one.OperationalStatus == OperationalStatus.Up && one.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .SelectMany(one => one.GetIPProperties().UnicastAddresses).Select(one => one.Address)
        .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork) ?? IPAddress.Loopback;
}
