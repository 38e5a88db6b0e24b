namespace BlogApp.Features.Analytics.Collect;

/// <summary>Gives each request for an article a <see cref="ViewTicket"/>, before the page cache. Counts nothing itself.</summary>
internal sealed class ViewTicketMiddleware(RequestDelegate next, ViewIngestion ingestion)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.Value is { } path && path.StartsWith("/articles/", StringComparison.OrdinalIgnoreCase))
            context.Features.Set(new ViewTicket(ingestion));
        return next(context);
    }
}
