using BlogApp.Data;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Queries;

internal static class SeriesQuery
{
    // It is a list beside an article; longer series should be divided.
    private const int MostParts = 200;

    /// <summary>The series; null when it does not exist or has no parts that readers may see.</summary>
    public static async Task<SeriesView?> LoadAsync(BlogDbContext context, string slug, TimeProvider clock, CancellationToken cancellationToken)
    {
        var title = await context.Series.Where(s => s.Slug == slug).Select(s => s.Title).SingleOrDefaultAsync(cancellationToken);
        if (title is null)
            return null;
        var parts = await context.Articles.Visible(clock).Where(a => a.Series!.Slug == slug)
            .OrderBy(a => a.Position).ThenBy(a => a.PublishedAt).ThenBy(a => a.Id).Take(MostParts)
            .Select(a => new ArticleLink(a.Slug, a.Title, a.Language, a.PublishedAt!.Value)).ToListAsync(cancellationToken);
        return parts.Count > 0 ? new(slug, title, parts) : null;
    }
}
