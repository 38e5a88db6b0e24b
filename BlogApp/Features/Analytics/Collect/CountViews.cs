namespace BlogApp.Features.Analytics.Collect;

/// <summary>Gives article requests their <see cref="ViewTicket"/>, in front of the page cache.</summary>
internal sealed class CountViews(RequestDelegate next, ViewRecorder recorder)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.Value is { } path && path.StartsWith("/articles/", StringComparison.OrdinalIgnoreCase))
            context.Features.Set(new ViewTicket(recorder, context.Request.Method));
        return next(context);
    }
}
