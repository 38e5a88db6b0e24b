using System.Collections.Concurrent;
using BlogApp.Data;
using BlogApp.Platform.Stores;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Analytics.Live.Feed;

internal sealed record ArticleName(string Slug, string Title);

/// <summary>Slugs and titles of the articles in the live numbers. The cache is cleared every minute, so that title changes show up.</summary>
internal sealed class ArticleNames(IDbContextFactory<BlogDbContext> contexts, TimeProvider clock)
{
    private readonly ConcurrentDictionary<long, ArticleName> _names = new();
    private long? _since;

    /// <summary>The names of the articles that exist. While the database is unavailable, only names already known.</summary>
    public async Task<IReadOnlyDictionary<long, ArticleName>> OfAsync(IEnumerable<long> articles, CancellationToken cancellationToken)
    {
        var wanted = articles.Distinct().ToList();
        var stale = _since is not { } since || clock.GetElapsedTime(since) > TimeSpan.FromMinutes(1);
        var unknown = stale ? wanted : wanted.Where(id => !_names.ContainsKey(id)).ToList();
        if (unknown.Count > 0)
            await LoadAsync(unknown, cancellationToken);
        if (stale)
            _since = clock.GetTimestamp();
        return wanted.Where(_names.ContainsKey).ToDictionary(id => id, id => _names[id]);
    }

    private async Task LoadAsync(List<long> articles, CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var rows = await context.Articles.Where(a => articles.Contains(a.Id)).Select(a => new { a.Id, a.Slug, a.Title }).ToListAsync(cancellationToken);
            foreach (var row in rows)
                _names[row.Id] = new ArticleName(row.Slug, row.Title);
        }
        catch (StoreUnavailableException)
        {
            // Numbers matter more than names: continue without them.
        }
    }
}
