using BlogApp.Platform.Http;
using Microsoft.Net.Http.Headers;

namespace BlogApp.Components.Styles;

internal static class PageStylesEndpoint
{
    /// <summary>Serves the style sheets of <see cref="PageStyles"/>.</summary>
    public static void MapPageStyles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/css/{name}.{version}.css", static (string name, string version, HttpContext context, PageStyles styles) =>
        {
            if (styles.Find(name) is not { } sheet)
                return Results.NotFound();
            var headers = context.Response.Headers;
            // The address changes with the content. A page rendered before an update asks for an old address: it gets the current
            // style sheet, which must not be cached under that address.
            headers.CacheControl = sheet.Address.EndsWith($".{version}.css", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
            headers.Vary = HeaderNames.AcceptEncoding;
            var encoding = PageEncoding.Choose(context.Request.Headers.AcceptEncoding);
            if (PageEncoding.Name(encoding) is { } encoded)
                headers.ContentEncoding = encoded;
            return Results.Bytes(sheet.ContentIn(encoding), "text/css; charset=utf-8");
        });
}
