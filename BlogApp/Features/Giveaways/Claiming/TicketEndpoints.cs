using System.Text.Json;
using BlogApp.Features.Giveaways.Deciding;
using BlogApp.Platform.Http;
using Microsoft.AspNetCore.Http.Features;

namespace BlogApp.Features.Giveaways.Claiming;

/// <summary>
/// The state of a claim under the addresses of tasks. Only tickets match, which begin with g-; numbers belong to the
/// background tasks.
/// </summary>
internal static class TicketEndpoints
{
    private static readonly byte[] Opening = "retry: 2000\n\n"u8.ToArray();

    public static void MapTickets(this WebApplication app)
    {
        app.MapGet("/api/tasks/{ticket:ticket}", GetAsync);
        app.MapGet("/api/tasks/{ticket:ticket}/stream", StreamAsync);
    }

    private static async Task<IResult> GetAsync(string ticket, HttpContext context, ClaimStates states, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await states.FindAsync(ticket, cancellationToken) is { } state ? TypedResults.Ok(state) : Unknown();
    }

    /// <summary>Server-Sent Events, event <c>task</c>: the state now, and the decision when it is made. Then the stream ends.</summary>
    private static async Task StreamAsync(string ticket, HttpContext context, ClaimStates states, ClaimBook book, IHostApplicationLifetime lifetime)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (await states.FindAsync(ticket, context.RequestAborted) is not { } state)
        {
            await Unknown().ExecuteAsync(context);
            return;
        }
        context.Response.ContentType = "text/event-stream";
        // nginx would buffer the events.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        if (context.IsHead())
            return;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await context.Response.Body.WriteAsync(Opening, either.Token);
            await SendAsync(context, state, either.Token);
            if (state.State != ClaimStates.Waiting)
                return;
            if (book.Find(ticket) is { } entry)
                await entry.Decided.WaitAsync(either.Token);
            if (await states.FindAsync(ticket, either.Token) is { } decided)
                await SendAsync(context, decided, either.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            // The reader left, or the server stops: the browser asks again.
        }
    }

    private static async Task SendAsync(HttpContext context, ClaimState state, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(state, JsonSerializerOptions.Web);
        await context.Response.Body.WriteAsync((byte[])[.. "event: task\ndata: "u8, .. json, .. "\n\n"u8], cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);
    }

    private static IResult Unknown() =>
        TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: "No such task", detail: "Nobody was given this ticket.");
}
