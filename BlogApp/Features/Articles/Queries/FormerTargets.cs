using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Addresses;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Queries;

/// <summary>Where former slugs and former paths lead now.</summary>
internal static class FormerTargets
{
    /// <param name="reachable">The articles and pages that readers can open.</param>
    /// <returns>The present address of each former one, from the root.</returns>
    public static async Task<Dictionary<string, string>> ReadAsync(IQueryable<FormerSlug> former, IQueryable<Article> reachable, CancellationToken cancellationToken)
    {
        // Whoever knows an address of something unlisted was given it; of what is for members it would tell the rest.
        var targets = await former
            .Join(reachable.Where(a => a.Visibility != ArticleVisibility.Members), f => f.ArticleId, a => a.Id, (f, a) => new { f.Slug, a.Kind, Present = a.Slug })
            .Where(f => f.Present != f.Slug).ToListAsync(cancellationToken);
        return targets.ToDictionary(f => f.Slug, f => ReaderAddress.Of(f.Kind, f.Present), StringComparer.Ordinal);
    }
}
