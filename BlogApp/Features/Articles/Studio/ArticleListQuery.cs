using System.Linq.Expressions;
using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Analytics.Live;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Studio;

/// <summary>Articles or pages of every state for the Studio's list.</summary>
internal sealed class ArticleListQuery(IDbContextFactory<BlogDbContext> contexts, ILiveFeed feed, TimeProvider clock)
{
    public const int PageSize = 50;

    // A persist may fall between reading totals and hours, and would then be seen in one of them only.
    private const int Attempts = 3;

    public async Task<ArticleList> RunAsync(ArticleFilter filter, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var named = Matching(database, filter);
        var counts = await named.GroupBy(a => a.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var total = filter.State is { } one ? counts.GetValueOrDefault(one) : counts.Where(c => c.Key is not ArticleState.Trash).Sum(c => c.Value);
        var page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        // What is in the trash is out of the way until it is asked for.
        var matching = filter.State is { } state ? named.Where(a => a.State == state) : named.Where(a => a.State != ArticleState.Trash);
        long[] ids = filter.Sort is ArticleColumn.Today or ArticleColumn.Views or ArticleColumn.Readers
            ? [.. (await ByNumberAsync(database, matching, filter, cancellationToken)).Skip((page - 1) * PageSize).Take(PageSize)]
            : [.. await Sorted(matching, filter).Skip((page - 1) * PageSize).Take(PageSize).Select(a => a.Id).ToListAsync(cancellationToken)];
        return new(await RowsAsync(database, ids, cancellationToken), total, page, counts);
    }

    /// <summary>What the list of this kind can be narrowed to.</summary>
    public async Task<ArticleChoices> ChoicesAsync(ArticleKind kind, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        // From the few to the many, each of which is left at its first article: reading every article costs its text, too.
        var authors = await database.Users.Where(u => database.Articles.Any(a => a.AuthorId == u.Id && a.Kind == kind))
            .OrderBy(u => u.DisplayName).Select(u => new { u.Id, u.DisplayName }).ToListAsync(cancellationToken);
        return new(
            [.. authors.Select(a => (a.Id, a.DisplayName))],
            await database.Tags.Where(t => t.Articles.Any(a => a.Kind == kind)).Select(t => t.Name).Order().ToListAsync(cancellationToken),
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

    /// <summary>By the numbers as they are now, with what waits: two or three numbers an article, 2 ms for a thousand.</summary>
    private async Task<IEnumerable<long>> ByNumberAsync(BlogDbContext database, IQueryable<Article> articles, ArticleFilter filter, CancellationToken cancellationToken)
    {
        var numbers = await articles.Select(a => new { a.Id, a.Views, a.Readers }).ToListAsync(cancellationToken);
        var today = filter.Sort is ArticleColumn.Today ? await ArticleTrends.TodayAsync(database, clock.GetUtcNow(), cancellationToken) : [];
        var keyed = numbers.Select(n =>
        {
            var live = feed.NumbersOf(n.Id);
            return (n.Id, Key: filter.Sort switch
            {
                ArticleColumn.Today => today.GetValueOrDefault(n.Id) + Math.Max(0, live.Views - n.Views),
                ArticleColumn.Views => Math.Max(n.Views, live.Views),
                _ => Math.Max(n.Readers, live.Readers),
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
                }).ToDictionaryAsync(r => r.Id, cancellationToken);
            var trends = await ArticleTrends.OfAsync(database, ids, clock.GetUtcNow(), cancellationToken);
            var views = await database.Articles.Where(a => ids.Contains(a.Id)).SumAsync(a => a.Views, cancellationToken);
            if (views == rows.Values.Sum(r => r.Views) || attempt == Attempts)
                return [.. ids.Where(rows.ContainsKey).Select(id => rows[id] with { Trend = trends.GetValueOrDefault(id, ArticleTrend.None) })];
        }
    }

    private static IOrderedQueryable<Article> Sorted(IQueryable<Article> articles, ArticleFilter filter) => filter.Sort switch
    {
        ArticleColumn.Title => By(articles, a => a.Title, filter),
        ArticleColumn.Author => By(articles, a => a.Author!.DisplayName, filter),
        ArticleColumn.State => By(articles, a => a.State, filter),
        _ => By(articles, a => a.PublishedAt ?? a.UpdatedAt, filter),
    };

    // The id makes the order the same on every page where the column has equal values.
    private static IOrderedQueryable<Article> By<T>(IQueryable<Article> articles, Expression<Func<Article, T>> key, ArticleFilter filter) =>
        filter.Descending ? articles.OrderByDescending(key).ThenByDescending(a => a.Id) : articles.OrderBy(key).ThenBy(a => a.Id);
}

/// <param name="Rows">One page.</param>
/// <param name="Total">Rows of all pages.</param>
/// <param name="Page">The page it is; the last one when a later one was asked for.</param>
/// <param name="Counts">How many of each state match the other filters.</param>
internal sealed record ArticleList(IReadOnlyList<ArticleRow> Rows, int Total, int Page, IReadOnlyDictionary<ArticleState, int> Counts);

internal sealed record ArticleChoices(IReadOnlyList<(long Id, string Name)> Authors, IReadOnlyList<string> Tags, IReadOnlyList<string> Languages);
