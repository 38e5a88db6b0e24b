using System.Globalization;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Addresses;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Features.Articles.Studio;

internal enum ArticleColumn
{
    Date,
    Title,
    Author,
    State,
    Today,
    Views,
    Readers,

    /// <summary>Visible comments.</summary>
    Comments,
}

/// <summary>The filter of the article list, as in the page's address. Invalid values in the address are ignored.</summary>
internal sealed record ArticleFilter(string Query, ArticleState? State, ArticleColumn Sort, bool Descending, int Page)
{
    /// <summary>Articles or pages. It is in the path, not in the query.</summary>
    public ArticleKind Kind { get; init; }

    public string? Tag { get; init; }

    public long? Author { get; init; }

    public string? Language { get; init; }

    /// <summary>Whether the filter hides anything, so that an empty list does not mean an empty blog.</summary>
    public bool Narrows => Query.Length > 0 || State is not null || Chosen > 0;

    /// <summary>Number of active filters besides search and state.</summary>
    public int Chosen => (Tag is null ? 0 : 1) + (Author is null ? 0 : 1) + (Language is null ? 0 : 1);

    /// <summary>The sorting as written in the address.</summary>
    public string SortText => Written(Sort, Descending);

    public static ArticleFilter From(string? query, string? state, string? sort, string? page, string? tag = null, string? author = null, string? language = null)
    {
        var named = Word<ArticleColumn>(sort?.TrimStart('-'));
        var column = named ?? ArticleColumn.Date;
        return new(
            query is { Length: <= 200 } ? query.Trim() : "",
            Word<ArticleState>(state),
            column,
            named is null ? StartsDescending(column) : sort!.StartsWith('-'),
            Components.Shared.TablePager.Parse(page))
        {
            Tag = tag is not null && TagName.Normalize(tag) is var name && TagName.IsValid(name) ? name : null,
            Author = long.TryParse(author, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null,
            Language = language is { Length: > 0 and <= 35 } ? language : null,
        };
    }

    /// <summary>The address with a different sorting: by the column, or reversed if it is already sorted by it.</summary>
    public string AddressSortedBy(ArticleColumn column, NavigationManager navigation)
    {
        var descending = column == Sort ? !Descending : StartsDescending(column);
        return navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            ["sort"] = Written(column, descending),
            ["page"] = null,
        });
    }

    /// <summary>The address with a filter added, changed or removed.</summary>
    public static string AddressWith(string name, string? value, NavigationManager navigation) =>
        navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { [name] = string.IsNullOrEmpty(value) ? null : value, ["page"] = null });

    public static string AddressOfState(ArticleState? state, NavigationManager navigation) => navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["state"] = state?.ToString().ToLowerInvariant(),
        ["page"] = null,
    });

    private static string Written(ArticleColumn column, bool descending) => (descending ? "-" : "") + column.ToString().ToLowerInvariant();

    /// <summary>Dates and numbers start with the highest, names with A.</summary>
    private static bool StartsDescending(ArticleColumn column) => column is not (ArticleColumn.Title or ArticleColumn.Author or ArticleColumn.State);

    /// <summary>Parses a value by name only: <c>Enum.TryParse</c> also accepts numbers and lists.</summary>
    private static T? Word<T>(string? text) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase))
                return value;
        return null;
    }
}
