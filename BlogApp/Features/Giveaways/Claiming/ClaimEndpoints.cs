using System.Globalization;
using System.Text.Json;
using BlogApp.Features.Accounts;
using BlogApp.Features.Giveaways.Deciding;
using BlogApp.Features.Giveaways.Model;
using BlogApp.Platform.Languages;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Localization;

namespace BlogApp.Features.Giveaways.Claiming;

/// <summary><c>POST /api/giveaways/{id}/claims</c> and <c>GET /api/giveaways/{id}</c>.</summary>
internal static class ClaimEndpoints
{
    private const string TokenHeader = "X-Claim-Token";
    private const int LargestBody = 4096;

    public static void MapClaims(this WebApplication app)
    {
        app.MapGet("/api/giveaways/{id:long}", GetAsync);
        app.MapPost("/api/giveaways/{id:long}/claims", ClaimAsync).WithMetadata(new BodyLimit(LargestBody));
        app.MapTickets();
    }

    private static async Task<IResult> GetAsync(long id, HttpContext context, GiveawayCatalog catalog, ClaimBook book, TimeProvider clock, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        await catalog.EnsureAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (catalog.Find(id) is not { } giveaway || !giveaway.IsFor(context.User.Identity is { IsAuthenticated: true }, now))
            return Refuse(context, new(null, ClaimRefused.Missing));
        var (waiting, promised) = book.CountOf(id);
        return TypedResults.Ok(new GiveawayJson(id, giveaway.Item, giveaway.Stock, Left(giveaway, promised), giveaway.OpensAt, giveaway.ClosesAt,
            giveaway.Who.ToString().ToLowerInvariant(), giveaway.PhaseAt(now).ToString().ToLowerInvariant(), giveaway.Places + waiting, now));
    }

    /// <summary>Items that nobody has or is about to get.</summary>
    public static int Left(GiveawayFacts giveaway, int promised) => Math.Max(0, giveaway.Stock - giveaway.Won - promised);

    private static async Task<IResult> ClaimAsync(long id, HttpContext context, GiveawayCatalog catalog, ReceiveClaim receive, AccountCookies cookies, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        await catalog.EnsureAsync(cancellationToken);
        var (token, number) = await ReadAsync(context.Request, cancellationToken);
        var received = receive.Receive(context, id, token, number, ClaimCookie.Read(context.Request, id, cookies));
        if (received.Ticket is { } ticket)
            ClaimCookie.Write(context.Response, id, ticket, catalog.Find(id)?.ClosesAt, cookies);
        // A form without the script: the answer is a page.
        if (context.Request.HasFormContentType)
            return Results.Redirect(GiveawayAddress.Of(id, received.Ticket, received.Ticket is null ? received.Why.Code() : null), permanent: false, preserveMethod: false);
        if (received.Ticket is null)
            return Refuse(context, received);
        var task = "/api/tasks/" + received.Ticket;
        return TypedResults.Accepted(task, new TicketJson(received.Ticket, task, task + "/stream"));
    }

    /// <summary>The token and the solved puzzle, from a header, JSON or a form.</summary>
    private static async Task<(string? Token, string? Number)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var header = request.Headers[TokenHeader].ToString();
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(cancellationToken);
            return (header.Length > 0 ? header : form["token"].ToString(), form["work"].ToString());
        }
        if (!request.HasJsonContentType())
            return (header, null);
        try
        {
            var body = await request.ReadFromJsonAsync<ClaimJson>(cancellationToken);
            return (header.Length > 0 ? header : body?.Token, body?.Work);
        }
        catch (JsonException)
        {
            return (header, null);
        }
    }

    private static IResult Refuse(HttpContext context, Received refused)
    {
        if (refused.Wait is { } wait)
            context.Response.Headers.RetryAfter = Math.Ceiling(Math.Max(1, wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        var words = context.RequestServices.GetRequiredService<IStringLocalizer<Words>>();
        return TypedResults.Problem(words[refused.Why.Sentence()], statusCode: refused.Why.Status(), title: words["The claim was not accepted"],
            extensions: new Dictionary<string, object?> { ["reason"] = refused.Why.Code() });
    }

    private sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;

    private sealed record ClaimJson(string? Token, string? Work);

    /// <param name="Ticket">The id of the claim's task.</param>
    private sealed record TicketJson(string Ticket, string Task, string Stream);

    /// <param name="Left">Items that nobody has or is about to get.</param>
    /// <param name="ClosesAt">Null: it stays open.</param>
    /// <param name="Phase"><c>upcoming</c>, <c>open</c> or <c>closed</c>.</param>
    /// <param name="Now">The server's clock, for countdowns.</param>
    private sealed record GiveawayJson(
        long Id, string Item, int Stock, int Left, DateTime OpensAt, DateTime? ClosesAt, string Who, string Phase, int Claims, DateTimeOffset Now);
}
