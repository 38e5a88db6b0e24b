using System.Buffers;
using BlogApp.Features.Analytics.Collect;
using BlogApp.Platform.Http;
using Microsoft.AspNetCore.Http.Features;

namespace BlogApp.Features.Analytics.Live.Stream;

/// <summary>
/// GET /api/live/stream: Server-Sent Events, event <c>live</c>, once a second. The visitor counts as online while the
/// stream is open, and as reading the articles that it names: <c>?article=a&amp;article=b</c>.
/// </summary>
internal static class StreamLive
{
    private static readonly byte[] Opening = "retry: 2000\n\n"u8.ToArray();

    public static async Task RunAsync(HttpContext context, LiveBroadcast broadcast, ArticleSlugs slugs,
        PresenceMarks presence, VisitorIdentity visitors, IHostApplicationLifetime lifetime, TimeProvider clock)
    {
        var shown = await StreamedArticles.FindAsync(context.Request.Query["article"], slugs, context.User, context.RequestAborted);
        var visitor = visitors.Of(context, clock.GetUtcNow());
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        // nginx would buffer the events.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();

        if (context.IsHead())
            return;

        using var here = presence.Open(visitor.Agent.IsBot ? 0 : visitor.Id, [.. shown.Articles.Select(a => a.Id)]);
        // The visitor leaves as soon as the connection closes, not with the next event.
        using var closed = context.RequestAborted.Register(static state => ((IDisposable)state!).Dispose(), here);
        try
        {
            var body = context.Response.BodyWriter;
            body.Write(Opening);
            var frame = broadcast.Current;
            while (!context.RequestAborted.IsCancellationRequested && !lifetime.ApplicationStopping.IsCancellationRequested)
            {
                frame.WriteTo(body, shown);
                if ((await body.FlushAsync(context.RequestAborted)).IsCompleted)
                    break;
                frame = await frame.Next;
            }
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            // The reader left.
        }
    }
}
