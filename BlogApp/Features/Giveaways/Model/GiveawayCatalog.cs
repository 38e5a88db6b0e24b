using System.Collections.Immutable;
using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Platform.Caching;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Giveaways.Model;

/// <summary>
/// All giveaways in memory, so that a claim never waits for the database. Read again every second, because a command or
/// another server may have changed them; a change drops the article's cached pages.
/// </summary>
internal sealed class GiveawayCatalog(IDbContextFactory<BlogDbContext> contexts, ICacheInvalidator invalidator) : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1, 1);
    private readonly Lock _gate = new();
    private volatile ImmutableDictionary<long, GiveawayFacts>? _all;

    /// <summary>A giveaway, or what stands about it, changed.</summary>
    public event Action? Changed;

    public IEnumerable<GiveawayFacts> All => _all?.Values ?? [];

    /// <summary>Null when there is none, or nothing was read yet.</summary>
    public GiveawayFacts? Find(long id) => _all?.GetValueOrDefault(id);

    /// <summary>The article's newest giveaway; null when it has none.</summary>
    public GiveawayFacts? OfArticle(long articleId) => All.Where(g => g.ArticleId == articleId).MaxBy(g => g.Id);

    /// <summary>Reads them unless that was done already.</summary>
    /// <exception cref="Platform.Stores.StoreUnavailableException">The database is unavailable, and nothing is known.</exception>
    public Task EnsureAsync(CancellationToken cancellationToken) => _all is null ? RefreshAsync(cancellationToken) : Task.CompletedTask;

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken);
        try
        {
            var (before, read) = (_all, await ReadAsync(cancellationToken));
            lock (_gate)
                // A claim may have been decided after the read began.
                _all = read.ToImmutableDictionary(g => g.Id, g => _all?.GetValueOrDefault(g.Id) is { } known && known.Places > g.Places ? g with { Won = known.Won, Places = known.Places } : g);
            if (before is not null)
                await DropPagesAsync(before, _all, cancellationToken);
        }
        finally
        {
            _loading.Release();
        }
        Changed?.Invoke();
    }

    /// <summary>Notes what a transaction has committed.</summary>
    public void Decided(long id, int won, int places)
    {
        lock (_gate)
        {
            if (_all?.GetValueOrDefault(id) is { } known && places >= known.Places)
                _all = _all.SetItem(id, known with { Won = won, Places = places });
        }
        Changed?.Invoke();
    }

    private async Task<List<GiveawayFacts>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Giveaways.AsNoTracking().OrderBy(g => g.Id).Select(g => new GiveawayFacts(
            g.Id, g.ArticleId, g.Article!.Slug, g.Article.Title, g.Article.Language, g.Article.AuthorId,
            g.Article.State == ArticleState.Published ? g.Article.PublishedAt : null, g.Article.Visibility == ArticleVisibility.Members,
            g.Item, g.Stock, g.Won, g.Places, g.OpensAt, g.ClosesAt, g.Who, g.Secret, g.CreatedAt)).ToListAsync(cancellationToken);
    }

    private async Task DropPagesAsync(ImmutableDictionary<long, GiveawayFacts> before, ImmutableDictionary<long, GiveawayFacts> after, CancellationToken cancellationToken)
    {
        var changed = after.Values.Where(g => before.GetValueOrDefault(g.Id) is not { } old || !old.LooksLike(g))
            .Concat(before.Values.Where(g => !after.ContainsKey(g.Id)))
            .Select(g => CacheTag.Article(g.ArticleId)).Distinct().ToArray();
        if (changed.Length > 0)
            await invalidator.InvalidateAsync(changed, cancellationToken);
    }

    public void Dispose() => _loading.Dispose();
}
