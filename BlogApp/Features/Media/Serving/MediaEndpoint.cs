using BlogApp.Features.Media.Storing;
using BlogApp.Features.Media.Types;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace BlogApp.Features.Media.Serving;

/// <summary>Serves uploaded files. Their names change with their content, so whoever has one may keep it for ever.</summary>
internal static class MediaEndpoint
{
    public static void MapMediaFiles(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/media/{name}", [HttpMethods.Get, HttpMethods.Head], Serve);

    private static Results<PhysicalFileHttpResult, NotFound> Serve(string name, HttpResponse response, MediaFolder folder)
    {
        if (!MediaAddress.IsName(name) || MediaType.ByEnding(name.AsSpan(name.IndexOf('.', StringComparison.Ordinal) + 1)) is not { } type)
            return TypedResults.NotFound();
        var file = new FileInfo(folder.PathOf(name));
        if (!file.Exists)
            return TypedResults.NotFound();
        var headers = response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        // Should a file be opened as a page of its own, it is nobody's page and may run nothing.
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'";
        headers.XContentTypeOptions = "nosniff";
        // A browser's own viewer does not work in a sandbox.
        if (type.Kind == MediaKind.Document)
            headers.ContentDisposition = $"attachment; filename={name}";
        return TypedResults.PhysicalFile(file.FullName, type.ContentType, lastModified: file.LastWriteTimeUtc,
            entityTag: new EntityTagHeaderValue($"\"{name}\""), enableRangeProcessing: true);
    }
}
