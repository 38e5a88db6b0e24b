using System.Security.Claims;
using Microsoft.Extensions.Primitives;

namespace BlogApp.Features.Analytics.Live.Stream;

/// <summary>
/// The articles whose numbers a stream brings, and which its visitor reads: one per visible window of a browser, because
/// all its windows share one stream.
/// </summary>
/// <param name="Several">Whether the client asked for several, and gets them as a list even if only one exists.</param>
internal sealed record StreamedArticles((long Id, string Slug)[] Articles, bool Several)
{
    /// <summary>The most articles of one stream. A client that names more gets the first ones.</summary>
    public const int Most = 16;

    /// <param name="slugs">As the client names them; unknown and repeated ones are left out.</param>
    /// <param name="reader">Who asks: some articles are for members alone.</param>
    public static async ValueTask<StreamedArticles> FindAsync(StringValues slugs, ArticleSlugs known, ClaimsPrincipal reader, CancellationToken cancellationToken)
    {
        var found = new List<(long, string)>();
        foreach (var slug in slugs.OfType<string>().Distinct(StringComparer.Ordinal).Take(Most))
        {
            if (await known.IdOfAsync(slug, reader, cancellationToken) is { } id)
                found.Add((id, slug));
        }
        return new StreamedArticles([.. found], slugs.Count > 1);
    }
}
