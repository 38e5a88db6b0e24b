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
}

/// <summary>What the article list shows, as its address says. What makes no sense in an address is left out.</summary>
internal sealed record ArticleFilter(string Query, ArticleState? State, ArticleColumn Sort, bool Descending, int Page)
{
    /// <summary>Articles or pages; not in the query but in the path.</summary>
    public ArticleKind Kind { get; init; }

    public string? Tag { get; init; }

    public long? Author { get; init; }

    public string? Language { get; init; }

    /// <summary>Whether anything is left out of the list, so that an empty one does not mean that there is nothing.</summary>
    public bool Narrows => Query.Length > 0 || State is not null || Tag is not null || Author is not null || Language is not null;

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

    /// <summary>The address of this filter with one more, or another, or without it.</summary>
    public static string AddressWith(string name, string? value, NavigationManager navigation) =>
        navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { [name] = string.IsNullOrEmpty(value) ? null : value, ["page"] = null });

    public static string AddressOfState(ArticleState? state, NavigationManager navigation) => navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["state"] = state?.ToString().ToLowerInvariant(),
        ["page"] = null,
    });

    /// <summary>Dates and numbers are looked at from the top, names from A.</summary>
    private static bool StartsDescending(ArticleColumn column) => column is ArticleColumn.Date or ArticleColumn.Today or ArticleColumn.Views or ArticleColumn.Readers;

    /// <summary>The value by its name alone: <c>Enum.TryParse</c> also takes numbers and lists.</summary>
    private static T? Word<T>(string? text) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase))
                return value;
        return null;
    }
}
