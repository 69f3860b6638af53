using System.Collections.Generic;
using System.Linq;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LVS.Page;

/// <summary>What programs ask of the page, documented at <c>/api/openapi.json</c>.</summary>
/// <param name="source">The swarm.</param>
/// <param name="sampler">Who looks at it.</param>
internal sealed class PageApi(ISwarmSource source, PageSampler sampler)
{
    private const int TextLengthMax = 40_000;

    /// <summary>Adds the paths.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/facts", () => TypedResults.Ok(source.Facts)).WithName("facts")
            .WithSummary("What does not change while the swarm runs, and what can be done to it.");
        routes.MapGet("/api/frame", Frame).WithName("frame")
            .WithSummary("The swarm at the newest moment; 503 before the first.");
        routes.MapGet("/api/edges", () => TypedResults.Ok(sampler.Newest?.Edges ?? new PageEdges(0, []))).WithName("edges")
            .WithSummary("Edges that both ends agree on.");
        routes.MapGet("/api/history", () => TypedResults.Ok(sampler.History())).WithName("history")
            .WithSummary("Entropy and spread so far: seconds, nats, micro-VU of each point.");
        routes.MapGet("/api/events", (long? after) => TypedResults.Ok(source.Log.After(after ?? 0))).WithName("events")
            .WithSummary("What happened after an event, as far as it is still known.");
        routes.MapGet("/api/nodes/{node:int}", Detail).WithName("node")
            .WithSummary("One node in detail.");
        routes.MapPost("/api/deeds", Do).WithName("do")
            .WithSummary("Does something to the swarm. Needs the token: Authorization: Bearer TOKEN.");
    }

    private Results<Ok<PageFrame>, StatusCodeHttpResult> Frame() => sampler.Newest is PageMoment moment
        ? TypedResults.Ok(moment.Frame) : TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);

    private Results<Ok<NodeDetail>, NotFound> Detail(int node) => source.Detail(node) is NodeDetail detail
        ? TypedResults.Ok(detail) : TypedResults.NotFound();

    private Results<Ok<DeedAnswer>, BadRequest<DeedAnswer>> Do(Deed deed)
    {
        DeedAnswer answer = Complaint(deed) is string complaint ? new DeedAnswer(false, complaint) : source.Do(deed);
        return answer.IsDone ? TypedResults.Ok(answer) : TypedResults.BadRequest(answer);
    }

    /// <summary>What is wrong with a deed, or null.</summary>
    private string? Complaint(Deed deed)
    {
        IReadOnlyList<DeedOffer> offers = source.Facts.Deeds;
        if (offers.FirstOrDefault(one => one.Name == deed.Name) is not DeedOffer offer)
        {
            return $"There is no deed '{deed.Name}' here; it must be one of {string.Join(", ", offers.Select(one => one.Name))}.";
        }

        return offer.Needs switch
        {
            "node" when !(deed.Node >= 0 && deed.Node < source.Facts.Nodes) =>
                $"'node' must be a number from 0 to {source.Facts.Nodes - 1}.",
            "number" when !(deed.Number >= offer.Least && deed.Number <= offer.Most) =>
                $"'number' must be from {offer.Least} to {offer.Most}.",
            "choice" when !offer.Choices!.Contains(deed.Text) => $"'text' must be one of {string.Join(", ", offer.Choices!)}.",
            "text" when deed.Text is not { Length: > 0 and <= TextLengthMax } => $"'text' must have 1 to {TextLengthMax:N0} characters.",
            _ => null,
        };
    }
}
