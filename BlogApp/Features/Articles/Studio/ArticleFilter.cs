using BlogApp.Data.Articles;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Features.Articles.Studio;

internal enum ArticleColumn
{
    Date,
    Title,
    Author,
    State,
    Views,
    Readers,
}

/// <summary>What the article list shows, as its address says. What makes no sense in an address is left out.</summary>
internal sealed record ArticleFilter(string Query, ArticleState? State, ArticleColumn Sort, bool Descending, int Page)
{
    public static ArticleFilter From(string? query, string? state, string? sort, string? page)
    {
        var named = Word<ArticleColumn>(sort?.TrimStart('-'));
        var column = named ?? ArticleColumn.Date;
        return new(
            query is { Length: <= 200 } ? query.Trim() : "",
            Word<ArticleState>(state),
            column,
            named is null ? StartsDescending(column) : sort!.StartsWith('-'),
            Components.Shared.TablePager.Parse(page));
    }

    /// <summary>The address of this filter with another sorting: by the column, or the other way round when it is that already.</summary>
    public string AddressSortedBy(ArticleColumn column, NavigationManager navigation)
    {
        var descending = column == Sort ? !Descending : StartsDescending(column);
        return navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            ["sort"] = (descending ? "-" : "") + column.ToString().ToLowerInvariant(),
            ["page"] = null,
        });
    }

    public static string AddressOfState(ArticleState? state, NavigationManager navigation) => navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["state"] = state?.ToString().ToLowerInvariant(),
        ["page"] = null,
    });

    /// <summary>Dates and numbers are looked at from the top, names from A.</summary>
    private static bool StartsDescending(ArticleColumn column) => column is ArticleColumn.Date or ArticleColumn.Views or ArticleColumn.Readers;

    /// <summary>The value by its name alone: <c>Enum.TryParse</c> also takes numbers and lists.</summary>
    private static T? Word<T>(string? text) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase))
                return value;
        return null;
    }
}
