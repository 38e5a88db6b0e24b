using System.Globalization;
using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Caching;
using BlogApp.Features.Search.Index;
using BlogApp.Features.Site.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;

namespace BlogApp.Features.Search.Queries;

/// <summary>Asks the full-text index.</summary>
internal sealed class SearchQueries(IDbContextFactory<BlogDbContext> contexts, HybridCache cache, SearchIndex index, TimeProvider clock) : IDisposable
{
    /// <summary>Nobody leafs further.</summary>
    public const int Most = 100;

    public const int PageSize = 10;

    // What is asked is made up by anyone: memory drops what is not asked again, Redis would only fill up.
    private static readonly HybridCacheEntryOptions Brief = new() { Expiration = TimeSpan.FromMinutes(1), Flags = HybridCacheEntryFlags.DisableDistributedCache };
    private static readonly HybridCacheEntryOptions Long = new() { Expiration = TimeSpan.FromMinutes(30), Flags = HybridCacheEntryFlags.DisableDistributedCache };

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // Searching keeps a core busy: those who come meanwhile wait, and the pages that need none do not.
    private readonly SemaphoreSlim _turns = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly Lock _catchUp = new();
    private Task _updating = Task.CompletedTask;

    /// <param name="typed">Anything at all.</param>
    /// <param name="page">From 1; beyond the last one it is the last.</param>
    public async ValueTask<SearchAnswer> FindAsync(string? typed, int page, CancellationToken cancellationToken)
    {
        var query = SearchQuery.Parse(typed);
        if (query.All is null)
            return SearchAnswer.Nothing;
        page = Math.Min(page, Most / PageSize);
        var key = string.Create(CultureInfo.InvariantCulture, $"{CacheRegion.Search}:{page}:{(query.Unfinished ? '*' : '.')}{query.Text}");
        return await cache.GetOrCreateAsync(key, (query, page), (asked, token) => LoadAsync(asked.query, asked.page, token), Brief, [CacheTag.Search, CacheTag.Lists], cancellationToken);
    }

