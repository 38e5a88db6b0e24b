using Microsoft.Extensions.Options;

namespace BlogApp.Platform.Logging;

/// <summary>
/// One line per request: method, route, status, milliseconds, cache outcome, count outcome. No address, query string or
/// cookie: nothing that identifies a person or reveals a secret. The lines go to their own file. A failed request is
/// also logged in the main log.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, IOptions<RequestLogSettings> settings, TimeProvider clock, ILogger<RequestLog> logger)
{
    /// <summary>An outage fails every request. A few lines per second and the total number are enough.</summary>
    private const int FailuresPerSecond = 5;

    private readonly RequestBudget _lines = new(settings.Value.LinesPerSecond, clock);
    private readonly RequestBudget _failures = new(FailuresPerSecond, clock);

    public async Task InvokeAsync(HttpContext context)
    {
        var started = clock.GetTimestamp();
        var facts = new RequestDetails();
        context.Features.Set(facts);
        try
        {
            await next(context);
        }
        finally
        {
            if (logger.IsEnabled(LogLevel.Information))
                Write(context, facts, started);
            // A failing health check is an answer, not an error. Its cause has already been logged.
            if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError && !context.Request.Path.StartsWithSegments("/health"))
                WriteFailure(context, started);
        }
    }

    private void Write(HttpContext context, RequestDetails facts, long started)
    {
        var mayLog = _lines.TryTake(context.Response.StatusCode, out var unlogged);
        if (unlogged.Requests > 0)
            Log.Unlogged(logger, unlogged.Requests, unlogged.Errors);
        if (!mayLog)
            return;
        Log.Request(logger, context.Request.Method, RouteOf(context), context.Response.StatusCode, Since(started),
            facts.Cache ?? "none", context.Response.Headers["X-View"].ToString() is { Length: > 0 } view ? view : "none");
    }

    private void WriteFailure(HttpContext context, long started)
    {
        var mayLog = _failures.TryTake(context.Response.StatusCode, out var unlogged);
        if (unlogged.Requests > 0)
            Log.FailuresUnlogged(logger, unlogged.Requests);
        if (mayLog)
            Log.Failed(logger, context.Request.Method, RouteOf(context), context.Response.StatusCode, Since(started));
    }

    private static string? RouteOf(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? context.Request.Path.Value;

    private double Since(long started) => Math.Round(clock.GetElapsedTime(started).TotalMilliseconds, 1);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Method} {Route} {Status} in {Milliseconds} ms, cache {Cache}, view {View}")]
        public static partial void Request(ILogger logger, string method, string? route, int status, double milliseconds, string cache, string view);

        [LoggerMessage(LogLevel.Information, "{Requests} more requests within a second, {Errors} of them failed")]
        public static partial void Unlogged(ILogger logger, int requests, int errors);

        [LoggerMessage(LogLevel.Warning, "{Method} {Route} failed with {Status} after {Milliseconds} ms")]
        public static partial void Failed(ILogger logger, string method, string? route, int status, double milliseconds);

        [LoggerMessage(LogLevel.Warning, "{Requests} more requests failed within a second")]
        public static partial void FailuresUnlogged(ILogger logger, int requests);
    }
}
