using BlogApp.Features.Media.Storing;
using BlogApp.Features.Media.Types;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace BlogApp.Features.Media;

/// <summary>Serves uploaded files. A file's content never changes under its name, so clients may cache it forever.</summary>
internal static class MediaEndpoint
{
    public static void MapMediaFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/media/{name}", Serve);

    private static Results<PhysicalFileHttpResult, NotFound> Serve(string name, HttpResponse response, MediaFolder folder)
    {
        if (!MediaAddress.IsName(name) || MediaType.ByEnding(name.AsSpan(name.IndexOf('.', StringComparison.Ordinal) + 1)) is not { } type)
            return TypedResults.NotFound();
        var file = new FileInfo(folder.PathOf(name));
        if (!file.Exists)
            return TypedResults.NotFound();
        var headers = response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        // A file opened as a page has an opaque origin and cannot run script.
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'";
        headers.XContentTypeOptions = "nosniff";
        // A browser's built-in viewer does not work in a sandbox.
        if (type.Kind == MediaKind.Document)
            headers.ContentDisposition = $"attachment; filename={name}";
        return TypedResults.PhysicalFile(file.FullName, type.ContentType, lastModified: file.LastWriteTimeUtc,
            entityTag: new EntityTagHeaderValue($"\"{name}\""), enableRangeProcessing: true);
    }
}
