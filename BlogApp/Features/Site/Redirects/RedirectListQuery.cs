using BlogApp.Data;
using BlogApp.Data.Site;
using BlogApp.Features.Site.Redirects.Targets;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Site.Redirects;

/// <summary>Redirects and missing addresses as admins see them.</summary>
internal sealed class RedirectListQuery(IDbContextFactory<BlogDbContext> contexts, IBlogAddresses addresses)
{
    public const int PageSize = 50;

    public async Task<RedirectList> RunAsync(RedirectFilter filter, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = (All: await context.Redirects.CountAsync(cancellationToken), Missing: await context.MissingAddresses.CountAsync(m => !m.Ignored, cancellationToken),
            Ignored: await context.MissingAddresses.CountAsync(m => m.Ignored, cancellationToken));
        if (filter.View is not RedirectView.Redirects)
        {
            var missing = context.MissingAddresses.AsNoTracking().Where(m => m.Ignored == (filter.View == RedirectView.Ignored));
            if (filter.Query.Length > 0)
            {
                var text = filter.Query.ToLowerInvariant();
                missing = missing.Where(m => m.Path.Contains(text) || m.Referrer.Contains(text));
            }
            var of = await missing.CountAsync(cancellationToken);
            var at = PageOf(filter, of);
            return new([], await missing.OrderByDescending(m => m.Requests).ThenByDescending(m => m.LastAt).ThenBy(m => m.Id).Skip((at - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken), of, at, counts);
        }
        var found = Matching(context, filter.Query);
        var total = await found.CountAsync(cancellationToken);
        var page = PageOf(filter, total);
        var rows = await Sorted(found, filter).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        return new(await RowsAsync(context, rows, cancellationToken), [], total, page, counts);
    }

    /// <summary>All redirects by path, such as for a file.</summary>
    public async Task<IReadOnlyList<RedirectRow>> AllAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await RowsAsync(context, await context.Redirects.AsNoTracking().OrderBy(r => r.Path).ToListAsync(cancellationToken), cancellationToken);
    }

    private async Task<IReadOnlyList<RedirectRow>> RowsAsync(BlogDbContext context, List<Redirect> rows, CancellationToken cancellationToken)
    {
        var index = await addresses.ReadAsync(context, cancellationToken);
        return [.. rows.Select(row =>
        {
            var there = RedirectTarget.Of(row) is { Kind: not RedirectTargetKind.Address } target ? index.Of(target) : null;
            return new RedirectRow(row.Id, row.Path, there is null ? row.Address : there.Address + row.Address, row.Temporary, row.Source, row.CreatedAt, row.Hits, row.LastHitAt,
                there is { Open: false }, index.IsLive(row.Path));
        })];
    }

    private static IQueryable<Redirect> Matching(BlogDbContext context, string query)
    {
        var all = context.Redirects.AsNoTracking();
        if (query.Length == 0)
            return all;
        var text = query.ToLowerInvariant();
        return all.Where(r => r.Path.Contains(text) || r.Address.Contains(query) || r.Address.Contains(text) || r.Article!.Slug.Contains(text) || r.Tag!.Name.Contains(text) || r.User!.Slug!.Contains(text));
    }

    private static IQueryable<Redirect> Sorted(IQueryable<Redirect> rows, RedirectFilter filter) => (filter.Order, filter.Descending) switch
    {
        (RedirectOrder.Hits, true) => rows.OrderByDescending(r => r.Hits).ThenBy(r => r.Path),
        (RedirectOrder.Hits, false) => rows.OrderBy(r => r.Hits).ThenBy(r => r.Path),
        (RedirectOrder.LastHit, true) => rows.OrderByDescending(r => r.LastHitAt).ThenBy(r => r.Path),
        (RedirectOrder.LastHit, false) => rows.OrderBy(r => r.LastHitAt).ThenBy(r => r.Path),
        (_, true) => rows.OrderByDescending(r => r.Path),
        _ => rows.OrderBy(r => r.Path),
    };

    private static int PageOf(RedirectFilter filter, int total) => Math.Clamp(filter.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
}

/// <param name="To">The present address of the target.</param>
/// <param name="Closed">Whether readers cannot open the target at present, so that it leads nowhere.</param>
/// <param name="Covered">Whether a page of the blog answers the path by now, so that it has no effect.</param>
internal sealed record RedirectRow(long Id, string Path, string To, bool Temporary, RedirectSource Source, DateTime CreatedAt, long Hits, DateTime? LastHitAt, bool Closed, bool Covered);

/// <param name="Total">Those that match.</param>
/// <param name="Counts">Those there are.</param>
internal sealed record RedirectList(IReadOnlyList<RedirectRow> Rows, IReadOnlyList<MissingAddress> Missing, int Total, int Page, (int All, int Missing, int Ignored) Counts);
