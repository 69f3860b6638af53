using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

using LVS.Harness;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using Orleans;
using Orleans.Clustering.Redis;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

using StackExchange.Redis;

namespace LVS.Silo;

/// <summary>A silo in this process. Either regions live on it, or it leads a run and has none.</summary>
public sealed partial class SiloHost : IAsyncDisposable
{
    private const int StopMsMax = 2_000;
    private const int LeaveMsMax = 4_000;
    private const int LookMs = 5_000;
    private const int ProbesMissedMax = 3;
    private const string ServiceName = "lvs";

    // Where many processes share a core, a silo that lives may be silent for seconds.
    private static readonly TimeSpan ProbeMax = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TurnMax = TimeSpan.FromMinutes(30);

    private readonly IHost host;

    private SiloHost(IHost host, ClusterAddress cluster)
    {
        this.host = host;
        Cluster = cluster;
    }

    /// <summary>How long it takes until the others declare a lost silo dead.</summary>
    public static TimeSpan LossNoticedAfter => ProbesMissedMax * ProbeMax;

    /// <summary>The cluster.</summary>
    public ClusterAddress Cluster { get; }

    /// <summary>This silo, as the cluster knows it.</summary>
    public string Address => host.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress.ToString();

    /// <summary>Finds grains.</summary>
    public IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    /// <summary>Set when the silo has stopped for good.</summary>
    public CancellationToken Stopped => host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

    /// <summary>Joins a cluster.</summary>
    /// <param name="cluster">Address of the cluster.</param>
    /// <param name="address">Address at which other silos reach this one; null to find it out.</param>
    /// <param name="leads">Whether this silo leads a run.</param>
    /// <exception cref="UserException">It could not.</exception>
    public static async Task<SiloHost> Start(ClusterAddress cluster, IPAddress? address, bool leads)
    {
        if (cluster.Kind == ClusterKind.Local && !leads)
        {
            await Knock(cluster);
        }

        IPAddress own = address ?? OwnAddress(cluster);
        int port = leads && cluster.Kind == ClusterKind.Local ? cluster.Port : FreePort(own);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.UseOrleans(silo => Configure(silo, cluster, own, port, leads));
        IHost host = builder.Build();
        try
        {
            if (cluster.Kind == ClusterKind.Postgres)
            {
                await PostgresTables.Prepare(cluster);
            }

            await host.StartAsync();
            return new SiloHost(host, cluster);
        }
#pragma warning disable CA1031 // Whatever a provider throws, the cluster was not joined, and the message says why.
        catch (Exception error) when (error is not UserException)
#pragma warning restore CA1031
        {
            throw CannotJoin(cluster, error is AggregateException { InnerException: Exception inner } ? inner : error);
        }
    }

    /// <summary>The other silos that are active, as this one knows: to ask a grain could be to ask a silo that was just lost.</summary>
    public string[] Others()
    {
        ClusterMembershipSnapshot now = host.Services.GetRequiredService<IClusterMembershipService>().CurrentSnapshot;
        return [.. now.Members.Values.Where(member => member.Status == SiloStatus.Active).Select(member => member.SiloAddress.ToString())
            .Where(address => address != Address).Order(StringComparer.Ordinal)];
    }

    /// <summary>
    /// Waits until the silo is to end. It looks whether the cluster's table still lists this silo: a Redis that was started anew has an
    /// empty one, and then nobody would find this silo again.
    /// </summary>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="UserException">The table does not list it any more.</exception>
    public async Task Stay(CancellationToken stop)
    {
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(stop, Stopped);
        try
        {
            do
            {
                await Task.Delay(LookMs, end.Token);
            }
            while (!await IsForgotten(end.Token));
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            return;
        }

        throw new UserException($"{Cluster} has lost its table of silos, so nobody finds this one: start it again.", UserException.Unknown);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // To leave is to write it into the table, and Orleans tries that without end when the table has lost this silo.
        await Task.WhenAny(Task.Run(Leave), Task.Delay(LeaveMsMax));
    }

