using BlogApp.Components.Shared;

namespace BlogApp.Features.Site.Redirects;

internal enum RedirectView
{
    Redirects,
    Missing,
    Ignored,
}

internal enum RedirectOrder
{
    Path,
    Hits,
    LastHit,
}

/// <summary>What the page shows, as its address says. What makes no sense in an address is left out.</summary>
internal sealed record RedirectFilter(RedirectView View, string Query, RedirectOrder Order, bool Descending, int Page)
{
    public static RedirectFilter From(string? view, string? query, string? sort, string? page) => new(
        view switch { "missing" => RedirectView.Missing, "ignored" => RedirectView.Ignored, _ => RedirectView.Redirects },
        query is { Length: <= 200 } ? query.Trim() : "",
        sort?.TrimStart('-') switch { "hits" => RedirectOrder.Hits, "last" => RedirectOrder.LastHit, _ => RedirectOrder.Path },
        sort is ['-', ..],
        TablePager.Parse(page));

    /// <summary>The sorting by a column as the address says it: the other way round when it is that already. Null is the usual one.</summary>
    public string? SortBy(RedirectOrder column) => (column, column == Order ? !Descending : column is not RedirectOrder.Path) switch
    {
        (RedirectOrder.Path, false) => null,
        (RedirectOrder.Path, true) => "-path",
        (RedirectOrder.Hits, var down) => down ? "-hits" : "hits",
        (_, var down) => down ? "-last" : "last",
    };
}
