using System.Globalization;
using BlogApp.Data.Search;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Data.Sqlite.Search;

/// <summary>Scores FTS5 matches at a cost that does not grow with the blog. See <see cref="SearchSchema"/> for the tables.</summary>
internal sealed class SearchIndexReader : ISearchIndexReader
{
    // Scoring takes 4 µs per article. Scoring all 10,000 articles for a word that they all contain took 60 ms.
    private const int MostScored = 500;

    public async Task<IReadOnlyList<SearchMatch>> FindAsync(DbContext context, string expression, int most, CancellationToken cancellationToken)
    {
        var oldest = await OldestScoredAsync(context, expression, cancellationToken);
        var matches = await ScoreAsync(context, expression, oldest ?? 0, most, cancellationToken);
        if (oldest is null)
            return matches;
        var titled = $"{{Title Tags Excerpt}} : ({expression})";
        var first = await ScoreAsync(context, titled, await OldestScoredAsync(context, titled, cancellationToken) ?? 0, most, cancellationToken);
        return [.. first.ConvertAll(match => match with { Titled = true }).Concat(matches).DistinctBy(match => match.Id).Take(most)];
    }

    /// <summary>Null when all matches can be scored.</summary>
    private static async Task<long?> OldestScoredAsync(DbContext context, string expression, CancellationToken cancellationToken) =>
        (await context.Database.SqlQuery<long>($"SELECT rowid AS Value FROM ArticleSearch WHERE ArticleSearch MATCH {expression} ORDER BY rowid DESC LIMIT 1 OFFSET {MostScored}")
            .ToListAsync(cancellationToken)).Cast<long?>().SingleOrDefault();

    private static async Task<List<SearchMatch>> ScoreAsync(DbContext context, string expression, long oldest, int most, CancellationToken cancellationToken) =>
        await context.Database.SqlQuery<SearchMatch>($"""
            SELECT rowid AS Id, bm25(ArticleSearch, 10, 6, 3, 1) AS Score, 0 AS Titled FROM ArticleSearch
            WHERE ArticleSearch MATCH {expression} AND rowid >= {oldest} ORDER BY Score LIMIT {most}
            """).ToListAsync(cancellationToken);

    public async Task<Dictionary<long, SearchTexts>> TextsAsync(DbContext context, IEnumerable<long> ids, CancellationToken cancellationToken)
    {
        var shown = $"[{string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture)))}]";
        // This join order looks up each text by its row id.
        var rows = await context.Database.SqlQuery<SearchTexts>($"""
            SELECT ArticleId AS Id, Title, Excerpt, Prose FROM json_each({shown}) AS Shown CROSS JOIN ArticleSearchText ON ArticleId = Shown.value
            """).ToListAsync(cancellationToken);
        return rows.ToDictionary(r => r.Id);
    }

    public async Task<int> CountVisibleAsync(DbContext context, string expression, DateTime now, CancellationToken cancellationToken) =>
        (await context.Database.SqlQuery<long>($"""
            SELECT ArticleSearch.rowid AS Value FROM ArticleSearch CROSS JOIN Article ON Article.Id = ArticleSearch.rowid
            WHERE ArticleSearch MATCH {expression} AND Article.State = 'Published' AND Article.Visibility = 'Public' AND Article.PublishedAt <= {now} LIMIT 3
            """).ToListAsync(cancellationToken)).Count;

    public Task<List<IndexedWord>> WordsAsync(DbContext context, int shortest, int longest, int most, CancellationToken cancellationToken) =>
        context.Database.SqlQuery<IndexedWord>(
            $"SELECT term AS Word, doc AS Articles FROM ArticleSearchWord WHERE length(term) BETWEEN {shortest} AND {longest} ORDER BY doc DESC LIMIT {most}")
            .ToListAsync(cancellationToken);

    public Task<List<string>> KnownAsync(DbContext context, IEnumerable<string> words, CancellationToken cancellationToken)
    {
        var asked = System.Text.Json.JsonSerializer.Serialize(words);
        // In this order of the join each word is looked up.
        return context.Database.SqlQuery<string>($"SELECT Asked.value AS Value FROM json_each({asked}) AS Asked CROSS JOIN ArticleSearchWord ON ArticleSearchWord.term = Asked.value").ToListAsync(cancellationToken);
    }

    public async Task<bool> HasPendingAsync(DbContext context, CancellationToken cancellationToken) =>
        (await context.Database.SqlQueryRaw<long>("SELECT EXISTS (SELECT 1 FROM ArticleSearchPending) AS Value").ToListAsync(cancellationToken))[0] != 0;

    public Task<List<PendingRow>> PendingAsync(DbContext context, int most, CancellationToken cancellationToken) =>
        context.Database.SqlQuery<PendingRow>($"SELECT ArticleId, Change FROM ArticleSearchPending LIMIT {most}").ToListAsync(cancellationToken);

    public Task<List<long>> WrongAsync(DbContext context, int rules, CancellationToken cancellationToken) =>
        context.Database.SqlQuery<long>($"""
            SELECT a.Id AS Value FROM Article a LEFT JOIN ArticleSearchEntry e ON e.ArticleId = a.Id
            WHERE e.ArticleId IS NULL OR e.Version <> a.Version OR e.Rules <> {rules}
            UNION ALL SELECT ArticleId FROM ArticleSearchEntry WHERE ArticleId NOT IN (SELECT Id FROM Article)
            """).ToListAsync(cancellationToken);
}
