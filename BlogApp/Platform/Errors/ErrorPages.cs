using System.Data.Common;
using BlogApp.Features.Articles.Parts;
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

    public static void UseErrors(this WebApplication app)
    {
        app.UseWhen(context => IsForPrograms(context.Request.Path), api =>
        {
            api.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = StatusOf, ExceptionHandler = Problem });
            api.UseStatusCodePages();
        });
        app.UseWhen(context => !IsForPrograms(context.Request.Path), pages =>
        {
            pages.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/error",
                CreateScopeForErrors = true,
                StatusCodeSelector = StatusOf,
            });
            pages.UseStatusCodePagesWithReExecute("/error", createScopeForStatusCodePages: true);
            pages.Use(NotFoundFacts.PrepareAsync);
        });
    }

    private static bool IsForPrograms(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/health");

    /// <summary>An unreachable database is an outage that passes (503); anything else is a fault of ours (500).</summary>
    private static int StatusOf(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
            if (cause is DbException)
                return StatusCodes.Status503ServiceUnavailable;
        return error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
    }

    private static async Task Problem(HttpContext context)
    {
        Announce(context);
        await context.RequestServices.GetRequiredService<IProblemDetailsService>()
            .TryWriteAsync(new() { HttpContext = context, ProblemDetails = { Status = context.Response.StatusCode } });
    }

    /// <summary>Tells clients and caches in between how to treat the failure.</summary>
    public static void Announce(HttpContext context)
    {
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        if (context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers[HeaderNames.RetryAfter] = RetrySeconds;
    }
}
