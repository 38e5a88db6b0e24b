using System.Linq.Expressions;
using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Data.Comments;
using BlogApp.Features.Articles.Queries;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Studio;

/// <summary>Articles or pages in every state, for the Studio's list.</summary>
internal sealed class ArticleListQuery(IDbContextFactory<BlogDbContext> contexts, ArticleTrends trends, IArticleNumbers live, TimeProvider clock)
{
    public const int PageSize = 50;

    // A persist run may fall between reading totals and hours, and would then appear in only one of them.
    private const int Attempts = 3;

    public async Task<ArticleList> RunAsync(ArticleFilter filter, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var named = Matching(database, filter);
        var counts = await named.GroupBy(a => a.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var total = filter.State is { } one ? counts.GetValueOrDefault(one) : counts.Where(c => c.Key is not ArticleState.Trash).Sum(c => c.Value);
        var page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        // Trashed articles are hidden until the trash is selected.
        var matching = filter.State is { } state ? named.Where(a => a.State == state) : named.Where(a => a.State != ArticleState.Trash);
        long[] ids = filter.Sort is ArticleColumn.Today or ArticleColumn.Views or ArticleColumn.Readers
            ? [.. (await ByNumberAsync(database, matching, filter, cancellationToken)).Skip((page - 1) * PageSize).Take(PageSize)]
            : [.. await Sorted(database, matching, filter).Skip((page - 1) * PageSize).Take(PageSize).Select(a => a.Id).ToListAsync(cancellationToken)];
        return new(await RowsAsync(database, ids, cancellationToken), total, page, counts);
    }

    /// <summary>The filter choices for this kind of list.</summary>
    public async Task<ArticleChoices> ChoicesAsync(ArticleKind kind, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        // Starts from the few rows and stops at each one's first article. Reading every article would read its text, too.
        var authors = await database.Users.Where(u => database.Articles.Any(a => a.AuthorId == u.Id && a.Kind == kind))
            .OrderBy(u => u.DisplayName).Select(u => new { u.Id, u.DisplayName }).ToListAsync(cancellationToken);
        return new(
            [.. authors.Select(a => (a.Id, a.DisplayName))],
            TagLink.From(await database.Tags.AsNoTracking().Where(t => t.Articles.Any(a => a.Kind == kind)).ToListAsync(cancellationToken)),
            await database.Articles.Where(a => a.Kind == kind).Select(a => a.Language).Distinct().Order().ToListAsync(cancellationToken));
    }

    private static IQueryable<Article> Matching(BlogDbContext database, ArticleFilter filter)
    {
        var found = database.Articles.AsNoTracking().Where(a => a.Kind == filter.Kind);
        if (filter.Query.Length > 0)
        {
            var pattern = "%" + filter.Query.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_") + "%";
            found = found.Where(a => EF.Functions.Like(a.Title, pattern, @"\") || EF.Functions.Like(a.Slug, pattern, @"\"));
        }
        if (filter.Tag is { } tag)
            found = found.Where(a => a.Tags.Any(t => t.Name == tag));
        if (filter.Author is { } author)
            found = found.Where(a => a.AuthorId == author);
        if (filter.Language is { } language)
            found = found.Where(a => a.Language == language);
        return found;
    }

    /// <summary>
    /// Sorts by the current numbers, including views that are not persisted yet: two or three numbers per article, 2 ms
    /// for a thousand.
    /// </summary>
    private async Task<IEnumerable<long>> ByNumberAsync(BlogDbContext database, IQueryable<Article> articles, ArticleFilter filter, CancellationToken cancellationToken)
    {
        var numbers = await articles.Select(a => new { a.Id, a.Views, a.Readers }).ToListAsync(cancellationToken);
        var today = filter.Sort is ArticleColumn.Today ? await trends.TodayAsync(database, clock.GetUtcNow(), cancellationToken) : [];
        var keyed = numbers.Select(n =>
        {
            var now = live.Of(n.Id);
            return (n.Id, Key: filter.Sort switch
            {
                ArticleColumn.Today => today.GetValueOrDefault(n.Id) + Math.Max(0, now.Views - n.Views),
                ArticleColumn.Views => Math.Max(n.Views, now.Views),
                _ => Math.Max(n.Readers, now.Readers),
            });
        });
        return (filter.Descending ? keyed.OrderByDescending(n => n.Key).ThenByDescending(n => n.Id) : keyed.OrderBy(n => n.Key).ThenBy(n => n.Id)).Select(n => n.Id);
    }

    private async Task<IReadOnlyList<ArticleRow>> RowsAsync(BlogDbContext database, long[] ids, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var rows = await database.Articles.AsNoTracking().Where(a => ids.Contains(a.Id))
                .Select(a => new ArticleRow(a.Id, a.Slug, a.Title, a.State, a.Author!.DisplayName, a.PublishedAt, a.UpdatedAt, a.Views, a.Readers)
                {
                    Version = a.Version,
                    AuthorId = a.AuthorId,
                    Visibility = a.Visibility,
                    Comments = database.Comments.Count(c => c.ArticleId == a.Id && c.State == CommentState.Approved),
                }).ToDictionaryAsync(r => r.Id, cancellationToken);
            var past = await trends.LoadAsync(database, ids, clock.GetUtcNow(), cancellationToken);
            var views = await database.Articles.Where(a => ids.Contains(a.Id)).SumAsync(a => a.Views, cancellationToken);
            if (views == rows.Values.Sum(r => r.Views) || attempt == Attempts)
                return [.. ids.Where(rows.ContainsKey).Select(id => rows[id] with { Trend = past.GetValueOrDefault(id, ArticleTrend.None) })];
        }
    }

    private static IOrderedQueryable<Article> Sorted(BlogDbContext database, IQueryable<Article> articles, ArticleFilter filter) => filter.Sort switch
    {
        ArticleColumn.Title => By(articles, a => a.Title, filter),
        ArticleColumn.Author => By(articles, a => a.Author!.DisplayName, filter),
        ArticleColumn.State => By(articles, a => a.State, filter),
        ArticleColumn.Comments => By(articles, a => database.Comments.Count(c => c.ArticleId == a.Id && c.State == CommentState.Approved), filter),
        _ => By(articles, a => a.PublishedAt ?? a.UpdatedAt, filter),
    };

    // The id makes the order consistent across pages when values in the column are equal.
    private static IOrderedQueryable<Article> By<T>(IQueryable<Article> articles, Expression<Func<Article, T>> key, ArticleFilter filter) =>
        filter.Descending ? articles.OrderByDescending(key).ThenByDescending(a => a.Id) : articles.OrderBy(key).ThenBy(a => a.Id);
}

/// <param name="Rows">One page.</param>
/// <param name="Total">Number of rows on all pages.</param>
/// <param name="Page">The page's number; the last page when a later one was requested.</param>
/// <param name="Counts">How many articles in each state match the other filters.</param>
internal sealed record ArticleList(IReadOnlyList<ArticleRow> Rows, int Total, int Page, IReadOnlyDictionary<ArticleState, int> Counts);

internal sealed record ArticleChoices(IReadOnlyList<(long Id, string Name)> Authors, IReadOnlyList<TagLink> Tags, IReadOnlyList<string> Languages);
