using BlogApp.Data;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Articles.Queries;
using BlogApp.Features.Caching;
using BlogApp.Features.Comments.Rules;
using BlogApp.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Comments.Writing;

/// <summary>An article that can be commented on.</summary>
/// <param name="Open">Whether it takes comments now.</param>
internal sealed record CommentTarget(long Id, string Slug, string Title, string Language, long AuthorId, bool Open);

/// <summary>Finds articles that readers see, with what matters to their comments, through the cache: articles are read while the database is away.</summary>
internal sealed class CommentTargets(
    IDbContextFactory<BlogDbContext> contexts, HybridCache cache, IOptionsMonitor<SiteSettings> site, IOptions<CommentsSettings> settings, TimeProvider clock)
{
    /// <summary>Null: no such article, or the blog has no comments.</summary>
    public async Task<CommentTarget?> FindAsync(string slug, CancellationToken cancellationToken)
    {
        if (!site.CurrentValue.Comments || !ArticleSlug.IsValid(slug))
            return null;
        var found = await cache.GetOrCreateAsync($"{CacheRegion.Article}:comments:{slug}", token => LoadAsync(slug, token), tags: [CacheTag.Lists], cancellationToken: cancellationToken);
        return found is null ? null : new(found.Id, found.Slug, found.Title, found.Language, found.AuthorId,
            found.AllowComments && CommentRules.IsOpen(found.PublishedAt, settings.Value.CloseAfterDays, clock.GetUtcNow()));
    }

    private async ValueTask<Commented?> LoadAsync(string slug, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Articles.Visible(clock).Where(a => a.Slug == slug)
            .Select(a => new Commented(a.Id, a.Slug, a.Title, a.Language, a.AuthorId, a.AllowComments, a.PublishedAt!.Value)).SingleOrDefaultAsync(cancellationToken);
    }

    private sealed record Commented(long Id, string Slug, string Title, string Language, long AuthorId, bool AllowComments, DateTimeOffset PublishedAt);
}
