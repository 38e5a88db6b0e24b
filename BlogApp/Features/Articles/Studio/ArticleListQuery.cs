using System.Linq.Expressions;
using BlogApp.Data;
using BlogApp.Data.Articles;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Studio;

/// <summary>Articles of every state for the Studio's list.</summary>
internal sealed class ArticleListQuery(IDbContextFactory<BlogDbContext> contexts)
{
    public const int PageSize = 50;

    public async Task<ArticleList> RunAsync(ArticleFilter filter, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var named = database.Articles.AsNoTracking();
        if (filter.Query.Length > 0)
        {
            var pattern = "%" + filter.Query.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_") + "%";
            named = named.Where(a => EF.Functions.Like(a.Title, pattern, @"\") || EF.Functions.Like(a.Slug, pattern, @"\"));
        }
        var counts = await named.GroupBy(a => a.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var total = filter.State is { } one ? counts.GetValueOrDefault(one) : counts.Values.Sum();
        var page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var rows = await Sorted(filter.State is { } state ? named.Where(a => a.State == state) : named, filter)
            .Skip((page - 1) * PageSize).Take(PageSize)
            .Select(a => new ArticleRow(a.Id, a.Slug, a.Title, a.State, a.Author!.DisplayName, a.PublishedAt, a.UpdatedAt, a.Views, a.Readers))
            .ToListAsync(cancellationToken);
        return new(rows, total, page, counts);
    }

    private static IOrderedQueryable<Article> Sorted(IQueryable<Article> articles, ArticleFilter filter) => filter.Sort switch
    {
        ArticleColumn.Title => By(articles, a => a.Title, filter),
        ArticleColumn.Author => By(articles, a => a.Author!.DisplayName, filter),
        ArticleColumn.State => By(articles, a => a.State, filter),
        ArticleColumn.Views => By(articles, a => a.Views, filter),
        ArticleColumn.Readers => By(articles, a => a.Readers, filter),
        _ => By(articles, a => a.PublishedAt ?? a.UpdatedAt, filter),
    };

    // The id makes the order the same on every page where the column has equal values.
    private static IOrderedQueryable<Article> By<T>(IQueryable<Article> articles, Expression<Func<Article, T>> key, ArticleFilter filter) =>
        filter.Descending ? articles.OrderByDescending(key).ThenByDescending(a => a.Id) : articles.OrderBy(key).ThenBy(a => a.Id);
}

/// <param name="Rows">One page.</param>
/// <param name="Total">Rows of all pages.</param>
/// <param name="Page">The page it is; the last one when a later one was asked for.</param>
/// <param name="Counts">How many of each state match the search.</param>
internal sealed record ArticleList(IReadOnlyList<ArticleRow> Rows, int Total, int Page, IReadOnlyDictionary<ArticleState, int> Counts);

internal sealed record ArticleRow(
    long Id, string Slug, string Title, ArticleState State, string Author, DateTime? PublishedAt, DateTime UpdatedAt, long Views, long Readers);