    /// <summary>A port that is free now.</summary>
    public static int FreePort(IPAddress address)
    {
        using TcpListener listener = new(address, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task Leave()
    {
        using CancellationTokenSource late = new(StopMsMax);
        try
        {
            await host.StopAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            // The other silos notice it when it does not answer.
        }
        finally
        {
            host.Dispose();
        }
    }

    private async Task<bool> IsForgotten(CancellationToken stop)
    {
        SiloAddress own = host.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress;
        try
        {
            MembershipTableData table = await host.Services.GetRequiredService<IMembershipTable>().ReadAllAsync(stop);
            return table.Members.All(member => !member.Item1.SiloAddress.Equals(own));
        }
        catch (RedisClusteringException)
        {
            // Redis answers, and the table is not there.
            return true;
        }
#pragma warning disable CA1031 // Whatever else a provider throws, the table cannot be read now. Whether it is lost is seen when it can be.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    /// <summary>Checks first that the cluster can be reached, because a silo would try for minutes to reach one that is absent.</summary>
    private static async Task Knock(ClusterAddress cluster)
    {
        try
        {
            using TcpClient client = new();
            await client.ConnectAsync(IPAddress.Loopback, cluster.Port);
        }
        catch (SocketException error)
        {
            throw CannotJoin(cluster, error);
        }
    }

    private static void Configure(ISiloBuilder silo, ClusterAddress cluster, IPAddress own, int port, bool leads)
    {
        silo.Configure<ClusterOptions>(options =>
        {
            options.ClusterId = cluster.Kind == ClusterKind.Redis ? cluster.Name : ClusterAddress.NameUsual;
            options.ServiceId = ServiceName;
        });
        silo.Configure<EndpointOptions>(options =>
        {
            options.AdvertisedIPAddress = own;
            options.SiloPort = port;
            options.GatewayPort = 0;
        });

        // A region may compute for as long as it needs, so calls do not time out. Probes tell whether a silo lives.
        silo.Configure<SiloMessagingOptions>(options =>
        {
            options.ResponseTimeout = TurnMax;
            options.SystemResponseTimeout = TimeSpan.FromSeconds(10);
            options.MaxMessageBodySize = int.MaxValue;
        });
        silo.Configure<ClusterMembershipOptions>(options =>
        {
            options.ProbeTimeout = ProbeMax;
            options.NumMissedProbesLimit = ProbesMissedMax;
            options.NumVotesForDeathDeclaration = 1;
            options.TableRefreshTimeout = TimeSpan.FromSeconds(5);

            // When every silo was lost at once, nobody is left to declare them dead. Newcomers wait until their entries are stale, after
            // three of these periods, and that must be sooner than newcomers give up.
            options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
            options.MaxJoinAttemptTime = TimeSpan.FromMinutes(1);

            // A silo that started slowly on a busy machine would take itself for one that has tried for too long, and abort.
            options.EvictWhenMaxJoinAttemptTimeExceeded = false;
        });
        silo.AddPlacementDirector<RegionPlacement, RegionDirector>();
        if (leads)
        {
            silo.Configure<GrainTypeOptions>(options => options.Classes.Remove(typeof(Region)));
        }

        Meet(silo, cluster);
    }

    private static void Meet(ISiloBuilder silo, ClusterAddress cluster)
    {
        switch (cluster.Kind)
        {
            case ClusterKind.Local:
                silo.UseDevelopmentClustering(new IPEndPoint(IPAddress.Loopback, cluster.Port));
                break;
            case ClusterKind.Redis:
                ConfigurationOptions redis = new() { AbortOnConnectFail = true, ConnectTimeout = 5_000 };
                redis.EndPoints.Add(cluster.Host, cluster.Port);
                redis.User = cluster.Login.User is { Length: > 0 } user ? user : null;
                redis.Password = cluster.Login.Password is { Length: > 0 } password ? password : null;
                silo.UseRedisClustering(options => options.ConfigurationOptions = redis);
                break;
            default:
                silo.UseAdoNetClustering(options =>
                {
                    options.Invariant = "Npgsql";
                    options.ConnectionString = PostgresTables.Connection(cluster);
                });
                break;
        }
    }

    private static IPAddress OwnAddress(ClusterAddress cluster)
    {
        if (cluster.Kind == ClusterKind.Local)
        {
            return IPAddress.Loopback;
        }

        try
        {
            // Nothing is sent. Connecting the socket shows which local address the system would use.
            using Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            socket.Connect(cluster.Host, cluster.Port);
            return ((IPEndPoint)socket.LocalEndPoint!).Address;
        }
        catch (SocketException error)
        {
            throw CannotJoin(cluster, error);
        }
    }

    private static UserException CannotJoin(ClusterAddress cluster, Exception cause) => new(
        $"{cluster} could not be joined: {Why(cause)}. {Remedy(cluster)}", UserException.Unknown);

    /// <summary>The cause in one line, without the Redis client's advice to programmers.</summary>
    private static string Why(Exception cause) =>
        AdviceToProgrammers().Replace(cause.Message.ReplaceLineEndings(" "), " ").Trim().TrimEnd('.');

    [GeneratedRegex(@"\s*To allow this multiplexer .*? in your code\.\s*", RegexOptions.CultureInvariant)]
    private static partial Regex AdviceToProgrammers();

    private static string Remedy(ClusterAddress cluster) => cluster.Kind switch
    {
        ClusterKind.Local => "Start 'lvs sim --silos localhost:N' first: it says which port its silos meet at.",
        ClusterKind.Redis => "See that Redis runs there and lets this machine in: redis-cli ping.",
        _ => "See that PostgreSQL runs there and lets this user into that database: psql -c 'select 1'.",
    };
}
