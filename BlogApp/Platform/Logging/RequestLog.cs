namespace BlogApp.Platform.Logging;

/// <summary>
/// One line a request: method, route, status, milliseconds, cache outcome, count outcome. No address, no query string,
/// no cookie: nothing that tells a person or a secret.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, RequestBudget budget, TimeProvider clock, ILogger<RequestLog> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var started = clock.GetTimestamp();
        var facts = new RequestFacts();
        context.Features.Set(facts);
        try
        {
            await next(context);
        }
        finally
        {
            if (logger.IsEnabled(LogLevel.Information))
                Write(context, facts, started);
        }
    }

    private void Write(HttpContext context, RequestFacts facts, long started)
    {
        var mayLog = budget.TryTake(context.Response.StatusCode, out var unlogged);
        if (unlogged.Requests > 0)
            Log.Unlogged(logger, unlogged.Requests, unlogged.Errors);
        if (!mayLog)
            return;
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? context.Request.Path.Value;
        Log.Request(logger, context.Request.Method, route, context.Response.StatusCode, Math.Round(clock.GetElapsedTime(started).TotalMilliseconds, 1),
            facts.Cache ?? "none", context.Response.Headers["X-View"].ToString() is { Length: > 0 } view ? view : "none");
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Method} {Route} {Status} in {Milliseconds} ms, cache {Cache}, view {View}")]
        public static partial void Request(ILogger logger, string method, string? route, int status, double milliseconds, string cache, string view);

        [LoggerMessage(LogLevel.Information, "{Requests} more requests within a second, {Errors} of them failed")]
        public static partial void Unlogged(ILogger logger, int requests, int errors);
    }
}
