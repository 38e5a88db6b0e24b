using BlogApp.Platform.Stores;
using BlogApp.Platform.Stores.Faults;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Net.Http.Headers;

namespace BlogApp.Platform.Errors;

/// <summary>What a client sees when something is missing or fails: a page for people, problem details (RFC 9457) for programs.</summary>
internal static class ErrorPages
{
    // How long the database is given to come back before a client should ask again.
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

    private static bool IsForPrograms(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/health");

    /// <summary>A store that is away is an outage that passes (503); anything else is a fault of ours (500).</summary>
    private static int StatusOf(Exception error) =>
        error is BadHttpRequestException bad ? bad.StatusCode
        : OutageOf(error) is not null ? StatusCodes.Status503ServiceUnavailable
        : StatusCodes.Status500InternalServerError;

    /// <summary>What is wrong with a store, if that is why the request failed. A failing file is not told by its exception alone: it may be the client's.</summary>
    private static Fault? OutageOf(Exception error) =>
        FaultGrades.Of(error) is { Kind: not FaultKind.Rejected, Source: not FaultSource.Files } fault ? fault : null;

    /// <summary>A store that is away is told once, when its grade changes, not with a stack for every request that wanted it.</summary>
    private static bool IsGraded(ExceptionHandlerSuppressDiagnosticsContext failed) => failed.Exception is StoreAwayException;

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

    /// <summary>Tells clients and caches in between how to treat the failure.</summary>
    public static void Announce(HttpContext context)
    {
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        if (context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers[HeaderNames.RetryAfter] = RetrySeconds;
    }
}
