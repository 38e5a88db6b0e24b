using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace BlogApp.Platform.Security;

/// <summary>The headers that restrict what a browser does with a page. Cached pages carry the headers they were stored with.</summary>
internal static class SecurityHeaders
{
    private static readonly StringValues s_noSniff = "nosniff", s_referrer = "strict-origin-when-cross-origin", s_opener = "same-origin";

    /// <summary>Comes after routing, because only pages need the policy, which is longer than many API answers.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use(static (context, next) =>
    {
        Set(context);
        return next(context);
    });

    /// <summary>Sets the headers again when a different page answers than the one requested.</summary>
    public static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = s_noSniff;
        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
            return;
        var site = context.RequestServices.GetRequiredService<IOptionsMonitor<SiteSettings>>().CurrentValue;
        headers.ContentSecurityPolicy = PagePolicies.Create(site).For(context.AcceptsInteractiveRouting());
        headers["Referrer-Policy"] = s_referrer;
        headers["Cross-Origin-Opener-Policy"] = s_opener;
    }
}
