namespace BlogApp.Features.Analytics.Collect;

/// <summary>
/// Counts article views, in front of the page cache: a page may come from anywhere, the view is this request's. The
/// counting happens when the response starts, because only then is it known what was answered.
/// </summary>
internal sealed class CountViews(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.Value is { } path && path.StartsWith("/articles/", StringComparison.OrdinalIgnoreCase))
            context.Response.OnStarting(Conclude, new Started(context, context.Request.Method));
        return next(context);
    }

    private static readonly Func<object, Task> Conclude = static state =>
    {
        var (context, method) = (Started)state;
        var counter = (ViewCounter)context.RequestServices.GetRequiredService<IViewCounter>();
        if (counter.Conclude(context, method) is { } verdict)
            context.Response.Headers[ViewHeader.Name] = verdict;
        return Task.CompletedTask;
    };

    // The method as it came: the page cache renders a HEAD as a GET.
    private sealed record Started(HttpContext Context, string Method);
}
