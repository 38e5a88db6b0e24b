using System.Globalization;
using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Data.Search;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Articles.Queries;
using BlogApp.Features.Search.Index;
using BlogApp.Features.Site.Menu;
using BlogApp.Platform.Caching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;

namespace BlogApp.Features.Search.Queries;

/// <summary>Searches the full-text index.</summary>
internal sealed class SearchQueries(IDbContextFactory<BlogDbContext> contexts, ISearchIndexReader reader, HybridCache cache, SearchIndex index, TimeProvider clock) : IDisposable
{
    /// <summary>Nobody pages further.</summary>
    public const int Most = 100;

    public const int PageSize = 10;

    // Anyone can invent queries. Memory drops entries that are not used again; Redis would only fill up.
    private static readonly HybridCacheEntryOptions Brief = new() { Expiration = TimeSpan.FromMinutes(1), Flags = HybridCacheEntryFlags.DisableDistributedCache };
    private static readonly HybridCacheEntryOptions Long = new() { Expiration = TimeSpan.FromMinutes(30), Flags = HybridCacheEntryFlags.DisableDistributedCache };

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // Searching keeps a core busy. Concurrent searches wait, so that other pages do not have to.
    private readonly SemaphoreSlim _turns = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly Lock _catchUp = new();
    private Task _updating = Task.CompletedTask;

    /// <param name="typed">Any input.</param>
    /// <param name="page">From 1; the last page when a later one is requested.</param>
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
    /// Includes what was published a moment ago. An import of thousands is left to the background, and so is everything
    /// while another process holds the database: searching must not wait for a writer.
    /// </summary>
    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        // Twice, because the first update may have begun before the change was noted.
        for (var i = 0; i < 2 && await index.HasPendingAsync(cancellationToken); i++)
        {
            var update = Updating();
            await Task.WhenAny(update, Task.Delay(Patience, clock, cancellationToken));
            if (!update.IsCompletedSuccessfully)
                break;
        }
    }

    /// <summary>One update for all concurrent searches. <see cref="SearchIndexer"/> meets the same failures and reports them.</summary>
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
        // Opened once for the half a dozen queries, because opening takes half a millisecond each.
        await context.Database.OpenConnectionAsync(cancellationToken);
        var expression = query.All!;
        var found = await RankAsync(context, expression, Most, cancellationToken);
        string? suggestion = null;
        var loose = found.Count == 0;
        if (loose)
        {
            // What has all the words has no typing errors.
            suggestion = await SuggestAsync(context, query, cancellationToken);
            expression = query.Any!;
            found = await RankAsync(context, expression, PageSize, cancellationToken);
        }
        var pages = Math.Max(1, (found.Count + PageSize - 1) / PageSize);
        page = Math.Min(page, pages);
        var shown = found.Skip((page - 1) * PageSize).Take(PageSize).ToList();
        var texts = await reader.TextsAsync(context, shown.Select(a => a.Id), cancellationToken);
        var phrases = loose ? query.Parts : query.Phrases;
        return new([.. shown.Where(article => texts.ContainsKey(article.Id)).Select(article => Hit(article, texts[article.Id], phrases))], page, pages, found.Count, loose && found.Count > 0, suggestion);
    }

    /// <summary>The best results that readers may see now, even if the index is behind. Equal results are sorted newest first.</summary>
    private async Task<List<FoundArticle>> RankAsync(BlogDbContext context, string expression, int most, CancellationToken cancellationToken)
    {
        var ranked = await reader.FindAsync(context, expression, most, cancellationToken);
        var ids = ranked.Select(r => r.Id).ToList();
        var articles = await context.Articles.Listed(clock).Where(a => ids.Contains(a.Id))
            .Select(a => new FoundArticle(a.Id, a.Kind, a.Slug, a.Language, a.PublishedAt!.Value, a.Author!.DisplayName, a.Author.Slug)).ToDictionaryAsync(a => a.Id, cancellationToken);
        return [.. ranked.Where(r => articles.ContainsKey(r.Id)).Select(r => (r.Titled, Score: Math.Round(r.Score, 2), Article: articles[r.Id]))
            .OrderByDescending(r => r.Titled).ThenBy(r => r.Score).ThenByDescending(r => r.Article.PublishedAt).Select(r => r.Article)];
    }

    private async Task<string?> SuggestAsync(BlogDbContext context, SearchQuery query, CancellationToken cancellationToken)
    {
        if (query.Words.Count == 0)
            return null;
        var vocabulary = await cache.GetOrCreateAsync(CacheRegion.Search + ":vocabulary", LoadVocabularyAsync, Long, [], cancellationToken);
        // Asked of the index itself: the vocabulary ends somewhere, and is some minutes old.
        var known = await reader.KnownAsync(context, query.Words, cancellationToken);
        if (vocabulary.Correct(query, known) is not { } corrected || SearchQuery.Parse(corrected).All is not { } expression)
            return null;
        // Only visible articles: the index already contains those with a future date.
        var now = clock.GetUtcNow().UtcDateTime;
        var better = await reader.CountVisibleAsync(context, expression, now, cancellationToken);
        return better > 0 ? corrected : null;
    }

    private async ValueTask<Vocabulary> LoadVocabularyAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // Rare words are the misspelled ones. This many frequent words take 2 MB, and 5 ms to search.
        var rows = await reader.WordsAsync(context, Vocabulary.ShortestWord, Vocabulary.LongestWord, Vocabulary.MostWords, cancellationToken);
        return new([.. rows.Where(r => !ExactTokens.IsHidden(r.Word[0])).Select(r => new VocabularyWord(r.Word, r.Articles))]);
    }

    private static SearchHit Hit(FoundArticle article, SearchTexts texts, IReadOnlyList<SearchPhrase> phrases)
    {
        var body = SearchExcerpt.Create(SearchMarks.Mark(texts.Prose, phrases));
        var excerpt = SearchExcerpt.Create(SearchMarks.Mark(texts.Excerpt, phrases));
        var isPage = article.Kind == ArticleKind.Page;
        return new(isPage ? PageAddress.ForSlug(article.Slug) : ReaderAddress.Article(article.Slug), isPage, article.Language, article.PublishedAt, article.Author,
            SearchText.Parts(SearchMarks.Mark(texts.Title, phrases)), body.Any(p => p.Marked) || excerpt.Count == 0 ? body : excerpt, article.AuthorSlug);
    }

    public void Dispose() => _turns.Dispose();

    private sealed record FoundArticle(long Id, ArticleKind Kind, string Slug, string Language, DateTime PublishedAt, string Author, string? AuthorSlug);
}
