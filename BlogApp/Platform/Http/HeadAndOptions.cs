using Microsoft.Net.Http.Headers;

namespace BlogApp.Platform.Http;

/// <summary>
/// Answers the two methods that ask about an address. HEAD runs as GET, and the server sends the headers alone. OPTIONS
/// lists the methods that the address accepts.
/// </summary>
internal static class HeadAndOptions
{
    /// <summary>Comes before everything that answers, so that nothing behind it needs to know HEAD.</summary>
    public static void UseHead(this IApplicationBuilder app) => app.Use(static (context, next) => HttpMethods.IsHead(context.Request.Method) ? HeadAsync(context, next) : next(context));

    /// <summary>Comes just before routing, inside the error pages, which would answer the refusal.</summary>
    public static void UseOptions(this WebApplication app) => app.Use(static (context, next) => HttpMethods.IsOptions(context.Request.Method) ? OptionsAsync(context, next) : next(context));

    /// <summary>Whether only the headers were asked for. An answer that never ends must end after them.</summary>
    public static bool IsHead(this HttpContext context) => context.Features.Get<HeadRequest>() is not null;

    private static async Task HeadAsync(HttpContext context, RequestDelegate next)
    {
        context.Features.Set(HeadRequest.Instance);
        // The server itself still knows that it is a HEAD, and discards the body.
        context.Request.Method = HttpMethods.Get;
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
        }
    }

    private static async Task OptionsAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.Value is "*" or "")
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }
        await next(context);
        // Routing refuses the method, and names those that the address has.
        if (context.Response.HasStarted || context.Response.StatusCode != StatusCodes.Status405MethodNotAllowed)
            return;
        var methods = context.Response.Headers.Allow.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
        if (methods.Contains(HttpMethods.Get))
            methods.Add(HttpMethods.Head);
        context.Response.Headers[HeaderNames.Allow] = string.Join(", ", methods.Append(HttpMethods.Options).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private sealed class HeadRequest
    {
        public static HeadRequest Instance { get; } = new();
    }
}
