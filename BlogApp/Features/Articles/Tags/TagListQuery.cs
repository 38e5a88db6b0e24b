using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Queries;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Tags;

/// <summary>All tags with their counts, for the Studio.</summary>
internal sealed class TagListQuery(IDbContextFactory<BlogDbContext> contexts, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <param name="comparer">For titles, by the reader's language.</param>
    public async Task<TagList> RunAsync(TagFilter filter, StringComparer comparer, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var visible = context.Articles.Visible(clock);
        // Few bytes each and hundreds of them: sorted here, as people sort titles, and searched in any script.
        var all = await context.Tags.AsNoTracking().Select(t => new TagRow(t.Id, t.Version, t.Name, t.Title ?? t.Name, t.Description,
            t.Articles.Count(a => a.State != ArticleState.Trash),
            visible.Count(a => a.Tags.Any(own => own.Id == t.Id)))).ToListAsync(cancellationToken);
        var found = all.Where(row => (!filter.Unused || row.Articles == 0) && row.Speaks(filter.Query)).ToList();
        var page = Math.Clamp(filter.Page, 1, Math.Max(1, (found.Count + PageSize - 1) / PageSize));
        return new([.. Sorted(found, filter, comparer).Skip((page - 1) * PageSize).Take(PageSize)], found.Count, page, all.Count, all.Count(row => row.Articles == 0));
    }

    /// <summary>Every other tag, by title, to merge one into.</summary>
    public async Task<IReadOnlyList<TagRow>> OthersAsync(long than, StringComparer comparer, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Tags.AsNoTracking().Where(t => t.Id != than)
            .Select(t => new TagRow(t.Id, t.Version, t.Name, t.Title ?? t.Name, null, t.Articles.Count(a => a.State != ArticleState.Trash), 0)).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Title, comparer)];
    }

    private static IEnumerable<TagRow> Sorted(List<TagRow> rows, TagFilter filter, StringComparer comparer) => (filter.Sort, filter.Descending) switch
    {
        (TagColumn.Title, false) => rows.OrderBy(r => r.Title, comparer).ThenBy(r => r.Id),
        (TagColumn.Title, true) => rows.OrderByDescending(r => r.Title, comparer).ThenBy(r => r.Id),
        (_, true) => rows.OrderByDescending(r => r.Articles).ThenBy(r => r.Title, comparer),
        _ => rows.OrderBy(r => r.Articles).ThenBy(r => r.Title, comparer),
    };
}

/// <param name="Articles">Articles and pages that carry it, outside the trash.</param>
/// <param name="Published">Articles that readers see.</param>
public sealed record TagRow(long Id, int Version, string Name, string Title, string? Description, int Articles, int Published)
{
    public bool Speaks(string text) => text.Length == 0 || Name.Contains(text, StringComparison.OrdinalIgnoreCase)
        || Title.Contains(text, StringComparison.OrdinalIgnoreCase) || (Description?.Contains(text, StringComparison.OrdinalIgnoreCase) ?? false);
}

/// <param name="Total">Those that match.</param>
/// <param name="All">Those there are.</param>
internal sealed record TagList(IReadOnlyList<TagRow> Rows, int Total, int Page, int All, int Unused);
