using System.IO;
using System.Threading.Tasks;

using Microsoft.AspNetCore.Http;

using Prometheus;

namespace LVS.Page;

/// <summary>The swarm's figures for Prometheus.</summary>
internal sealed class PageMetrics
{
    private readonly CollectorRegistry registry = Metrics.NewCustomRegistry();

    /// <summary>Declares the figures.</summary>
    /// <param name="source">The swarm.</param>
    /// <param name="sampler">Who looks at it.</param>
    public PageMetrics(ISwarmSource source, PageSampler sampler)
    {
        IMetricFactory make = Metrics.WithCustomRegistry(registry);
        Gauge nodes = make.CreateGauge("lvs_nodes", "Nodes of the swarm, those that may join later included.");
        Gauge up = make.CreateGauge("lvs_nodes_up", "Nodes that take part.");
        Gauge seconds = make.CreateGauge("lvs_swarm_seconds", "Time of the swarm since its start, in seconds.");
        Gauge entropy = make.CreateGauge("lvs_entropy_nats", "Entropy of the floats in nats: 0 at equilibrium.");
        Gauge spread = make.CreateGauge("lvs_spread_vu", "Largest less smallest float in VU, scaled to the mean state weight.");
        Gauge floats = make.CreateGauge("lvs_float_vu", "Sum of the floats of all nodes that take part, in VU.");
        Gauge error = make.CreateGauge("lvs_conservation_error_vu", "Value that appeared or vanished at the newest count, in VU.");
        Gauge edges = make.CreateGauge("lvs_edges", "Edges that both ends agree on.");
        Gauge fragments = make.CreateGauge("lvs_fragments", "Fragments that all nodes keep.");
        Counter sent = make.CreateCounter("lvs_frames_sent_total", "Frames sent by all nodes.");
        Counter bytes = make.CreateCounter("lvs_sent_bytes_total", "Bytes sent by all nodes.");
        Counter lost = make.CreateCounter("lvs_frames_lost_total", "Frames lost on their way.");
        Counter guarded = make.CreateCounter("lvs_guard_interventions_total", "Times VaultGuard held something back.");
        nodes.Set(source.Facts.Nodes);
        registry.AddBeforeCollectCallback(() =>
        {
            if (sampler.Newest is not PageMoment moment)
            {
                return;
            }

            PageFrame frame = moment.Frame;
            up.Set(frame.Up);
            seconds.Set(frame.Seconds);
            entropy.Set(frame.EntropyNats);
            spread.Set(frame.SpreadUvu / 1e6);
            floats.Set(frame.FloatUvu / 1e6);
            error.Set((frame.ErrorUvu ?? 0) / 1e6);
            edges.Set(moment.Edges.Pairs.Count / 2);
            fragments.Set(frame.Fragments ?? 0);
            sent.IncTo(frame.FramesSent);
            bytes.IncTo(frame.BytesSent);
            lost.IncTo(frame.FramesLost);
            guarded.IncTo(frame.GuardInterventions);
        });
    }

    /// <summary>Answers a request.</summary>
    public async Task Serve(HttpContext context)
    {
        using MemoryStream text = new();
        await registry.CollectAndExportAsTextAsync(text).ConfigureAwait(false);
        context.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
        await context.Response.Body.WriteAsync(text.ToArray()).ConfigureAwait(false);
    }
}
