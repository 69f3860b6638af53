using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

using Microsoft.AspNetCore.Http;

namespace LVS.Page;

/// <summary>
/// The event stream (server-sent events): <c>facts</c> and <c>history</c> once, <c>edges</c> when they are others, <c>events</c> when
/// something happened, and a <c>frame</c> several times a second.
/// </summary>
/// <param name="source">The swarm.</param>
/// <param name="sampler">Who looks at it.</param>
internal sealed class PageStream(ISwarmSource source, PageSampler sampler)
{
    private const int WatchersMax = 32;

    private int watchers;

    /// <summary>Tells one watcher all there is until it goes.</summary>
    /// <param name="context">Its request.</param>
    /// <param name="ending">Ends all streams.</param>
    public async Task Serve(HttpContext context, CancellationToken ending)
    {
        if (Interlocked.Increment(ref watchers) > WatchersMax)
        {
            Interlocked.Decrement(ref watchers);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync($"{WatchersMax} watch already; close another page first.\n", ending).ConfigureAwait(false);
            return;
        }

        sampler.Enter();
        try
        {
            using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(ending, context.RequestAborted);
            await Tell(context.Response, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The watcher has gone, or the page ends.
        }
        finally
        {
            sampler.Leave();
            Interlocked.Decrement(ref watchers);
        }
    }

    private async Task Tell(HttpResponse response, CancellationToken cancel)
    {
        response.ContentType = "text/event-stream";
        PageFacts facts = source.Facts;
        await Write(response, "facts", PageJson.Of(facts), cancel).ConfigureAwait(false);
        await response.Body.FlushAsync(cancel).ConfigureAwait(false);

        // A large swarm is made before it can be looked at, which takes a while.
        source.Watched();
        await Write(response, "history", PageJson.Of(sampler.History()), cancel).ConfigureAwait(false);
        long number = 0;
        long events = 0;
        int edges = 0;
        while (true)
        {
            PageMoment moment = await sampler.After(number, cancel).ConfigureAwait(false);
            number = moment.Number;
            if (facts != source.Facts)
            {
                facts = source.Facts;
                await Write(response, "facts", PageJson.Of(facts), cancel).ConfigureAwait(false);
                edges = 0;
            }

            if (moment.Edges.Version != edges)
            {
                edges = moment.Edges.Version;
                await Write(response, "edges", PageJson.Of(moment.Edges), cancel).ConfigureAwait(false);
            }

            IReadOnlyList<PageEvent> news = source.Log.After(events);
            if (news.Count > 0)
            {
                events = news[^1].Number;
                await Write(response, "events", PageJson.Of(news), cancel).ConfigureAwait(false);
            }

            await Write(response, "frame", moment.Json, cancel).ConfigureAwait(false);
            await response.Body.FlushAsync(cancel).ConfigureAwait(false);
        }
    }

    private static ValueTask Write(HttpResponse response, string name, string data, CancellationToken cancel) =>
        response.Body.WriteAsync(Encoding.UTF8.GetBytes($"event: {name}\ndata: {data}\n\n"), cancel);
}
