using BlogApp.Components.Shared;

namespace BlogApp.Features.Articles.Tags;

internal enum TagColumn
{
    Title,
    Articles,
}

/// <summary>What the list of tags shows, as its address says. What makes no sense in an address is left out.</summary>
internal sealed record TagFilter(string Query, bool Unused, TagColumn Sort, bool Descending, int Page)
{
    public bool Narrows => Query.Length > 0 || Unused;

    public static TagFilter From(string? query, string? show, string? sort, string? page) => new(
        query is { Length: <= 200 } ? query.Trim() : "",
        show == "unused",
        sort is "articles" or "-articles" ? TagColumn.Articles : TagColumn.Title,
        sort is "-articles" or "-title",
        TablePager.Parse(page));

    /// <summary>The sorting by a column as the address says it: the other way round when it is that already. Null is the usual one.</summary>
    public string? SortBy(TagColumn column) => (column, column == Sort ? !Descending : column is TagColumn.Articles) switch
    {
        (TagColumn.Title, false) => null,
        (TagColumn.Title, true) => "-title",
        (_, false) => "articles",
        _ => "-articles",
    };
}
