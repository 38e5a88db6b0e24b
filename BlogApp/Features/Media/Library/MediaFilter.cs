namespace BlogApp.Features.Media.Library;

internal enum MediaShow
{
    All,
    Pictures,

    /// <summary>Pictures without a description.</summary>
    Unnamed,
    Others,
}

/// <param name="Query">Searches the description and the original name.</param>
/// <param name="Page">From 1.</param>
internal sealed record MediaFilter(string Query, MediaShow Show, int Page)
{
    public const int PageSize = 40;

    public static MediaFilter From(string? query, string? show, string? page) => new(
        (query ?? "").Trim() is { Length: <= 200 } text ? text : "",
        Enum.TryParse<MediaShow>(show, ignoreCase: true, out var chosen) && Enum.IsDefined(chosen) ? chosen : MediaShow.All,
        Components.Shared.TablePager.Parse(page));
}
