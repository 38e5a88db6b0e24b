using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.Extensions.Primitives;

namespace BlogApp.Platform.Security;

/// <summary>
/// What every page tells the browser not to do. One policy serves reader pages and the Studio. Pages that the page
/// cache answers carry the headers they were stored with.
/// </summary>
internal static class SecurityHeaders
{
    /// <summary>
    /// Styles may stand inline because the component library and code highlighting set them; scripts may not.
    /// Pictures may come from elsewhere, since authors link to them. A Studio circuit connects to this host only.
    /// </summary>
    public static string Policy { get; } = string.Join("; ",
        "default-src 'self'",
        $"script-src 'self' {ThemeScript.Source}",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: https:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'");

    private static readonly StringValues s_policy = Policy, s_noSniff = "nosniff", s_referrer = "strict-origin-when-cross-origin", s_opener = "same-origin";

    /// <summary>Comes after routing: only pages need the policy, which is longer than many an API answer.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use(static (context, next) =>
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = s_noSniff;
        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        {
            headers.ContentSecurityPolicy = s_policy;
            headers["Referrer-Policy"] = s_referrer;
            headers["Cross-Origin-Opener-Policy"] = s_opener;
        }
        return next(context);
    });
}
