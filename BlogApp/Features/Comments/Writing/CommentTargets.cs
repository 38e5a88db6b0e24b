using System.Security.Claims;
using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Queries;
using BlogApp.Features.Comments.Rules;
using BlogApp.Platform.Addresses;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Comments.Writing;

/// <summary>An article that can have comments.</summary>
/// <param name="Open">Whether it accepts comments now.</param>
internal sealed record CommentTarget(long Id, string Slug, string Title, string Language, long AuthorId, bool Open);

/// <summary>Finds visible articles with their comment settings. Cached, because articles can be read while the database is unavailable.</summary>
internal sealed class CommentTargets(
    IDbContextFactory<BlogDbContext> contexts, HybridCache cache, IOptionsMonitor<SiteSettings> site, IOptions<CommentsSettings> settings, TimeProvider clock)
{
    /// <summary>Null: no such article, or not for this reader, or the blog has no comments.</summary>
    public async Task<CommentTarget?> FindAsync(string slug, ClaimsPrincipal reader, CancellationToken cancellationToken)
    {
        if (!site.CurrentValue.Comments || !SlugRules.IsValid(slug))
            return null;
        var found = await cache.GetOrCreateAsync($"{CacheRegion.Article}:comments:{slug}", token => LoadAsync(slug, token), tags: [CacheTag.Lists], cancellationToken: cancellationToken);
        return found is null || (found.Members && reader.Identity is not { IsAuthenticated: true }) ? null : new(found.Id, found.Slug, found.Title, found.Language, found.AuthorId,
            found.AllowComments && CommentRules.IsOpen(found.PublishedAt, settings.Value.CloseAfterDays, clock.GetUtcNow()));
    }

    private async ValueTask<Commented?> LoadAsync(string slug, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Articles.Reachable(clock).Where(a => a.Kind == ArticleKind.Article && a.Slug == slug)
            .Select(a => new Commented(a.Id, a.Slug, a.Title, a.Language, a.AuthorId, a.AllowComments, a.PublishedAt!.Value, a.Visibility == ArticleVisibility.Members)).SingleOrDefaultAsync(cancellationToken);
    }

    private sealed record Commented(long Id, string Slug, string Title, string Language, long AuthorId, bool AllowComments, DateTimeOffset PublishedAt, bool Members);
}
