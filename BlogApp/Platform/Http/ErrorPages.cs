using BlogApp.Platform.Stores;
using BlogApp.Platform.Faults;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Net.Http.Headers;

namespace BlogApp.Platform.Http;

/// <summary>The answer when something is missing or fails: a page for people, problem details (RFC 9457) for programs.</summary>
internal static class ErrorPages
{
    // How long a client should wait for the database before it retries.
    private const string RetrySeconds = "5";

    public static void AddErrors(this IServiceCollection services) =>
        services.AddProblemDetails();

    /// <param name="beforePage">Middleware that prepares what an error page shows.</param>
    public static void UseErrors(this WebApplication app, Func<HttpContext, RequestDelegate, Task> beforePage)
    {
        app.UseWhen(context => IsForPrograms(context.Request.Path), api =>
        {
            api.UseExceptionHandler(new ExceptionHandlerOptions
            {
                StatusCodeSelector = StatusOf,
                ExceptionHandler = Problem,
                SuppressDiagnosticsCallback = IsGraded,
            });
            api.UseStatusCodePages();
        });
        app.UseWhen(context => !IsForPrograms(context.Request.Path), pages =>
        {
            pages.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/error",
                CreateScopeForErrors = true,
                StatusCodeSelector = StatusOf,
                SuppressDiagnosticsCallback = IsGraded,
            });
            pages.UseStatusCodePagesWithReExecute("/error", createScopeForStatusCodePages: true);
            pages.Use(beforePage);
        });
    }

    /// <summary>Whether an address answers programs, never with a page.</summary>
    public static bool IsForPrograms(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/health");

    /// <summary>An unavailable store is a temporary outage (503). Anything else is an internal error (500).</summary>
    private static int StatusOf(Exception error) =>
        error is BadHttpRequestException bad ? bad.StatusCode
        : OutageOf(error) is not null ? StatusCodes.Status503ServiceUnavailable
        : StatusCodes.Status500InternalServerError;

    /// <summary>The store fault behind a failed request, if any. A file error alone proves nothing: the client's connection can cause it.</summary>
    private static Fault? OutageOf(Exception error) =>
        FaultClassifier.Classify(error) is { Kind: not FaultKind.Rejected, Source: not FaultSource.Files } fault ? fault : null;

    /// <summary>An unavailable store is logged once, when its grade changes, not with a stack trace for every affected request.</summary>
    private static bool IsGraded(ExceptionHandlerSuppressDiagnosticsContext failed) => failed.Exception is StoreUnavailableException;

    private static async Task Problem(HttpContext context)
    {
        Announce(context);
        var outage = context.Features.Get<IExceptionHandlerFeature>() is { } failed && OutageOf(failed.Error) is not null;
        await context.RequestServices.GetRequiredService<IProblemDetailsService>().TryWriteAsync(new()
        {
            HttpContext = context,
            ProblemDetails = { Status = context.Response.StatusCode, Detail = outage ? $"A store that this needs is away. Try again in {RetrySeconds} seconds; nothing was lost." : null },
        });
    }

    /// <summary>Tells clients and intermediate caches how to treat the failure.</summary>
    public static void Announce(HttpContext context)
    {
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        if (context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers[HeaderNames.RetryAfter] = RetrySeconds;
    }
}
