using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace BlogApp.Platform.Http;

/// <summary>
/// A blog in a folder of its host (<c>Network:PathBase</c>). Inside, addresses begin at the blog's own root; the folder
/// is put in front where they leave: in HTML, in redirects and in absolute addresses. Without a folder there is nothing
/// of this in the pipeline.
/// </summary>
internal static class SubFolder
{
    /// <summary>The address as browsers need it. One that is in the folder already stays the same.</summary>
    /// <param name="address">From the root of the blog; any other stays the same.</param>
    /// <param name="folder">Such as <c>/blog</c>; empty: none.</param>
    public static string At(string address, string folder) => folder.Length > 0 && IsOutside(address, folder) ? folder + address : address;

    /// <summary>Whether the address begins at the root of the host, and not with the folder.</summary>
    public static bool IsOutside(ReadOnlySpan<char> address, string folder) =>
        address is ['/', ..] and not ['/', '/', ..] && !(address.StartsWith(folder, StringComparison.Ordinal) && (address.Length == folder.Length || address[folder.Length] is '/' or '?' or '#'));

    /// <summary>Takes the folder off each request's path, if the proxy has not, and puts it in front of redirects.</summary>
    public static void UseSubFolder(this WebApplication app)
    {
        if (FolderOf(app) is not { Length: > 0 } folder)
            return;
        app.Use((context, next) =>
        {
            var request = context.Request;
            request.PathBase = folder;
            if (request.Path.StartsWithSegments(folder, StringComparison.OrdinalIgnoreCase, out var rest))
                request.Path = rest.HasValue ? rest : "/";
            context.Response.OnStarting(() =>
            {
                if (context.Response.Headers.Location is [{ } location] && IsOutside(location, folder))
                    context.Response.Headers[HeaderNames.Location] = folder + location;
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    /// <summary>Puts the folder in front of the addresses in HTML. Comes after the page cache, which keeps the result.</summary>
    public static void UseSubFolderInPages(this WebApplication app)
    {
        if (FolderOf(app) is not { Length: > 0 } folder)
            return;
        app.Use(async (context, next) =>
        {
            if (context.Features.Get<IHttpUpgradeFeature>()?.IsUpgradableRequest == true)
            {
                await next(context);
                return;
            }
            var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
            await using var pages = new SubFolderPages(context.Response, body.Stream, folder);
            context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(pages, body));
            try
            {
                await next(context);
                await context.Response.BodyWriter.FlushAsync();
                await pages.EndAsync();
            }
            finally
            {
                context.Features.Set(body);
            }
        });
    }

    private static string FolderOf(WebApplication app) => app.Services.GetRequiredService<IOptions<NetworkSettings>>().Value.PathBase;
}