    private async ValueTask<SearchAnswer> LoadAsync(SearchQuery query, int page, CancellationToken cancellationToken)
    {
        await CatchUpAsync(cancellationToken);
        await _turns.WaitAsync(cancellationToken);
        try
        {
            return await SearchAsync(query, page, cancellationToken);
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <summary>
    /// What was published a moment ago is found; an import of thousands is left to the background, and so is everything
    /// while another process holds the database: whoever searches needs no writer.
    /// </summary>
    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        // Twice: the first may have begun before the change was noted.
        for (var i = 0; i < 2 && await index.HasPendingAsync(cancellationToken); i++)
        {
            var update = Updating();
            await Task.WhenAny(update, Task.Delay(Patience, clock, cancellationToken));
            if (!update.IsCompletedSuccessfully)
                break;
        }
    }

    /// <summary>One for all who search meanwhile. That it fails is said by <see cref="KeepSearchIndex"/>, which meets the same.</summary>
    private Task Updating()
    {
        lock (_catchUp)
        {
            if (_updating.IsCompleted)
            {
                _updating = Task.Run(() => index.UpdateAsync(batches: 1, CancellationToken.None));
                _ = _updating.ContinueWith(static failed => failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            }
            return _updating;
        }
    }

    private async Task<SearchAnswer> SearchAsync(SearchQuery query, int page, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // Once for the half a dozen queries: each opening costs half a millisecond.
        await context.Database.OpenConnectionAsync(cancellationToken);
        var expression = query.All!;
        var found = await RankAsync(context, expression, Most, cancellationToken);
        string? suggestion = null;
        // Few are not enough: a misspelt word stands in some article, too.
        if (found.Count < 3)
            suggestion = await SuggestAsync(context, query, found.Count, cancellationToken);
        var loose = found.Count == 0;
        if (loose)
        {
            expression = query.Any!;
            found = await RankAsync(context, expression, PageSize, cancellationToken);
        }
        var pages = Math.Max(1, (found.Count + PageSize - 1) / PageSize);
        page = Math.Min(page, pages);
        var shown = found.Skip((page - 1) * PageSize).Take(PageSize).ToList();
        var snippets = await SnippetsAsync(context, expression, shown, cancellationToken);
        return new([.. shown.Select(article => Hit(article, snippets[article.Id]))], page, pages, found.Count, loose && found.Count > 0, suggestion);
    }

    /// <summary>The best, visible to readers at this moment whatever the index holds; of two as good the newer first.</summary>
    private async Task<List<FoundArticle>> RankAsync(BlogDbContext context, string expression, int most, CancellationToken cancellationToken)
    {
        var ranked = await BestMatches.FindAsync(context, expression, most, cancellationToken);
        var ids = ranked.Select(r => r.Id).ToList();
        var now = clock.GetUtcNow().UtcDateTime;
        var articles = await context.Articles.Where(a => ids.Contains(a.Id) && a.State == ArticleState.Published && a.PublishedAt <= now)
            .Select(a => new FoundArticle(a.Id, a.Kind, a.Slug, a.Language, a.PublishedAt!.Value)).ToDictionaryAsync(a => a.Id, cancellationToken);
        return [.. ranked.Where(r => articles.ContainsKey(r.Id)).Select(r => (r.Titled, Score: Math.Round(r.Score, 2), Article: articles[r.Id]))
            .OrderByDescending(r => r.Titled).ThenBy(r => r.Score).ThenByDescending(r => r.Article.PublishedAt).Select(r => r.Article)];
    }

    private static async Task<Dictionary<long, SnippetRow>> SnippetsAsync(BlogDbContext context, string expression, List<FoundArticle> shown, CancellationToken cancellationToken)
    {
        var ids = $"[{string.Join(',', shown.Select(a => a.Id.ToString(CultureInfo.InvariantCulture)))}]";
        // char(2) and char(3) are SearchText's marks. In this order of the join each text is looked up by its number.
        var rows = await context.Database.SqlQuery<SnippetRow>($"""
            SELECT ArticleSearch.rowid AS Id, highlight(ArticleSearch, 0, char(2), char(3)) AS Title,
                snippet(ArticleSearch, 2, char(2), char(3), '…', 40) AS Excerpt, snippet(ArticleSearch, 3, char(2), char(3), '…', 40) AS Body
            FROM json_each({ids}) AS Shown CROSS JOIN ArticleSearch ON ArticleSearch.rowid = Shown.value WHERE ArticleSearch MATCH {expression}
            """).ToListAsync(cancellationToken);
        return rows.ToDictionary(r => r.Id);
    }

    private async Task<string?> SuggestAsync(BlogDbContext context, SearchQuery query, int found, CancellationToken cancellationToken)
    {
        if (query.Words.Count == 0)
            return null;
        var vocabulary = await cache.GetOrCreateAsync(CacheRegion.Search + ":vocabulary", LoadVocabularyAsync, Long, [], cancellationToken);
        if (vocabulary.Correct(query) is not { } corrected || SearchQuery.Parse(corrected).All is not { } expression)
            return null;
        // Only what readers may see: of what is dated ahead the index knows already.
        var now = clock.GetUtcNow().UtcDateTime;
        var better = await context.Database.SqlQuery<long>($"""
            SELECT ArticleSearch.rowid AS Value FROM ArticleSearch CROSS JOIN Article ON Article.Id = ArticleSearch.rowid
            WHERE ArticleSearch MATCH {expression} AND Article.State = 'Published' AND Article.PublishedAt <= {now} LIMIT 3
            """).ToListAsync(cancellationToken);
        return better.Count > found ? corrected : null;
    }

    private async ValueTask<Vocabulary> LoadVocabularyAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // Rare words are the misspelt ones; so many of the frequent ones are 2 MB and 5 ms to look through.
        var rows = await context.Database.SqlQueryRaw<WordRow>(
            $"SELECT term AS Word, doc AS Articles FROM ArticleSearchWord WHERE length(term) BETWEEN {Vocabulary.ShortestWord} AND {Vocabulary.LongestWord} ORDER BY doc DESC LIMIT {Vocabulary.MostWords}")
            .ToListAsync(cancellationToken);
        return new([.. rows.Select(r => new VocabularyWord(r.Word, r.Articles))]);
    }

    private static SearchHit Hit(FoundArticle article, SnippetRow snippet)
    {
        var body = SearchText.Parts(snippet.Body);
        var excerpt = SearchText.Parts(snippet.Excerpt);
        var isPage = article.Kind == ArticleKind.Page;
        return new(isPage ? PageAddress.Of(article.Slug) : ReaderAddress.Article(article.Slug), isPage, article.Language, article.PublishedAt,
            SearchText.Parts(snippet.Title), body.Any(p => p.Marked) || excerpt.Count == 0 ? body : excerpt);
    }

    public void Dispose() => _turns.Dispose();

    private sealed record FoundArticle(long Id, ArticleKind Kind, string Slug, string Language, DateTime PublishedAt);

    private sealed class SnippetRow
    {
        public long Id { get; init; }
        public string Title { get; init; } = "";
        public string Excerpt { get; init; } = "";
        public string Body { get; init; } = "";
    }

    private sealed class WordRow
    {
        public string Word { get; init; } = "";
        public long Articles { get; init; }
    }
}
